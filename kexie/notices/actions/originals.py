"""Paper originals: copies made, stamped, sent to whom, received, returned, lost, void.

Locks as everywhere: the document, then its copies.
"""

from django.db import transaction
from django.db.models import Max, QuerySet

from kexie.kit import clock, flow, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.notices import copy_codes, rules
from kexie.notices.actions.locking import locked
from kexie.notices.flow import ORIGINAL
from kexie.notices.models import Addressee, Document, Original

MOST = 500


@transaction.atomic
def make(document: Document, count: int, *, by: Actor) -> list[Original]:
    """So many further copies, each with its 份号 and code.

    Raises:
        Refused: no right, not issued, none or too many at a time.
    """
    document = locked(document)
    require(rules.can_keep_originals(by, document))
    if not 0 < count <= MOST:
        raise Refused(f"一次可登记 1 至 {MOST} 份", "original.count")
    last = document.originals.aggregate(last=Max("serial"))["last"] or 0
    made = [
        Original(document=document, serial=serial, code=copy_codes.drawn())
        for serial in range(last + 1, last + count + 1)
    ]
    Original.objects.bulk_create(made, batch_size=500)
    journal.write("document", document.pk, "make_originals", by=by, diff={"copies": (str(last), str(last + count))})
    return made


@transaction.atomic
def stamp_all(document: Document, *, by: Actor) -> int:
    """用印 of every copy that was only printed; how many. Raises Refused; Overtaken where there is none (any more)."""
    document = locked(document)
    require(rules.can_keep_originals(by, document))
    rows = list(_held().filter(document=document, state="made").order_by("serial"))
    if not rows:
        raise Overtaken("没有等用印的原件，可能已有人办过", "original.stamp")
    for row in rows:
        _move(row, "stamp", by)
    return len(rows)


@transaction.atomic
def step(original: Original, verb: str, *, by: Actor, note: str = "") -> Original:
    """One step of the table that takes no more than a word: stamp, receive, return, lose, void.

    Raises:
        Refused: no right, or a reason is missing.
        Overtaken: the table has no such step from where the copy is now.
    """
    row = _locked(original, by)
    _move(row, verb, by, note=note)
    return row


@transaction.atomic
def send(original: Original, receiver: str, *, by: Actor) -> Original:
    """Send a stamped copy to somebody. An addressed unit of this very name is tied to it.

    Raises:
        Refused: no right, or nobody named.
        Overtaken: it was sent already, or is not stamped: a copy goes out once.
    """
    row = _locked(original, by)
    if not receiver:
        raise Refused("请填写收件单位或收件人", "original.receiver")
    row.receiver, row.sent_at = receiver, clock.now()
    row.addressee = Addressee.objects.filter(document=row.document_id, name=receiver).first()
    _move(row, "send", by, also=("receiver", "addressee", "sent_at"), receiver=receiver)
    return row


def _held() -> QuerySet[Original]:
    return Original.objects.select_for_update(of=("self",), no_key=True).select_related("document__issuer")


def _locked(original: Original, by: Actor) -> Original:
    require(rules.can_keep_originals(by, locked(original.document)))
    return _held().get(pk=original.pk)


def _move(
    row: Original, verb: str, by: Actor, *, note: str = "", also: tuple[str, ...] = (), receiver: str = ""
) -> None:
    row.state_since = clock.now()
    diff = {"receiver": ("", receiver)} if receiver else None
    flow.move(row, ORIGINAL, verb, by=by, note=note, diff=diff, also=(*also, "state_since"))
