"""Kinds of members and renewal: what a house has settled, who settles it, who renews."""

from datetime import date
from typing import TypeVar

from django.db.models import OuterRef, Subquery

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.models import Ancestry, Member, MemberRules, Organisation, RollRules, Standing
from kexie.organisations.rules.rights import holds

R = TypeVar("R", bound=RollRules)


def member_rules(place: Organisation) -> MemberRules:
    """What holds of its members who are people. One query."""
    return settled(MemberRules, place)


def settled(model: type[R], place: Organisation) -> R:
    """Those of the nearest house above that has its own (itself first), else the usual ones. One query."""
    up = Ancestry.objects.filter(descendant=place, ancestor=OuterRef("organisation")).values("depth")
    rows = model._default_manager.annotate(up=Subquery(up)).filter(up__isnull=False)
    return rows.order_by("up").first() or model(organisation=place)


def can_settle_members(actor: Actor, house: Organisation) -> Verdict:
    """Which kinds of members a house has, and how it asks for renewals."""
    if not holds(actor, "people.edit", house.pk):
        return refused(f"由{house.label}维护会员的人设置", "member_rules.right")
    return ALLOWED


def can_keep_member(actor: Actor, member: Member) -> Verdict:
    """Change somebody's kind and validity: who keeps the roll, while they are in it."""
    if member.left_on is not None:
        return refused("此人已退会，请刷新页面", "member.keep.open")
    if not holds(actor, "people.edit", member.organisation_id):
        return refused("您没有维护该组织会员的职责", "member.keep.right")
    return ALLOWED


def can_renew(row: Standing, months: int | None, seen: date | None) -> Verdict:
    """One renewal a round: the end the officer saw is still the end; what lasts for good is not renewed."""
    if row.last is not None:
        return refused(row.GONE, "member.renew.open")
    if row.valid_until is None:
        return refused("长期有效，不用续会", "member.renew.for_good")
    if row.valid_until != seen:
        return refused("已续过，请刷新页面", "member.renew.once")
    if months is None:
        return refused(f"{row.kind}没有规定有效月数，请改类别或有效期", "member.renew.months")
    return ALLOWED
