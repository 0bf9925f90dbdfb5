"""Splitting: the whole among districts and units, a district's part among its own units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Q, Sum

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.organisations.models import Organisation
from kexie.plans import queries, rules
from kexie.plans.actions import locking
from kexie.plans.models import Kind, Target, Task


@dataclass(frozen=True, slots=True)
class Part:
    """What one unit is to do; ``due_on`` None: by the day of the whole. ``value`` 0 takes its part away again."""

    organisation: Organisation
    value: Decimal
    due_on: date | None = None


@transaction.atomic
def split(task: Task, parts: Sequence[Part], *, by: Actor, version: int) -> Task:
    """Split the whole; units that are not named keep what they have. A gap stays and is shown; more than the whole
    is refused. The row of the task is locked, so that two at once do not hand out more than there is.

    Raises:
        Refused: no right, not a unit below, closed, a day later than the whole's, more than there is.
        Overtaken: split or changed by somebody else since the page was drawn.
    """
    task = locking.task(task)
    require(rules.can_split(by, task))
    locking.same(task, version)
    whole = _Whole(task, None, task.plan.organisation, task.target or Decimal(0), task.due_on or clock.today())
    _hand_out(whole, parts, by)
    return task


@transaction.atomic
def split_on(target: Target, parts: Sequence[Part], *, by: Actor, version: int) -> Target:
    """As :func:`split`, one's own part among the units below. Raises Refused, Overtaken."""
    target = locking.target(target)
    require(rules.can_split_on(by, target))
    locking.same(target, version)
    _hand_out(_Whole(target.task, target, target.organisation, target.value, target.due_on), parts, by)
    return target


@dataclass(frozen=True, slots=True)
class _Whole:
    """What is split: the task (``target`` None) or a part of it; whose it is, how much, until when."""

    task: Task
    target: Target | None
    house: Organisation
    value: Decimal
    due_on: date

    @property
    def row(self) -> Task | Target:
        return self.target or self.task


def _hand_out(whole: _Whole, parts: Sequence[Part], by: Actor) -> None:
    have = {one.organisation_id: one for one in Target.objects.filter(_of(whole)).select_for_update().order_by("pk")}
    changed = [one for one in parts if _differs(whole, have.get(one.organisation.pk), one)]
    _allowed(whole, changed, have)
    diff = {}
    for one in changed:
        before = have.get(one.organisation.pk)
        diff[one.organisation.label] = (_figure(before.value if before else None), _figure(one.value))
        if before is not None:
            _change(whole, before, one)
    fresh = [_new(whole, one) for one in changed if one.organisation.pk not in have]
    Target.objects.bulk_create(fresh, batch_size=1000)
    total = Target.objects.filter(_of(whole)).aggregate(sum=Sum("value"))["sum"] or Decimal(0)
    if whole.task.adds_up and total > whole.value:
        over = _figure(total - whole.value)
        raise Refused(f"各单位合计 {_figure(total)}{whole.task.unit}，比目标多 {over}。请调整后再保存", "target.sum")
    row = whole.row
    row.split, row.version = total, row.version + 1
    row.save(update_fields=["split", "version"])
    target = {"target": ("", whole.target.name)} if whole.target else {}
    journal.write("plan_task", whole.task.pk, "split", by=by, diff={**target, **diff})


def _of(whole: _Whole) -> Q:
    return Q(parent=whole.target, task=whole.task)


def _differs(whole: _Whole, before: Target | None, one: Part) -> bool:
    if before is None:
        return one.value != 0
    return (before.value, before.due_on) != (one.value, one.due_on or whole.due_on)


def _allowed(whole: _Whole, changed: Sequence[Part], have: Mapping[UUID, Target]) -> None:
    below = queries.below(whole.house, [one.organisation for one in changed])
    for one in changed:
        before, name = have.get(one.organisation.pk), one.organisation.label
        if one.organisation.pk not in below:
            raise Refused(f"{name}不是{whole.house.label}的下级单位，不能分给它", "target.below")
        if one.value < 0:
            raise Refused(f"{name}的目标不能小于 0", "target.value")
        if one.organisation.state != "active" and one.value > (before.value if before else 0):
            raise Refused(f"{name}已撤销，不能再分给它", "target.closed")
        if one.due_on is not None and one.due_on > whole.due_on:
            raise Refused(f"{name}的完成时限不能晚于 {whole.due_on.isoformat()}", "target.due")
        if whole.task.kind in (Kind.DATE, Kind.YES) and one.value not in (0, 1):
            raise Refused("按期完成、是否完成的任务，每个单位填 1", "target.one")
        if before is not None:
            _used(whole.task, before, one)
    fresh = [one.organisation for one in changed if one.organisation.pk not in have]
    twice = Target.objects.filter(task=whole.task, organisation__in=fresh).first()
    if twice is not None:
        raise Refused(f"{twice.name}已由另一级分到这项任务的目标", "target.once")


def _used(task: Task, before: Target, one: Part) -> None:
    """What was split on or reported already stands: it is not taken from under those who work on it."""
    if one.value < before.split and task.adds_up:
        raise Refused(f"{before.name}已分给下级 {_figure(before.split)}{task.unit}，不能改得比它小", "target.split")
    if one.value == 0 and (before.split or before.reports.exists()):
        raise Refused(f"{before.name}已分解或已报送进展，不能去掉", "target.used")


def _new(whole: _Whole, one: Part) -> Target:
    return Target(
        task=whole.task, parent=whole.target, organisation=one.organisation, name=one.organisation.label,
        jurisdiction_id=one.organisation.jurisdiction_id, split_on=clock.today(), value=one.value,
        due_on=one.due_on or whole.due_on,
    )  # fmt: skip


def _change(whole: _Whole, before: Target, one: Part) -> None:
    if one.value == 0:
        before.delete()
        return
    before.value, before.due_on, before.version = one.value, one.due_on or whole.due_on, before.version + 1
    before.save(update_fields=["value", "due_on", "version"])


def _figure(value: Decimal | None) -> str:
    return f"{value.normalize():f}" if value is not None else ""
