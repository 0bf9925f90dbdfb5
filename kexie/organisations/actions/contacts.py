"""The mobile of a unit's contact: taken out of what is typed, sealed, shown to few and with a reason."""

from dataclasses import replace

from django.db import transaction

from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.crypto import Unopened
from kexie.kit.verdict import Refused, require
from kexie.organisations import particulars, rules, telephones
from kexie.organisations.models import Organisation

# What the journal keeps the length of only.
PERSONAL = (*particulars.PERSONAL, "mobile")


def told(typed: particulars.Particulars) -> particulars.Particulars:
    """The same with what is typed as telephone parted by its kind.

    Raises:
        Refused: there are more numbers than the register has room for.
    """
    office, found = telephones.split(typed.telephone)
    if len(office) > telephones.LONGEST:
        raise Refused(f"固定电话合计不超过 {telephones.LONGEST} 个字", "organisation.telephone")
    mobile = typed.mobile
    if found:
        mobile = telephones.joined(found, mobile or "")
    return replace(typed, telephone=office, mobile=mobile)


def sealed_only(organisation: Organisation, typed: particulars.Particulars) -> None:
    """No mobile of the unit, as it is registered or told now, among the numbers that stand readable.

    Raises:
        Refused: there is one, between other figures.
    """
    kept = telephones.joined(number(organisation) or "", typed.mobile or "")
    if telephones.stands_in(typed.telephone, kept):
        raise Refused(telephones.BARED, "organisation.telephone.bared")


def number(organisation: Organisation) -> str | None:
    """The mobile in clear, for comparing; None where its key is lost: typing it anew is a change then, and mends it."""
    try:
        return organisation.mobile.reveal() if organisation.mobile else ""
    except Unopened:
        return None


@transaction.atomic
def reveal(organisation: Organisation, *, reason: str, by: Actor) -> str:
    """The mobile in clear, for this once; who looked and why stands in the unit's history.

    Raises:
        Refused: by the rule, without a reason, or its key is not at hand.
    """
    locked = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    require(rules.can_reveal_mobile(by, locked))
    if not reason.strip():
        raise Refused("请写明查看的理由", "organisation.reveal.reason")
    mobile = number(locked)
    if mobile is None:
        raise Refused("密钥不在，号码无法显示，请联系系统管理员", "organisation.reveal.key")
    diff = {"mobile": ("", journal.masked(mobile))}
    journal.write("organisation", locked.pk, "reveal", by=by, note=reason.strip(), diff=diff)
    return mobile
