"""Units' own plans in answer: one of them, everybody's, whom to ask, what is past its day or to be asked after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, TruncDate

from kexie.kit import calendar, clock
from kexie.kit.actor import Actor
from kexie.kit.journal.queries import state_then
from kexie.messages.models import Message
from kexie.notices.queries import reminders as ladders
from kexie.notices.steps import CHASED, Fallen, fall
from kexie.organisations import kinds
from kexie.organisations.models import Ancestry, Organisation
from kexie.plans import counting
from kexie.plans.flow import ANSWER
from kexie.plans.models import AnnualPlan, Answer, AnswerReminder, Target
from kexie.plans.rules import visible_answers

# In these states a unit owes its plan.
OPEN = ("asked", "returned")


def answer(actor: Actor, pk: UUID) -> Answer | None:
    """One unit's plan in answer the actor sees."""
    found = visible_answers(actor).filter(pk=pk)
    return found.select_related("plan__organisation", "organisation").first()


def answers(actor: Actor, plan: AnnualPlan, view: str = "") -> QuerySet[Answer]:
    """Plans in answer to this one that the actor sees, the sooner due first. ``view``: a state, or all."""
    rows = visible_answers(actor).filter(plan=plan).select_related("organisation__jurisdiction")
    rows = rows.filter(state=view) if view else rows
    return rows.order_by("due_on", "name", "id")


def asked_units(plan: AnnualPlan, whom: str) -> list[Organisation]:
    """Whom 布置 may mean: ``districts``, ``targets`` (who has a part of a task), ``basic`` (企事业科协). One query."""
    if whom == "targets":
        parts = Target.objects.filter(task__plan=plan).values("organisation")
        return list(Organisation.objects.filter(pk__in=parts, state="active").order_by("name_key"))
    below = Ancestry.objects.filter(ancestor=plan.organisation, inside=False).values("descendant")
    found = Organisation.objects.filter(pk__in=below, state="active").order_by("name_key")
    if whom == "districts":
        return list(found.filter(kind=kinds.Kind.ASSOCIATION, level__in=kinds.DISTRICT_LEVELS))
    return list(found.filter(kind__in=kinds.BASIC))


def answers_by_state(actor: Actor, plan: AnnualPlan) -> dict[str, int]:
    """How many of the answers the actor sees stand in each state; a state nobody is in is left out. One query."""
    told = visible_answers(actor).filter(plan=plan).order_by().values("state").annotate(units=Count("pk"))
    return {row["state"]: row["units"] for row in told}


def in_time(state: str = "state") -> Q:
    """That a plan came by its day, and is not owed again: sent back and not mended, or asked for once more."""
    day = TruncDate("submitted_at", tzinfo=clock.SHANGHAI)
    return Q(submitted_at__isnull=False, due_on__gte=day) & ~Q(**{f"{state}__in": OPEN})


def owing(standing: Q, state: str = "state") -> Q:
    """Who is counted at all: not who need not answer, nor (``standing`` fails) was closed before it sent any."""
    return (Q(submitted_at__isnull=False) | standing) & ~Q(**{state: "dropped"})


def as_of(day: date) -> QuerySet[Answer]:
    """All answers with ``then``, the state each had at the end of this day; of today and later, the one it has."""
    if day >= clock.today():
        return Answer.objects.annotate(then=F("state"))
    after = day + timedelta(days=1)
    moved = state_then(ANSWER.entity, clock.shanghai(after.year, after.month, after.day))
    return Answer.objects.annotate(then=Coalesce(moved, Value(ANSWER.initial)))


def answered(plan: AnnualPlan) -> counting.Share:
    """Of the units that owe a plan in answer to this one: those that sent it in by their day. One query."""
    owed = Answer.objects.filter(owing(Q(organisation__state="active")), plan=plan)
    told = owed.aggregate(of=Count("pk"), count=Count("pk", filter=in_time()))
    return counting.Share(told["count"], told["of"])


def _open() -> QuerySet[Answer]:
    """What is owed and still asked after: as with documents, what was due more than a year ago is history."""
    since = clock.today() - CHASED
    return Answer.objects.filter(state__in=OPEN, plan__state="issued", due_on__gte=since).order_by()


