"""Units' own plans in answer (结合本单位实际): asked for, written, submitted, checked, returned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from kexie.kit import clock, flow, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.organisations.models import Organisation
from kexie.plans import queries, rules
from kexie.plans.actions import locking
from kexie.plans.flow import ANSWER
from kexie.plans.models import AnnualPlan, Answer, AnswerMeasure


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of one's own; an empty ``text`` leaves the upper measure unanswered."""

    text: str
    due_on: date | None = None


@transaction.atomic
def ask(plan: AnnualPlan, units: Sequence[Organisation], due_on: date, *, by: Actor) -> int:
    """Ask these units; those asked before keep their day. How many were asked. Raises Refused."""
    plan = locking.plan(plan)
    require(rules.can_ask(by, plan))
    if due_on < clock.today():
        raise Refused("报送期限不能早于今天", "answer.due")
    below = queries.below(plan.organisation, units)
    asked = set(plan.answers.values_list("organisation_id", flat=True))
    fresh = [one for one in units if one.pk in below and one.pk not in asked and one.state == "active"]
    if not fresh:
        raise Refused("这些单位都已布置过", "answer.none")
    Answer.objects.bulk_create(
        [Answer(plan=plan, organisation=one, name=one.label, due_on=due_on) for one in fresh], batch_size=1000
    )
    told = {"units": ("", str(len(fresh))), "due_on": ("", due_on.isoformat())}
    journal.write("annual_plan", plan.pk, "ask", by=by, diff=told)
    return len(fresh)


@transaction.atomic
def write(answer: Answer, lines: Mapping[UUID, Line], words: str, *, by: Actor, version: int) -> Answer:
    """Keep what is written; nothing is sent yet. ``lines`` by measure of the plan; those not named stay.

    Raises:
        Refused: no right, submitted already, a measure of another plan.
        Overtaken: written by somebody else since the page was drawn.
    """
    answer = locking.answer(answer)
    require(rules.can_write(by, answer))
    locking.same(answer, version)
    known = {one.pk for one in queries.measures_of(answer.plan, lines)}
    if set(lines) - known:
        raise Refused("有的措施不在这份工作要点里，请刷新页面再填", "answer.measure")
    AnswerMeasure.objects.filter(answer=answer, measure__in=known).delete()
    AnswerMeasure.objects.bulk_create(
        AnswerMeasure(answer=answer, measure_id=pk, text=one.text, due_on=one.due_on)
        for pk, one in lines.items()
        if one.text
    )
    answer.words, answer.version = words, answer.version + 1
    answer.save(update_fields=["words", "version"])
    journal.write("plan_answer", answer.pk, "edit", by=by, diff={"measures": ("", str(answer.measures.count()))})
    return answer


@transaction.atomic
def submit(answer: Answer, *, by: Actor) -> Answer:
    """Send it up. The first time counts for being in time. Raises Refused, Overtaken."""
    answer = locking.answer(answer)
    _from(answer, "submit")
    require(rules.can_write(by, answer))
    if not answer.measures.exists():
        raise Refused("还没有写一条措施。请先写本单位的措施并保存", "answer.empty")
    answer.submitted_at = answer.submitted_at or clock.now()
    flow.move(answer, ANSWER, "submit", by=by, also=("submitted_at",))
    return answer


@transaction.atomic
def accept(answer: Answer, *, by: Actor, note: str = "") -> Answer:
    """Pass it. Raises Refused, Overtaken."""
    return _checked(answer, "accept", by, note)


@transaction.atomic
def return_(answer: Answer, *, by: Actor, note: str) -> Answer:
    """Send it back with a reason. Raises Refused, Overtaken."""
    return _checked(answer, "return", by, note)


def _checked(answer: Answer, verb: str, by: Actor, note: str) -> Answer:
    answer = locking.answer(answer)
    _from(answer, verb)
    require(rules.can_check(by, answer))
    answer.note = note.strip()[:500]
    flow.move(answer, ANSWER, verb, by=by, note=note, also=("note",))
    return answer


def _from(answer: Answer, verb: str) -> None:
    if ANSWER.step(verb, answer.state) is None:
        flow.move(answer, ANSWER, verb, by=Actor())
