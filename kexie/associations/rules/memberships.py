"""Units that are members of a federation or a society: who keeps them, what a house has settled of them."""

from django.db.models import QuerySet

from kexie.associations.models import Membership, MembershipRules
from kexie.associations.rules.profiles import can_edit_profile
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import kinds
from kexie.organisations.models import Organisation
from kexie.organisations.rules import holds, renewing, visible_organisations

# Bodies whose members are units; those of a society stand beside its people.
TAKING_UNITS = (kinds.Kind.FEDERATION, kinds.Kind.SOCIETY)


def visible_memberships(actor: Actor) -> QuerySet[Membership]:
    """Of the bodies and of the members the actor may look at."""
    seen = visible_organisations(actor)
    return Membership.objects.filter(federation__in=seen) | Membership.objects.filter(member__in=seen)


def takes_units(organisation: Organisation) -> bool:
    """Whether units are members of a body of this kind."""
    return organisation.kind in TAKING_UNITS


def can_keep_members(actor: Actor, federation: Organisation) -> Verdict:
    """Add, renew and take away units that belong to it."""
    if not takes_units(federation):
        return refused("只有联合会（联谊会、联盟）和学会登记单位会员", "membership.keep.kind")
    return can_edit_profile(actor, federation)


def can_keep_membership(actor: Actor, row: Membership) -> Verdict:
    """Change a unit's kind and validity: who keeps the roll, until its last day is told."""
    if row.last is not None:
        return refused(f"{row.GONE}，请刷新页面", "membership.keep.open")
    return can_keep_members(actor, row.house)


def can_settle_memberships(actor: Actor, house: Organisation) -> Verdict:
    """Which kinds of units a house has, and how it asks for renewals."""
    if house.kind in kinds.BASIC:
        return refused("企事业科协没有单位会员，由所在的联合会、学会或上级科协设置", "membership_rules.kind")
    if not holds(actor, "organisations.edit", house.pk):
        return refused(f"由{house.label}维护组织信息的人设置", "membership_rules.right")
    return ALLOWED


def can_settle_own(actor: Actor) -> Verdict:
    """As :func:`can_settle_memberships`, of the house the post is held in: for the list of settings."""
    house = Organisation.objects.filter(pk=actor.organisation_id).first() if actor.organisation_id else None
    return can_settle_memberships(actor, house) if house else refused("您没有任职", "membership_rules.post")


def membership_rules(place: Organisation) -> MembershipRules:
    """What holds of the units in its roll: its own, else those of the nearest house above. One query."""
    return renewing.settled(MembershipRules, place)
