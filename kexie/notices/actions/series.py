"""Codes of document numbers (机关代字), edited at the desk."""

from collections.abc import Sequence

from django.db import transaction

from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.notices import reading, rules
from kexie.notices.models import Kind, SeriesCode
from kexie.organisations.models import Organisation


@transaction.atomic
def set_code(
    issuer: Organisation, code: str, *, by: Actor, kinds: Sequence[str] = (), default: bool = False, active: bool = True
) -> SeriesCode:
    """Add or change a code of this issuer. ``kinds``: which kinds of document take it by themselves.

    The first code is the default; making one the default takes that from the other. Numbers given stay as they are.

    Raises:
        Refused: no right, a code with figures or brackets in it, an unknown kind, another issuer's code.
    """
    require(rules.can_set_code(by, issuer))
    try:
        reading.DocumentNumber(code, 2000, 1)
    except reading.NumberError as fault:
        raise Refused(str(fault), "code.form") from None
    if unknown := set(kinds) - set(Kind.values):
        raise Refused(f"没有这种文种：{'、'.join(sorted(unknown))}", "code.kind")
    # The issuer's row is the lock: two first codes at once must not both become the default.
    Organisation.objects.select_for_update(no_key=True).get(pk=issuer.pk)
    row = SeriesCode.objects.filter(code=code).first() or SeriesCode(issuer=issuer, code=code)
    if row.issuer_id != issuer.pk:
        raise Refused(f"“{code}”已是别的单位的机关代字", "code.taken")
    others = SeriesCode.objects.filter(issuer=issuer).exclude(pk=row.pk)
    default = active and (default or row.is_default or not others.filter(is_default=True).exists())
    if default:
        others.filter(is_default=True).update(is_default=False)
    before = {"kinds": "、".join(row.kinds), "default": row.is_default, "active": row.is_active}
    row.kinds, row.is_default, row.is_active = list(kinds), default, active
    row.save()
    after = {"kinds": "、".join(row.kinds), "default": default, "active": active}
    journal.write("series_code", row.pk, "set", by=by, diff=journal.changes(before, after))
    return row
