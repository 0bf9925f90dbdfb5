"""What an association covers, and who belongs to a federation."""

from datetime import date

from django.db import IntegrityError, transaction

from kexie.associations import names, rules
from kexie.associations.models import CoveredUnit, Membership
from kexie.associations.told import Tenant
from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations import kinds, membership
from kexie.organisations.actions import validity
from kexie.organisations.codes import credit
from kexie.organisations.models import Organisation
from kexie.organisations.rules import of_code

__all__ = ["Tenant", "cover", "join", "leave", "uncover"]


@transaction.atomic
def cover(association: Organisation, tenant: Tenant, *, by: Actor, on: date | None = None) -> CoveredUnit:
    """Record a unit from ``on`` (today if not given).

    Raises:
        Refused: by the rule, a wrong credit code, a day to come.
        Overtaken: it stands there already.
    """
    require(rules.can_keep_covered(by, association))
    started = _day(on)
    code = _code(tenant.credit_code)
    name = tenant.name.strip()
    if not name:
        raise Refused("请填写单位名称", "covered.name")
    own = Organisation.objects.filter(of_code(code), state="active", kind__in=kinds.BASIC).first() if code else None
    row = CoveredUnit(
        association=association, name=name, credit_code=code, key=code or names.key(name),
        unit=own if own and own.pk != association.pk else None,
        is_covered=tenant.is_covered, sci_tech=tenant.sci_tech, starts_on=started,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as fault:
        raise Overtaken(f"{name}已登记在该组织之下", "covered_unit_once_at_a_time") from fault
    journal.write(
        "covered_unit", row.pk, "cover", by=by, diff=journal.changes({}, {"name": name, "starts_on": started})
    )
    return row


@transaction.atomic
def uncover(unit: CoveredUnit, last_day: date, *, by: Actor) -> CoveredUnit:
    """Its last day there. Raises Refused."""
    locked = CoveredUnit.objects.select_for_update(of=("self",)).select_related("association").get(pk=unit.pk)
    require(rules.can_keep_covered(by, locked.association))
    _end(locked, last_day)
    journal.write("covered_unit", locked.pk, "uncover", by=by, diff=journal.changes({}, {"ends_on": last_day}))
    return locked


@transaction.atomic
def join(
    federation: Organisation, member: Organisation, *, by: Actor, kind: str = "", on: date | None = None
) -> Membership:
    """A unit belongs to a federation or a society from ``on`` (today if not given).

    ``kind``: one of the house's kinds, its first where not said; valid as long as that kind is.

    Raises:
        Refused: by the rule, a closed unit, a day to come.
        Overtaken: it belongs to it already.
    """
    require(rules.can_keep_members(by, federation))
    if member.state != "active" or member.kind in (*kinds.PARTS, kinds.Kind.FEDERATION):
        raise Refused("成员单位应是在册的企事业科协、学会等组织", "membership.member")
    if member.pk == federation.pk:
        raise Refused("不能登记为自己的会员", "membership.itself")
    settled, started = rules.membership_rules(federation), _day(on)
    kind = validity.known(settled, kind)
    row = Membership(federation=federation, member=member, kind=kind, starts_on=started,
                     valid_until=membership.first_until(started, settled.months_of(kind)))  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as fault:
        raise Overtaken(f"{member.label}已是成员单位", "membership_once_at_a_time") from fault
    told = {"member": member.pk, "member_kind": kind, "starts_on": started, "valid_until": row.valid_until}
    journal.write("membership", row.pk, "join", by=by, diff=journal.changes({}, told))
    return row


@transaction.atomic
def leave(row: Membership, last_day: date, *, by: Actor) -> Membership:
    """Its last day as a member. Raises Refused."""
    locked = Membership.objects.select_for_update(of=("self",)).select_related("federation").get(pk=row.pk)
    require(rules.can_keep_members(by, locked.federation))
    _end(locked, last_day)
    journal.write("membership", locked.pk, "leave", by=by, diff=journal.changes({}, {"ends_on": last_day}))
    return locked


def _end(row: CoveredUnit | Membership, last_day: date) -> None:
    if last_day < row.starts_on:
        raise Refused("结束日期不能早于开始日期", "term.after_start")
    if row.ends_on is not None and last_day > row.ends_on:
        raise Refused(f"已于 {row.ends_on} 结束，不能改到更晚；请重新登记", "term.ended")
    row.ends_on = last_day
    row.save(update_fields=["ends_on"])


def _day(on: date | None) -> date:
    started = on or clock.today()
    if started > clock.today():
        raise Refused("开始日期不能晚于今天", "term.not_future")
    return started


def _code(text: str) -> str:
    if not text.strip():
        return ""
    outcome = credit.check(text)
    if outcome.error:
        raise Refused(outcome.error, "covered.credit_code")
    return outcome.code
