"""How a plan stands: lights of its tasks and of everybody's parts, now or as of a day.

Sums are kept in the rows (``done``, ``split``) by the acts, so that a board of 200 measures, 17 districts and 300 units
reads 200 tasks and counts 3,400 parts in one statement. As of an earlier day they are added up from what had been
reported by then and is verified today.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Sum

from kexie.kit import clock
from kexie.plans import counting, lights
from kexie.plans.models import AnnualPlan, Kind, Report, Task
from kexie.plans.queries import plans

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Seen:
    """One task with its light. ``base``: what is whole; ``done`` in the same unit; ``figure`` counts by itself."""

    task: Task
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


def seen(plan: AnnualPlan, at: Moment, rule: lights.Rule) -> list[Seen]:
    """Every task with its light. One query, one more as of a day, two for each indicator that counts itself."""
    tasks = list(plans.tasks(plan))
    figures = figures_of(plan, tasks, at)
    then = {} if at.now else _then(plan, at)
    return [_seen(plan, task, at, rule, then, figures) for task in tasks]


def _then(plan: AnnualPlan, at: Moment) -> dict[UUID, Decimal]:
    rows = Report.objects.filter(task__plan=plan, state="verified", reported_at__lt=at.before)
    return dict(rows.order_by().values_list("task").annotate(sum=Sum("value")))


def figures_of(plan: AnnualPlan, tasks: Iterable[Task], at: Moment) -> dict[str, counting.Counted]:
    """Each indicator asked once, however many tasks are bound to it."""
    first = date(plan.year or at.day.year, 1, 1)
    codes = {task.figure for task in tasks if task.figure in counting.FIGURES}
    return {code: counting.FIGURES[code].count(plan.organisation, first, at.day) for code in sorted(codes)}


def _seen(
    plan: AnnualPlan, task: Task, at: Moment, rule: lights.Rule, then: Mapping[UUID, Decimal],
    figures: Mapping[str, counting.Counted],
) -> Seen:  # fmt: skip
    found = figures.get(task.figure)
    if found is not None:
        done, base = found.whole.percent, task.target or HUNDRED
    else:
        done, base = task.done if at.now else then.get(task.pk, Decimal(0)), task.base
    return Seen(task, done, base, light_of(plan, done, base, task.due_on, at, rule, stepwise=_stepwise(task)), found)


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


def _stepwise(task: Task) -> bool:
    """Whether there is a share on the way. What is done or not has one only where several units do it."""
    return task.kind not in (Kind.DATE, Kind.YES) or bool(task.split)


def by_part(found: Sequence[Seen]) -> list[Tally]:
    """Tasks by part of the plan, in its order."""
    return _tallied((one.task.measure.part.position, part_label(one.task.measure.part), one.light) for one in found)


def part_label(part: Any) -> str:
    """第一部分 as its title tells it."""
    return str(part.title) or f"第 {part.position} 部分"


def by_owner(found: Sequence[Seen]) -> list[Tally]:
    """Tasks by lead department."""
    return _tallied(
        (one.task.lead.number if one.task.lead else 0, one.task.lead.label if one.task.lead else "未定", one.light)
        for one in found
    )


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


# The same rule as lights.light, in whole numbers on both sides; tests hold the two together.
_BY_UNIT = """
WITH told AS (
    SELECT {key} AS id, sum(r.value) AS done
    FROM plans_report r JOIN plans_target rt ON rt.id = r.target_id JOIN plans_task rk ON rk.id = r.task_id
    WHERE NOT %(now)s AND rk.plan_id = %(plan)s AND r.state = 'verified' AND r.reported_at < %(before)s
    GROUP BY 1
), part AS (
    SELECT t.organisation_id, t.jurisdiction_id, t.value, t.due_on, k.weight,
           k.kind IN ('date', 'yes') AS at_once,
           CASE WHEN %(now)s THEN t.done ELSE COALESCE(told.done, 0) END AS done,
           GREATEST(t.due_on - %(start)s::date, 1) AS whole,
           LEAST(GREATEST(%(day)s::date - %(start)s::date, 0), GREATEST(t.due_on - %(start)s::date, 1)) AS gone
    FROM plans_target t JOIN plans_task k ON k.id = t.task_id LEFT JOIN told ON told.id = t.id
    WHERE k.plan_id = %(plan)s AND k.figure = '' AND {which}
)
SELECT p.organisation_id, o.number, max(COALESCE(NULLIF(o.short_name, ''), o.name)), o.state,
    CASE
        WHEN p.done >= p.value THEN 'done'
        WHEN %(day)s::date > p.due_on THEN 'behind'
        WHEN %(day)s::date < %(start)s::date THEN 'none'
        WHEN p.at_once THEN CASE WHEN p.due_on - %(day)s::date <= %(soon)s THEN 'slow' ELSE 'on' END
        WHEN p.done * 100 * p.whole >= p.value * p.gone * %(on_course)s THEN 'on'
        WHEN p.done * 100 * p.whole >= p.value * p.gone * %(slow)s THEN 'slow'
        ELSE 'behind'
    END AS light,
    count(*), sum(p.weight), sum(p.weight * LEAST(p.done / p.value, 1))
FROM part p JOIN organisations_organisation o ON o.id = p.organisation_id
LEFT JOIN organisations_jurisdiction j ON j.code = p.jurisdiction_id
GROUP BY p.organisation_id, o.number, o.state, light, j.position, o.name_key
ORDER BY j.position NULLS LAST, o.name_key, p.organisation_id
"""


_ITS_PARTS = "t.parent_id IN (SELECT id FROM plans_target WHERE organisation_id = %(parent)s)"


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

    One query, whatever the number of units. Parts of indicators that count themselves are not among them.
    """
    if plan.issued_on is None:
        return []
    which, key = ("t.parent_id IS NULL", "COALESCE(rt.parent_id, rt.id)") if parent is None else (_ITS_PARTS, "rt.id")
    values: dict[str, Any] = {
        "plan": plan.pk, "now": at.now, "start": plan.issued_on, "day": at.day, "before": at.before, "parent": parent,
        "soon": rule.soon, "on_course": rule.on_course, "slow": rule.slow,
    }  # fmt: skip
    told: dict[UUID, Unit] = {}
    with connection.cursor() as cursor:
        cursor.execute(_BY_UNIT.format(which=which, key=key), values)
        for pk, number, label, state, light, count, weight, reached in cursor.fetchall():
            one = told.setdefault(pk, Unit(number, label, state=state))
            one.add(light, count)
            one.weight += weight
            one.reached += reached
    return list(told.values())
