"""年度计划: begun, written, filed, revised, copied into the next year."""

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from kexie.associations.actions import locking
from kexie.associations.doings import Planned
from kexie.associations.flow import YEAR_PLAN
from kexie.associations.models import YearPlan, YearPlanItem
from kexie.associations.rules import year_plan as rules
from kexie.kit import clock, flow, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations.models import Organisation

# So many items a plan may have.
MOST = 60


@transaction.atomic
def begin(organisation: Organisation, year: int, *, by: Actor) -> YearPlan:
    """Begin the plan of a year. Raises Refused; Overtaken where there is one."""
    unit = locking.organisation(organisation)
    require(rules.can_begin(by, unit, year))
    return _made(unit, year, "", by)


@transaction.atomic
def write(plan: YearPlan, words: str, items: Sequence[Planned | None], *, by: Actor, version: int) -> YearPlan:
    """The items in their order; None in the place of one takes it away. What stands keeps what carries it out.

    Raises:
        Refused: no right, too many items, one taken away that activities carry out.
        Overtaken: it was written meanwhile.
    """
    row = locking.year_plan(plan)
    require(rules.can_write(by, row))
    if row.version != version:
        raise Overtaken("这份计划刚被改过，请刷新后再改", "year_plan.version")
    if sum(one is not None for one in items) > MOST:
        raise Refused(f"一份计划最多 {MOST} 项", "year_plan.items")
    standing = list(row.items.order_by("position"))
    before = len(standing)
    place = 0
    for number, told in enumerate(items):
        item = standing[number] if number < before else YearPlanItem(plan=row)
        if told is None:
            _drop(item)
            continue
        place += 1
        for name, value in asdict(told).items():
            setattr(item, name, value)
        item.position = place
        item.save()
    diff = journal.changes({"words": row.words, "count": before}, {"words": words, "count": place}, personal=("words",))
    row.words, row.version = words, row.version + 1
    row.save()
    journal.write(YEAR_PLAN.entity, row.pk, "edit", by=by, diff=diff)
    return row


@transaction.atomic
def file(plan: YearPlan, *, by: Actor) -> YearPlan:
    """报备 with the association above. Raises Refused, Overtaken."""
    row = locking.year_plan(plan)
    locking.expect(row, YEAR_PLAN, "file")
    require(rules.can_write(by, row))
    if not row.items.exists():
        raise Refused("请先列入至少一项活动", "year_plan.empty")
    row.filed_at, row.filed_by_id = clock.now(), by.person_id
    flow.move(row, YEAR_PLAN, "file", by=by, also=("filed_at", "filed_by"))
    return row


@transaction.atomic
def revise(plan: YearPlan, *, by: Actor, note: str) -> YearPlan:
    """修订: open it again; it is filed anew afterwards. Raises Refused, Overtaken."""
    row = locking.year_plan(plan)
    locking.expect(row, YEAR_PLAN, "revise")
    require(rules.can_revise(by, row))
    flow.move(row, YEAR_PLAN, "revise", by=by, note=note)
    return row


@transaction.atomic
def copy(plan: YearPlan, *, by: Actor) -> YearPlan:
    """沿用到下一年: the same items, to be looked through. Raises Refused; Overtaken where there is one."""
    row = locking.year_plan(plan)
    require(rules.can_copy(by, row))
    made = _made(row.organisation, row.year + 1, row.words, by)
    for item in row.items.order_by("position"):
        item.pk, item.plan = YearPlanItem().pk, made
        item.save(force_insert=True)
    return made


def _made(unit: Organisation, year: int, words: str, by: Actor) -> YearPlan:
    made = YearPlan(organisation=unit, year=year, words=words)
    with locking.once():
        made.save(force_insert=True)
    journal.write(YEAR_PLAN.entity, made.pk, "begin", by=by, target=made.state, diff={"year": ("", str(year))})
    return made


def _drop(item: YearPlanItem) -> None:
    if item._state.adding:
        return
    if item.activities.exists():
        raise Refused(f"“{item.title}”已有活动记录，不能去掉", "year_plan.item.used")
    item.delete()