def overdue(issuer_id: UUID) -> tuple[int, int]:
    """Plans of this house some unit that stands owes an answer to, past its day, and how many units. One query."""
    rows = _open().filter(plan__organisation=issuer_id, organisation__state="active", due_on__lt=clock.today())
    told = rows.aggregate(papers=Count("plan", distinct=True), units=Count("pk"))
    return told["papers"], told["units"]


def chased() -> list[tuple[UUID, date]]:
    """(plan, due day) of whatever is owed, the sooner due first. One query."""
    rows = _open().values_list("plan", "due_on").distinct()
    return list(rows.order_by("due_on", "plan"))


def unsettled(plan: AnnualPlan, due_on: date, fallen: Sequence[Fallen]) -> QuerySet[Answer]:
    """Of those that stand and owe this plan an answer by this day: for whom one of these steps is not settled."""
    keys = Q()
    for one in fallen:
        keys |= Q(reminders__days=one.step.days, reminders__to=one.step.to)
    told = Count("reminders", filter=keys & Q(reminders__due_on=due_on))
    rows = Answer.objects.filter(plan=plan, due_on=due_on, state__in=OPEN)
    rows = rows.filter(plan__state="issued", organisation__state="active")
    return rows.annotate(settled=told).filter(settled__lt=len(fallen)).order_by("organisation__superior", "id")


@dataclass(frozen=True, slots=True)
class Coming:
    """The steps still to come after the units that owe a plan. ``units`` by due day; ``unknown``: a year in which a
    step could not be counted; ``is_on``: whether the house asks after answers at all.
    """

    is_on: bool
    steps: tuple[tuple[Fallen, int], ...]
    unknown: int | None


def coming(plan: AnnualPlan) -> Coming:
    """What the house's ladder will still ask of the units that owe this plan, the soonest first. Four queries."""
    ladder, known = ladders.usual(plan.organisation), calendar.overrides()
    mine = [one for one in ladder.steps if one.about == "answer"]
    rows = _open().filter(plan=plan, organisation__state="active")
    told: list[tuple[Fallen, int]] = []
    unknown: set[int] = set()
    if not ladder.is_on or not mine:
        return Coming(False, (), None)
    for due_on, units in rows.values_list("due_on").annotate(units=Count("pk")):
        found = fall(mine, due_on, ladders.today(ladder.first_hour), known)
        told += [(one, units) for one in found.coming]
        unknown |= {found.unknown} if found.unknown else set()
    told.sort(key=lambda one: (one[0].day, one[0].step.key))
    return Coming(True, tuple(told), max(unknown, default=None))


def reminders(answer: Answer) -> list[AnswerReminder]:
    """What became of every step for this unit, newest first. One query."""
    return list(answer.reminders.select_related("person", "unit").order_by("-day", "-at", "-id"))


def reminded(plan: AnnualPlan) -> int:
    """How many units that owe an answer to this plan were asked after it. One query."""
    sent = AnswerReminder.objects.filter(answer=OuterRef("pk"), state="sent")
    return Answer.objects.filter(Exists(sent), plan=plan, state__in=OPEN).count()


def let_off(unit: Organisation) -> list[Answer]:
    """What a unit need not answer any more, of plans that stand. One query."""
    rows = Answer.objects.filter(organisation=unit, state="dropped", plan__state="issued")
    return list(rows.select_related("plan__organisation").order_by("due_on", "id"))


def waiting(plan: AnnualPlan) -> list[UUID]:
    """Answers of this plan of which a reminder still waits to be sent. One query."""
    rows = Message.objects.filter(about_entity="plan_answer", about_id__in=plan.answers.values("pk"), state="waiting")
    return [pk for pk in rows.order_by().values_list("about_id", flat=True).distinct() if pk is not None]


def left_open(unit: Organisation) -> list[Answer]:
    """What a unit that was closed still owed. One query."""
    rows = Answer.objects.filter(organisation=unit, state__in=OPEN, plan__state="issued")
    return list(rows.select_related("plan__organisation").order_by("due_on", "id"))
