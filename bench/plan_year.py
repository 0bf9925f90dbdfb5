"""A plan in the middle of its work, for the bench of its board; run inside an installation.

200 tasks, two of twenty bound to figures that count themselves; split to 17 districts and 300 units; reports of the
whole year in every state: verified and counted, waiting, returned, withdrawn; every district and unit asked for a plan
in answer. The kept sums are those of the verified reports, as the invariants want it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

from bench import fill
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.organisations import queries as organisations
from kexie.organisations.actions import posts
from kexie.organisations.models import Ancestry, Organisation
from kexie.plans import queries, reading
from kexie.plans.actions import plans
from kexie.plans.models import AnnualPlan, Answer, Measure, Report, Target, Task

BOUND = ("notices.signed", "plans.answered")  # the first two of twenty tasks
# Of a hundred reports; a verified one counts.
STATES = ("verified",) * 70 + ("reported",) * 18 + ("returned",) * 8 + ("withdrawn",) * 4
BATCH = 5000


@dataclass(slots=True)
class _Filling:
    """What all rows share: the plan, its districts and units, the draw."""

    plan: AnnualPlan
    districts: Sequence[Organisation]
    above: dict[UUID, UUID]
    firms: Sequence[Organisation]
    begun: datetime
    lots: Random = field(default_factory=lambda: Random(2026))


def plan(measures: int, units: int) -> dict[str, int]:
    """Make all of it. The plan's short number, that of a district, how many rows of what."""
    root = organisations.installation().organisation
    year = clock.today().year
    rows = "".join(f"{n}.新建企业科协{n}家。\n" for n in range(1, measures // 4 + 1))
    text = f"某市科协{year}年工作要点（千项）\n" + "".join(f"{mark}、第{mark}方面\n{rows}" for mark in "一二三四")
    stored = plans.store(text, reading.read(text).spans, organisation=root, by=SYSTEM)
    districts = queries.receivers(root, districts=True)
    links = Ancestry.objects.filter(ancestor__in=districts, depth__gt=0, inside=False)
    above = dict(links.values_list("descendant_id", "ancestor_id"))
    firms = list(Organisation.objects.filter(pk__in=above, state="active").order_by("number")[:units])
    begun = datetime.combine(clock.today().replace(month=1, day=15), time(9), clock.SHANGHAI)
    told = _Filling(stored, districts, above, firms, begun)
    tasks = _tasks(stored)
    reports = sum(_split(task, told) for task in tasks)
    Task.objects.bulk_update(tasks, ["split", "done"])
    _ask(told)
    AnnualPlan.objects.filter(pk=stored.pk).update(state="issued", issued_on=begun.date())
    ref = AnnualPlan.objects.get(pk=stored.pk).ref
    return {"ref": ref, "district": districts[0].number, "units": len(firms), "reports": reports}


def _tasks(stored: AnnualPlan) -> list[Task]:
    """A task for every measure, the departments in turn."""
    lead, due = queries.departments(stored.organisation), queries.quarter_end(stored.year, 4)
    return Task.objects.bulk_create(
        Task(
            plan=stored, measure=one, name=f"任务{n}", lead=lead[n % len(lead)], due_on=due, figure=_figure(n),
            unit="%" if _figure(n) else "家", target=Decimal(90 if _figure(n) else 600),
        )
        for n, one in enumerate(Measure.objects.filter(part__plan=stored))
    )  # fmt: skip


def _figure(n: int) -> str:
    return BOUND[n % 20] if n % 20 < len(BOUND) else ""


def _split(task: Task, told: _Filling) -> int:
    """Part of it to every district, and of that 2 to each unit; reports at all of them. How many reports."""
    counts = not task.figure
    tops = {one.pk: _part(task, None, one, 34 if counts else 90) for one in told.districts}
    below = [_part(task, tops[told.above[one.pk]], one, 2) for one in told.firms] if counts else []
    reports = [row for part in [*tops.values(), *below] if counts for row in _reports(part, told)]
    for row in reports:
        if row.state == "verified":
            for node in (row.target, row.target.parent, task):
                if node is not None:
                    node.done += row.value
    for part in below:
        part.parent.split += part.value
    task.split = sum((one.value for one in tops.values()), Decimal(0))
    Target.objects.bulk_create([*tops.values(), *below], batch_size=BATCH)
    Report.objects.bulk_create(reports, batch_size=BATCH)
    return len(reports)


def _part(task: Task, parent: Target | None, organisation: Organisation, value: int) -> Target:
    return Target(
        task=task, parent=parent, organisation=organisation, name=organisation.label, value=Decimal(value),
        jurisdiction_id=organisation.jurisdiction_id, split_on=task.due_on.replace(month=1), due_on=task.due_on,
    )  # fmt: skip


def _reports(part: Target, told: _Filling) -> list[Report]:
    """None, one or two, somewhere between January and now."""
    found, span = [], clock.now() - told.begun
    for _ in range(told.lots.randrange(3)):
        state = told.lots.choice(STATES)
        at = told.begun + span * told.lots.random()
        settled = None if state in ("reported", "withdrawn") else at + timedelta(hours=1)
        verifier = part.parent.organisation_id if part.parent else told.plan.organisation_id
        found.append(
            Report(
                task=part.task, target=part, organisation_id=part.organisation_id, verifier_id=verifier, state=state,
                value=Decimal(1), words="新建一家，已挂牌", proof="批复文件", reported_at=at, settled_at=settled,
                note="缺名单" if state == "returned" else "",
            )
        )  # fmt: skip
    return found


def _ask(told: _Filling) -> None:
    """Everybody asked for a plan in answer; two of three sent it, some of them late."""
    due, rows = told.begun + timedelta(days=30), []
    for one in [*told.districts, *told.firms]:
        sent = told.begun + timedelta(days=told.lots.randrange(40)) if told.lots.randrange(3) else None
        rows.append(
            Answer(
                plan=told.plan, organisation=one, name=one.label, due_on=due.date(), submitted_at=sent,
                state="submitted" if sent else "asked",
            )
        )  # fmt: skip
    Answer.objects.bulk_create(rows)


def acts(ref: int, count: int, people: int) -> dict[str, list[tuple[str, str]]]:
    """What the load does besides reading: sessions with the address of an act each.

    ``report``: units that hand one in, ``people`` of them in turn. ``verify``: reports that wait, by their district.
    """
    parts = Target.objects.filter(task__plan__ref=ref, task__figure="").select_related("organisation")
    chosen = list(Organisation.objects.filter(pk__in=parts.exclude(parent=None).values("organisation"))[:people])
    keys = _staffed(chosen, "liaison", "reporting")
    by_unit = {one.pk: list(parts.filter(organisation=one).order_by("task__ref")) for one in chosen}
    turns = [(chosen[n % people], n // people) for n in range(count)]
    report = [(keys[one.pk], f"/desk/targets/{by_unit[one.pk][turn].pk}/reports/") for one, turn in turns]
    waiting = Report.objects.filter(task__plan__ref=ref, state="reported", target__parent__isnull=False)
    rows = list(waiting.order_by("?").select_related("verifier")[:count])
    keys = _staffed(list({row.verifier_id: row.verifier for row in rows}.values()), "officer", "verifying")
    verify = [(keys[row.verifier_id], f"/desk/reports/{row.pk}/verification/") for row in rows]
    return {"report": report, "verify": verify}


def _staffed(places: list[Organisation], kind: str, usernames: str) -> dict[UUID, str]:
    """Somebody with this post and an open session in each of them."""
    staff = fill.crowd(len(places), places)
    lines = [posts.Appointment(one, place, kind) for one, place in zip(staff, places, strict=True)]
    posts.appoint_many(lines, by=fill.actor("chen", "officer"), starts_on=clock.today())
    return dict(zip([one.pk for one in places], fill.sessions(staff, usernames), strict=True))
