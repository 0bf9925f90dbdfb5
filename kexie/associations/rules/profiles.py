"""A unit's profile and what its association covers."""

from typing import Any

from django.db.models import QuerySet

from kexie.associations.models import CoveredUnit, Profile
from kexie.associations.told import Facts, told_of
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import kinds
from kexie.organisations.models import Organisation
from kexie.organisations.rules import holds, undoing, visible_organisations

# Columns that hold a list have no name of their own.
_LISTS = {"emerging": "战略性新兴产业", "qualifications": "资质"}
# Associations that may cover more units than the one they are named after.
COVERING = (kinds.Kind.PARK, kinds.Kind.JOINT, kinds.Kind.SOCIETY, kinds.Kind.FEDERATION)


def visible_profiles(actor: Actor) -> QuerySet[Profile]:
    """Of the organisations the actor may look at."""
    return Profile.objects.filter(organisation__in=visible_organisations(actor))


def visible_covered(actor: Actor) -> QuerySet[CoveredUnit]:
    """Of the associations the actor may look at."""
    return CoveredUnit.objects.filter(association__in=visible_organisations(actor))


def can_edit_profile(actor: Actor, organisation: Organisation) -> Verdict:
    """What the unit is and how many work there: the unit itself, and who guides it."""
    if organisation.state != "active":
        return refused("该组织已撤销，不能修改单位概况", "profile.edit.active")
    if organisation.kind in kinds.PARTS:
        return refused(f"{organisation.get_kind_display()}没有单位概况，请在所属组织填写", "profile.edit.kind")
    if not holds(actor, "organisations.edit", organisation.pk):
        return refused("您没有维护该组织信息的职责", "profile.edit.right")
    return ALLOWED


def can_undo_profile(entry: Any, profile: Profile) -> Verdict:
    """Whether this edit of what the unit is can be put back; who may edit is asked before."""
    labels = undoing.labels_of(Profile, Facts.__dataclass_fields__) | _LISTS
    return undoing.undoable(entry, told_of(profile), labels)


def may_cover(organisation: Organisation) -> bool:
    """Whether an association of this kind covers other units."""
    return organisation.kind in COVERING


def can_keep_covered(actor: Actor, organisation: Organisation) -> Verdict:
    """Add and end covered units."""
    if not may_cover(organisation):
        return refused("只有园区、联合、行业性质的组织登记覆盖单位", "covered.keep.kind")
    return can_edit_profile(actor, organisation)
