"""A plan with one task, brought to any state by the real actions, for the tests of tasks and progress."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from kexie.kit import clock
from kexie.plans import reading
from kexie.plans.actions import plans, reports, targets, tasks
from kexie.plans.models import AnnualPlan, Measure, Report, Target, Task
from tests.notices.office import Office
from tests.plans.reading import texts


def due() -> date:
    """A hundred days from now."""
    return clock.today() + timedelta(days=100)


def plan(office: Office, source: str = texts.RUN_IN) -> AnnualPlan:
    return plans.store(source, reading.read(source).spans, organisation=office.unit("city"), by=office["chen"])


def told(office: Office, **more: Any) -> tasks.Told:
    values = {
        "name": "新建基层科协数", "lead": office.unit("city"), "due_on": due(), "unit": "家", "target": Decimal(60),
    }  # fmt: skip
    return tasks.Told(**{**values, **more})


def task(office: Office, row: AnnualPlan | None = None, **more: Any) -> Task:
    row = row or plan(office)
    measure = Measure.objects.filter(part__plan=row).order_by("part__position", "position")[0]
    return tasks.add(measure, told(office, **more), by=office["chen"])


def issued(office: Office, **more: Any) -> Task:
    """A task of an issued plan."""
    made = task(office, **more)
    plans.issue(made.plan, by=office["chen"])
    return Task.objects.get(pk=made.pk)


def split(office: Office, row: Task, **parts: int) -> dict[str, Target]:
    """Among units by their key; each with its target."""
    row.refresh_from_db()
    shares = [targets.Part(office.unit(key), Decimal(value)) for key, value in parts.items()]
    targets.split(row, shares, by=office["chen"], version=row.version)
    return {key: Target.objects.get(task=row, organisation=office.unit(key)) for key in parts}


def reported(office: Office, target: Target, value: int, who: str) -> Report:
    return reports.report(
        target.task, target, reports.Told(Decimal(value), "完成情况", proof="会议记录"), by=office[who]
    )


def split_away(office: Office, row: Task, key: str) -> None:
    """Take a unit's part away again."""
    row.refresh_from_db()
    targets.split(row, [targets.Part(office.unit(key), Decimal(0))], by=office["chen"], version=row.version)


def issued_from(office: Office, row: Task) -> Task:
    """This task made whole and its plan issued."""
    tasks.change(row, told(office), by=office["chen"], version=row.version)
    plans.issue(row.plan, by=office["chen"])
    return Task.objects.get(pk=row.pk)
