"""How a plan stands: lights of its tasks and of everybody's parts, now or as of a day.

Sums are kept in the rows (``done``, ``split``) by the acts, so that a board of 200 measures, 17 districts and 300 units
reads 200 tasks in one statement and counts 3,400 parts in another. As of an earlier day they are added up from what had
been reported by then and is verified today.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from kexie.kit import clock
from kexie.plans import counting, lights
from kexie.plans.models import AnnualPlan
from kexie.plans.queries import statements

HUNDRED = Decimal(100)


class Lead(NamedTuple):
    """The department that leads a task."""

    number: int
    label: str


class Part(NamedTuple):
    """The part of the plan a task belongs to."""

    position: int
    title: str


NOBODY = Lead(0, "未定")


class Line(NamedTuple):
    """A task as a board reads it: a board of hundreds makes no models. ``lead`` None: nobody yet."""

    pk: UUID
    ref: int
    name: str
    kind: str
    unit: str
    due_on: date | None
    lead: Lead | None
    part: Part


class Seen(NamedTuple):
    """One task with its light. ``base``: what is whole; ``done`` in the same unit; ``figure`` counts by itself."""

    task: Line
    done: Decimal
    base: Decimal
    light: str
    figure: counting.Counted | None = None

    @property
    def share(self) -> Decimal:
        """Per cent done."""
        return lights.share(self.done, self.base)


@dataclass(slots=True)
class Tally:
    """One line of a board by owner or district: how many lights of each, and of how many."""

    key: Any
    label: str
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All lights."""
        return sum(self.counts.values())

    def add(self, light: str, count: int = 1) -> None:
        """Count a light."""
        self.counts[light] = self.counts.get(light, 0) + count


@dataclass(frozen=True, slots=True)
class Moment:
    """The day a board is of; ``now`` where the kept sums tell it."""

    day: date
    now: bool

    @property
    def before(self) -> datetime:
        """What was reported before this counts."""
        after = self.day + timedelta(days=1)
        return clock.shanghai(after.year, after.month, after.day)


def moment(plan: AnnualPlan, asked: str) -> Moment:
    """``mid`` 30 June, ``end`` 31 December of the plan's year; else today, at most the end of a plan that is closed."""
    year = plan.year or clock.today().year
    days = {"mid": date(year, 6, 30), "end": date(year, 12, 31)}
    if asked in days:
        return Moment(min(days[asked], clock.today()), False)
    if plan.state == "closed":
        return Moment(min(days["end"], clock.today()), False)
    return Moment(clock.today(), True)


def seen(plan: AnnualPlan, at: Moment, rule: lights.Rule, *, task: UUID | None = None) -> list[Seen]:
    """Every task with its light, or only this one; in the order of the text.

    One query, two more for each indicator that counts itself.
    """
    rows = _asked(statements.TASKS, plan, at, rule, task=task)
    figures = counted(plan, {row[13] for row in rows}, at)
    leads: dict[int, Lead] = {}
    return [_seen(plan, row, at, rule, leads, figures) for row in rows]


def _asked(statement: str, plan: AnnualPlan, at: Moment, rule: lights.Rule, **more: Any) -> list[tuple[Any, ...]]:
    values = {
        "plan": plan.pk, "now": at.now, "start": plan.issued_on, "day": at.day, "before": at.before,
        "soon": rule.soon, "on_course": rule.on_course, "slow": rule.slow, **more,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def counted(plan: AnnualPlan, codes: Iterable[str], at: Moment) -> dict[str, counting.Counted]:
    """Each indicator that counts itself asked once, however many tasks are bound to it."""
    first = date(plan.year or at.day.year, 1, 1)
    known = sorted(code for code in codes if code in counting.FIGURES)
    return {code: counting.FIGURES[code].count(plan.organisation, first, at.day) for code in known}


def _seen(
    plan: AnnualPlan, row: tuple[Any, ...], at: Moment, rule: lights.Rule, leads: dict[int, Lead],
    figures: Mapping[str, counting.Counted],
) -> Seen:  # fmt: skip
    pk, ref, name, kind, unit, due_on, number, label, position, title, done, base, light, code, target, at_once = row
    lead = None if number is None else leads.get(number) or leads.setdefault(number, Lead(number, label))
    found = figures.get(code) if code else None
    if found is not None:
        done, base = found.done, target or (HUNDRED if found.unit == counting.PER_CENT else max(found.done, Decimal(1)))
        light = light_of(plan, done, base, due_on, at, rule, stepwise=not at_once)
    return Seen(Line(pk, ref, name, kind, unit, due_on, lead, Part(position, title)), done, base, light, found)


def light_of(
    plan: AnnualPlan,
    done: Decimal,
    base: Decimal,
    due_on: date | None,
    at: Moment,
    rule: lights.Rule,
    *,
    stepwise: bool,
) -> str:
    """The light of a task or of a part of it; none for a draft or without a day or a target."""
    if due_on is None or not base or plan.issued_on is None:
        return lights.NONE
    return lights.light(done, base, lights.Span(plan.issued_on, due_on, at.day), rule, stepwise=stepwise)


def by_part(found: Sequence[Seen]) -> list[Tally]:
    """Tasks by part of the plan, in its order."""
    return _tallied((one.task.part.position, part_label(one.task.part), one.light) for one in found)


def part_label(part: Any) -> str:
    """第一部分 as its title tells it."""
    return str(part.title) or f"第 {part.position} 部分"


def by_owner(found: Sequence[Seen]) -> list[Tally]:
    """Tasks by lead department."""
    return _tallied((*(one.task.lead or NOBODY), one.light) for one in found)


def summed(found: Sequence[Seen]) -> Tally:
    """All tasks together."""
    whole = Tally("", "合计")
    for one in found:
        whole.add(one.light)
    return whole


def _tallied(rows: Iterable[tuple[Any, str, str]]) -> list[Tally]:
    told: dict[Any, Tally] = {}
    for key, label, light in rows:
        told.setdefault(key, Tally(key, label)).add(light)
    return list(told.values())


@dataclass(slots=True)
class Unit(Tally):
    """One unit's parts: lights, and the score of 100: the shares done, each at most 1, by the weights of the tasks."""

    state: str = "active"
    weight: Decimal = Decimal(0)
    reached: Decimal = Decimal(0)

    @property
    def score(self) -> Decimal:
        """0 to 100, one decimal, cut."""
        return lights.score(self.reached, self.weight)


def by_unit(plan: AnnualPlan, at: Moment, rule: lights.Rule, *, parent: UUID | None = None) -> list[Unit]:
    """Those with a part of the whole, or (``parent``: an organisation) those among which it split its own parts.

    One query, whatever the number of units; two more for each indicator that counts itself and was split to districts
    or zones. Such an indicator is counted by area: parts of it that other units hold are not among theirs.
    """
    if plan.issued_on is None:
        return []
    told: dict[UUID, Unit] = {}
    rows = _asked(statements.UNITS if parent is None else statements.UNITS_BELOW, plan, at, rule, parent=parent)
    figures = counted(plan, {row[8] for row in rows}, at)
    for pk, number, label, state, light, count, weight, reached, code, area, value, due_on in rows:
        one = told.setdefault(pk, Unit(number, label, state=state))
        if code in figures:
            done = figures[code].of_area(area)
            light = light_of(plan, done, value, due_on, at, rule, stepwise=True)
            reached = weight * min(done / value, Decimal(1))
        one.add(light, count)
        one.weight += weight
        one.reached += reached
    return list(told.values())
