"""Taking a plan over from its text, and discarding what was taken over by mistake."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import IntegrityError, models, transaction

from kexie.kit import clock, flow, journal
from kexie.kit.actor import Actor
from kexie.kit.files.models import StoredFile
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.messages.actions import outbox
from kexie.organisations.models import Organisation
from kexie.plans import kinds, queries, reading, rules
from kexie.plans.actions import locking, sources
from kexie.plans.flow import PLAN
from kexie.plans.models import AnnualPlan, Indicator, Measure, Part, PlanSource, PlanSpan, Task
from kexie.plans.reading import Reading, Span

_BATCH = 1000


class KnownPlan(Overtaken):
    """409: this very text is a plan of this organisation already. ``plan`` is the one it became."""

    def __init__(self, plan: AnnualPlan) -> None:
        super().__init__(f"这份原文已录入过，是第 {plan.ref} 份工作要点“{plan.title}”", rule="plan.once")
        self.plan = plan


@transaction.atomic
def store(
    source: str,
    spans: Iterable[Span],
    *,
    organisation: Organisation,
    by: Actor,
    file: StoredFile | None = None,
    left_out: Iterable[str] = (),
) -> AnnualPlan:
    """Keep the text with the officer's spans, and the plan they tell, as a draft of ``organisation``.

    The machine's own first reading is kept beside the corrected one, so that the reader can be made better; so is the
    ``file`` it was read from, and what of the file is no text (``left_out``).

    Raises:
        Refused: no right; spans that do not tile the text; a text the database cannot hold; no title, no measure, a
            field too long; a file that somebody else kept or that is the original of another plan.
        KnownPlan: the same text is a live plan of this organisation.
    """
    checked = _checked(source, spans)
    require(rules.can_store(by, organisation))
    sources.own(file, by)
    plan = AnnualPlan(
        organisation=organisation,
        title=checked.plan.title,
        year=checked.plan.year,
        guidance=checked.plan.guidance or "",
        sha256=hashlib.sha256(source.encode()).hexdigest(),
        drafted_by_id=by.person_id,
    )
    _fits(plan)
    _begin(plan)
    _keep_source(plan, checked, by, file, left_out)
    _keep_measures(plan, checked)
    told = {"characters": ("", str(len(source))), "measures": ("", str(len(list(checked.plan.measures))))}
    journal.write("annual_plan", plan.pk, "import", by=by, target=plan.state, diff=told)
    return plan


@transaction.atomic
def void(plan: AnnualPlan, *, by: Actor, note: str) -> AnnualPlan:
    """Discard a draft; its text may then be taken over again.

    Raises:
        Refused: no right, no reason.
        Overtaken: discarded already.
    """
    plan = _locked(plan, "void")
    require(rules.can_void(by, plan))
    return _moved(plan, "void", by, note)


@transaction.atomic
def issue(plan: AnnualPlan, *, by: Actor) -> AnnualPlan:
    """下达: from now on those who have a part of it see it, and progress is reported. Its version 1.

    Raises:
        Refused: no right, no task, a task without department, day or target.
        Overtaken: issued or discarded already.
    """
    plan = _locked(plan, "issue")
    require(rules.can_issue(by, plan))
    plan.issued_on, plan.version = clock.today(), 1
    return _moved(plan, "issue", by, "", "issued_on", "version")


@transaction.atomic
def close(plan: AnnualPlan, *, by: Actor) -> AnnualPlan:
    """结束: nothing is reported, verified or split any more. Raises Refused, Overtaken."""
    plan = _locked(plan, "close")
    require(rules.can_close(by, plan))
    for answer in queries.waiting(plan):
        outbox.withdraw(("plan_answer", answer), kinds=kinds.ALL, by=by, note="工作要点已结束")
    outbox.withdraw(("annual_plan", plan.pk), kinds=kinds.ALL, by=by, note="工作要点已结束")
    return _moved(plan, "close", by, "")


@transaction.atomic
def copy(plan: AnnualPlan, *, by: Actor) -> AnnualPlan:
    """Next year's draft: the same text with the year moved on, and the same tasks, not their parts and progress.

    Raises:
        Refused: no right, no year in the title.
        KnownPlan: next year's is there already.
    """
    plan = AnnualPlan.objects.select_related("organisation").get(pk=plan.pk)
    require(rules.can_copy(by, plan))
    assert plan.year is not None  # can_copy wants one
    source = plan.source_text
    text = source.text.replace(str(plan.year), str(plan.year + 1))
    spans = [Span(one.kind, one.start, one.end) for one in source.spans.all()]
    made = store(text, spans, organisation=plan.organisation, by=by)
    for old in _with_places(plan):
        task = _next_year(old, made)
        task.save(force_insert=True)
        task.co_owners.set(old.co_owners.all())
    journal.write("annual_plan", made.pk, "copy", by=by, diff={"source": ("", str(plan.ref))})
    return made


def _with_places(plan: AnnualPlan) -> list[Task]:
    return list(plan.tasks.select_related("measure__part").prefetch_related("co_owners").order_by("ref"))


def _next_year(task: Task, made: AnnualPlan) -> Task:
    """Year and text have the same length, so a measure is found by its place."""
    measure = Measure.objects.get(part__plan=made, start=task.measure.start)
    due_on = task.due_on
    if due_on is not None:  # 29 February has no next year
        due_on = due_on.replace(year=due_on.year + 1, day=min(due_on.day, 28) if due_on.month == 2 else due_on.day)
    return Task(
        plan=made, measure=measure, name=task.name, lead_id=task.lead_id, due_on=due_on, kind=task.kind,
        unit=task.unit, target=task.target, figure=task.figure, weight=task.weight, reason=task.reason,
    )  # fmt: skip


def _locked(plan: AnnualPlan, verb: str) -> AnnualPlan:
    """The plan, locked; told where somebody was faster."""
    plan = locking.plan(plan)
    if PLAN.step(verb, plan.state) is None:
        raise Overtaken(f"这份工作要点{PLAN.state(plan.state).label}，请刷新页面查看", rule="plan.state")
    return plan


def _moved(plan: AnnualPlan, verb: str, by: Actor, note: str, *also: str) -> AnnualPlan:
    plan.state_since = clock.now()
    flow.move(plan, PLAN, verb, by=by, note=note, also=("state_since", *also))
    return plan


def _checked(source: str, spans: Iterable[Span]) -> Reading:
    if "\x00" in source or any("\ud800" <= character <= "\udfff" for character in source):
        raise Refused("原文里有不能保存的字符（空字符或残缺的编码），请从网页重新复制", "plan.characters")
    try:
        checked = reading.reread(source, spans)
    except reading.SpansError as fault:
        raise Refused(str(fault), "plan.spans") from None
    if not checked.plan.title:
        raise Refused("没有找到工作要点的标题，请在原文第一行写上标题", "plan.title")
    if not any(part.measures for part in checked.plan.parts):
        raise Refused("没有找到措施，请核对是不是工作要点", "plan.empty")
    return checked


def _begin(plan: AnnualPlan) -> None:
    """The row itself. Two takings-over of one text at one moment meet at the constraint: the second is told."""
    try:
        with transaction.atomic():
            plan.save(force_insert=True)
    except IntegrityError:
        known = AnnualPlan.objects.filter(organisation=plan.organisation, sha256=plan.sha256).exclude(state="void")
        raise KnownPlan(known.get()) from None


def _keep_source(
    plan: AnnualPlan, checked: Reading, by: Actor, file: StoredFile | None, left_out: Iterable[str]
) -> None:
    first = reading.read(checked.source)
    row = PlanSource(
        plan=plan,
        text=checked.source,
        first_reading=[[span.kind, span.start, span.end] for span in first.spans],
        stored_by_id=by.person_id,
        file=file,
        left_out=[words[:200] for words in left_out],
    )
    row.save(force_insert=True)
    PlanSpan.objects.bulk_create(
        (PlanSpan(source=row, kind=span.kind, start=span.start, end=span.end) for span in checked.spans),
        batch_size=_BATCH,
    )


def _keep_measures(plan: AnnualPlan, checked: Reading) -> None:
    parts: list[Part] = []
    measures: list[Measure] = []
    indicators: list[Indicator] = []
    for place, told in enumerate(checked.plan.parts, start=1):
        part = Part(plan=plan, position=place, number=told.number, title=told.title)
        parts.append(_fits(part))
        for at, one in enumerate(told.measures, start=1):
            measure = _measure(part, at, one)
            measures.append(_fits(measure))
            indicators += list(_indicators(measure, one))
    Part.objects.bulk_create(parts, batch_size=_BATCH)
    Measure.objects.bulk_create(measures, batch_size=_BATCH)
    Indicator.objects.bulk_create(indicators, batch_size=_BATCH)


def _measure(part: Part, place: int, told: reading.Measure) -> Measure:
    return Measure(
        part=part, position=place, text=told.text, start=told.start, end=told.end, verb=told.verb, object=told.object,
        owner_text=told.owner or "", co_owner_text=told.co_owner or "", due_text=told.due or "",
    )  # fmt: skip


def _indicators(measure: Measure, told: reading.Measure) -> Iterator[Indicator]:
    for place, one in enumerate(told.indicators, start=1):
        yield Indicator(
            measure=measure, position=place, what=one.what, op=one.op, value=one.value, unit=one.unit, is_part=one.part
        )


_LABELS = {
    "title": "标题", "owner_text": "责任单位", "co_owner_text": "配合单位", "due_text": "完成时限",
}  # fmt: skip


def _fits(row: Any) -> Any:
    """The row, or a refusal that names the field too long for its column (a stretch marked as the wrong kind)."""
    for field in row._meta.concrete_fields:
        limit = field.max_length if isinstance(field, models.CharField) else None
        text = getattr(row, field.attname) if limit and field.name in _LABELS else ""
        if limit and len(text) > limit:
            raise Refused(f"{_LABELS[field.name]}有 {len(text)} 字，超过 {limit} 字，请核对这一段的类别", "plan.long")
    return row
