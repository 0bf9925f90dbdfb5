"""What a house settles: its numbers, who replies."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from kexie.associations.actions import locking
from kexie.associations.models import ApprovalAuthority, LifeRules
from kexie.associations.rules import settled as rules
from kexie.associations.told import NUMBERS
from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations import kinds
from kexie.organisations.models import Organisation


@transaction.atomic
def settle(house: Organisation, told: Mapping[str, int | str], *, by: Actor) -> LifeRules:
    """Its own numbers, for itself and for all below without their own. Raises Refused."""
    locked = Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=house.pk)
    require(rules.can_settle(by, locked))
    row = LifeRules.objects.filter(organisation=locked).first() or LifeRules(organisation=locked)
    names = (*NUMBERS, "votes_of")
    before = {name: getattr(row, name) for name in names}
    for name in names:
        setattr(row, name, told[name])
    for name, (least, most) in NUMBERS.items():
        if not least <= int(told[name]) <= most:
            label = getattr(LifeRules._meta.get_field(name), "verbose_name", name)
            raise Refused(f"{label}应在 {least} 至 {most} 之间", f"life_rules.{name}")
    if row.quorum_part > row.quorum_whole:
        raise Refused("到会比例不能大于 1", "life_rules.quorum")
    row.save()
    after = {name: getattr(row, name) for name in names}
    journal.write("life_rules", locked.pk, "set", by=by, diff=journal.changes(before, after))
    return row


@transaction.atomic
def set_authority(
    authority: Organisation, *, by: Actor, kind: str = "", place: Organisation | None = None
) -> ApprovalAuthority:
    """Who replies for this kind under this place. Raises Refused; Overtaken where that was said already."""
    require(rules.can_set_authority(by))
    require(rules.fits_as_authority(authority, place))
    if kind and kind not in kinds.ELECTING:
        raise Refused("请选择企事业科协或联合会的类别", "authority.kind")
    row = ApprovalAuthority(kind=kind, place=place, authority=authority)
    with locking.once():
        row.save(force_insert=True)
    diff = {"kind": ("", kind), "organisation": ("", authority.label), "superior": ("", place.label if place else "")}
    journal.write("approval_authority", row.pk, "set", by=by, diff=diff)
    return row


@transaction.atomic
def drop_authority(pk: UUID, *, by: Actor) -> None:
    """That is no longer so. Raises Refused; Overtaken where it was dropped."""
    require(rules.can_set_authority(by))
    row = ApprovalAuthority.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        raise Overtaken("这一行已删去，请刷新页面", "authority.gone")
    journal.write("approval_authority", row.pk, "drop", by=by)
    row.delete()
