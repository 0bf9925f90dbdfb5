"""Units' own plans in answer (结合本单位实际): asked for, written, submitted, checked, returned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from kexie.kit import clock, flow, journal
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Refused, require
from kexie.messages.actions import outbox
from kexie.organisations.models import Organisation
from kexie.plans import kinds, queries, rules
from kexie.plans.actions import locking
from kexie.plans.flow import ANSWER
from kexie.plans.models import AnnualPlan, Answer, AnswerMeasure

# Who takes over a plan from a unit that was merged into it has at least so long.
TAKEN_OVER = timedelta(days=14)


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
    _ask_no_more(answer, by, "已报送")
    return answer


@transaction.atomic
def accept(answer: Answer, *, by: Actor, note: str = "") -> Answer:
    """Pass it. Raises Refused, Overtaken."""
    return _checked(answer, "accept", by, note)


@transaction.atomic
def return_(answer: Answer, *, by: Actor, note: str) -> Answer:
    """Send it back with a reason. Raises Refused, Overtaken."""
    return _checked(answer, "return", by, note)


@transaction.atomic
def drop(answer: Answer, *, by: Actor, note: str) -> Answer:
    """Ask this unit no more, with the reason; what it has written stays. Raises Refused, Overtaken."""
    answer = locking.answer(answer)
    _from(answer, "drop")
    require(rules.can_drop(by, answer))
    return _dropped(answer, by, note)


@transaction.atomic
def renew(answer: Answer, due_on: date, *, by: Actor) -> Answer:
    """Ask once more a unit that was let off, until a new day. Raises Refused, Overtaken."""
    answer = locking.answer(answer)
    _from(answer, "renew")
    require(rules.can_renew(by, answer))
    if due_on < clock.today():
        raise Refused("报送期限不能早于今天", "answer.due")
    answer.due_on, answer.asked_at = due_on, clock.now()
    flow.move(answer, ANSWER, "renew", by=by, also=("due_on", "asked_at"))
    return answer


def hand_over(organisation_id: UUID) -> int:
    """What a closed unit owed is asked of it no more, but of the unit it was merged into; how many plans.

    Nothing where it was reopened meanwhile; done again it does nothing. Whom the house of the plan does not guide, it
    does not ask.
    """
    unit = Organisation.objects.select_related("successor").get(pk=organisation_id)
    if unit.state != "closed":
        return 0
    return sum(_handed(one, unit.successor) for one in queries.left_open(unit))


def take_back(organisation_id: UUID) -> int:
    """A closing was taken back: what was let off because of it is asked for again; how many plans.

    What its house let off stays let off; whoever took its place keeps its own.
    """
    unit = Organisation.objects.get(pk=organisation_id)
    if unit.state != "active":
        return 0
    return sum(_renewed(one) for one in queries.let_off(unit))


@transaction.atomic
def _renewed(answer: Answer) -> bool:
    answer = locking.answer(answer)
    dropped = history("plan_answer", answer.pk).filter(verb="drop").order_by("-id").first()
    if answer.state != "dropped" or answer.plan.state != "issued" or dropped is None or dropped.person_id is not None:
        return False
    answer.due_on, answer.asked_at = max(answer.due_on, clock.today() + TAKEN_OVER), clock.now()
    flow.move(answer, ANSWER, "renew", by=SYSTEM, note=f"{answer.name}已恢复", also=("due_on", "asked_at"))
    return True


@transaction.atomic
def _handed(answer: Answer, successor: Organisation | None) -> bool:
    plan = locking.plan(answer.plan)
    answer = locking.answer(answer)
    if plan.state != "issued" or answer.state not in queries.OPEN:
        return False
    _dropped(answer, SYSTEM, f"{answer.name}已并入{successor.label}" if successor else f"{answer.name}已撤销")
    if (
        successor is None
        or successor.state != "active"
        or successor.pk not in queries.below(plan.organisation, [successor])
    ):
        return True
    if not plan.answers.filter(organisation=successor).exists():
        due_on = max(answer.due_on, clock.today() + TAKEN_OVER)
        Answer.objects.create(plan=plan, organisation=successor, name=successor.label, due_on=due_on)
        told = {"organisation": (answer.name, successor.label), "due_on": ("", due_on.isoformat())}
        journal.write("annual_plan", plan.pk, "ask", by=SYSTEM, diff=told)
    return True


def _dropped(answer: Answer, by: Actor, note: str) -> Answer:
    answer.note = note.strip()[:500]
    flow.move(answer, ANSWER, "drop", by=by, note=note, also=("note",))
    _ask_no_more(answer, by, "下达单位不再要求")
    return answer


def _ask_no_more(answer: Answer, by: Actor, note: str) -> None:
    outbox.withdraw(("plan_answer", answer.pk), kinds=kinds.ALL, by=by, note=note)


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
