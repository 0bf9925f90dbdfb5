"""What a unit that was merged into another left open."""

from django.db.models import Exists, OuterRef, Q

from kexie.kit import clock
from kexie.notices.models import Addressee, Reply
from kexie.notices.steps import CHASED
from kexie.organisations.models import Ancestry, Organisation


def left_open(unit: Organisation) -> list[Addressee]:
    """Not signed for, or the answer (回执) still owed; of documents that are still chased. One query.

    Only what comes from above the successor: nobody is addressed by a house that does not guide it.
    """
    above = Ancestry.objects.filter(descendant=unit.successor_id, depth__gt=0).values("ancestor")
    answered = Exists(Reply.objects.filter(addressee=OuterRef("pk"), replaced_at=None))
    owing = Q(has_signed=False) | (Q(document__reply_slip__isnull=False) & ~answered)
    since = clock.now() - CHASED
    rows = Addressee.objects.filter(owing, organisation=unit, document__state="issued", document__issuer__in=above)
    rows = rows.filter(document__issued_at__gt=since)
    return list(rows.select_related("document__issuer").order_by("addressed_at", "id"))
