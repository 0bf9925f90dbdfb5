"""What of yearly plans waits for an actor, for the home of the desk. ``WAITING`` for ``config.plugs.TODOS``.

Parts of one query, whatever waits: reports to verify, parts to split, parts and tasks near their day that nobody has
reported whole, plans to write or to check.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, CharField, DateTimeField, Exists, F, Func, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.todo import Todo, TodoList, Waiting
from kexie.organisations import kinds
from kexie.plans import lights
from kexie.plans.models import AnnualPlan, Answer, Report, Target, Task
from kexie.plans.rules import house

_COLUMNS = ("what", "key", "title", "whom", "since", "due")
# So many days before its day an open part or task is told of; what was due over a year ago is history.
NEAR, HISTORY = timedelta(days=lights.Rule().soon), timedelta(days=365)


class _IsOneOf(Func):
    """``value = ANY (array)``."""

    template, arg_joiner, output_field = "%(expressions)s)", " = ANY (", BooleanField()


_KEY = Cast("pk", CharField())


def plans(actor: Actor, *_others: Actor) -> TodoList:
    """工作要点 by itself: nothing for anybody without a part in plans (and no query)."""
    return WAITING.alone(actor)


def parts(actor: Actor) -> Sequence[QuerySet[Any, Any]]:
    """What waits as (what, key of its page, title, whom, since, due); nothing without the rights."""
    if actor.person_id is None or actor.post_id is None:
        return ()
    return [
        *(_to_verify(actor) if house.VERIFY in actor.rights else ()),
        *(_to_do(actor) if house.WORK in actor.rights else ()),
    ]


def _to_verify(actor: Actor) -> tuple[QuerySet[Any, Any], ...]:
    # As an array, read first: of a join with the few plans the database thinks that it ends early, and reads all tasks.
    issued = ArraySubquery(AnnualPlan.objects.filter(state="issued").order_by().values("pk"))
    reports = Report.objects.filter(
        _IsOneOf(F("task__plan_id"), issued), house.own(actor, "verifier"), state="reported"
    )  # fmt: skip
    reports = reports.exclude(reported_by=actor.person_id)
    told = reports.annotate(
        what=Value("verify"), key=_KEY, title=F("task__name"), whom=F("organisation__name"), since=F("reported_at"),
        due=F("task__due_on"),
    )  # fmt: skip
    answers = Answer.objects.filter(house.own(actor, "plan__organisation"), state="submitted", plan__state="issued")
    checks = answers.annotate(
        what=Value("check"), key=_KEY, title=F("plan__title"), whom=F("name"), since=F("submitted_at"), due=F("due_on")
    )
    return told.values_list(*_COLUMNS), checks.values_list(*_COLUMNS)


def _to_do(actor: Actor) -> tuple[QuerySet[Any, Any], ...]:
    adds_up = Q(task__kind__in=("count", "amount"), task__figure="") & ~Q(task__unit="%")
    own = Target.objects.filter(
        house.own(actor), adds_up, parent=None, split=0, done__lt=F("value"), task__plan__state="issued",
        due_on__gte=clock.today(),
        organisation__kind=kinds.Kind.ASSOCIATION,
    )  # fmt: skip
    # A split has a day and no moment; the plan has its moment of issue.
    splits = own.annotate(
        what=Value("split"), key=_KEY, title=F("task__name"), whom=F("task__plan__organisation__name"),
        since=F("task__plan__state_since"), due=F("due_on"),
    )  # fmt: skip
    asked = Answer.objects.filter(house.own(actor), state__in=("asked", "returned"), plan__state="issued")
    writes = asked.annotate(
        what=Value("write"), key=_KEY, title=F("plan__title"), whom=F("plan__organisation__name"), since=F("asked_at"),
        due=F("due_on"),
    )  # fmt: skip
    told = (splits, writes, *_to_report(actor, adds_up), *_to_reassign(actor))
    return tuple(rows.values_list(*_COLUMNS) for rows in told)


def _to_reassign(actor: Actor) -> tuple[QuerySet[Any, Any], ...]:
    """Parts of units that were closed or merged before they had done them: who gave them out gives them to others.

    They stay where they are until then; nobody takes over a duty by being merged with.
    """
    left = Target.objects.filter(
        organisation__state="closed", done__lt=F("value"), task__figure="", task__plan__state="issued"
    )
    told = {
        "title": F("task__name"), "whom": Concat(F("name"), Value("已撤销")),
        "since": Cast("organisation__closed_on", DateTimeField()), "due": F("due_on"),
    }  # fmt: skip
    first = left.filter(house.own(actor, "task__plan__organisation"), parent=None)
    below = left.filter(house.own(actor, "parent__organisation"))
    return (
        first.annotate(what=Value("reassign"), key=Cast("task__ref", CharField()), **told),
        below.annotate(what=Value("reassign_on"), key=Cast("parent__pk", CharField()), **told),
    )


def _to_report(actor: Actor, adds_up: Q) -> tuple[QuerySet[Any, Any], ...]:
    """Near its day, or past it, not done, split no further, and with no report that waits to be verified."""
    today = clock.today()
    near = Q(due_on__gte=today - HISTORY, due_on__lte=today + NEAR, split=0)
    waiting = Report.objects.filter(state="reported")
    # What a district is still asked to split is in its list already.
    split_first = adds_up & Q(organisation__kind=kinds.Kind.ASSOCIATION, parent=None, due_on__gte=today)
    parts = Target.objects.filter(
        house.own(actor), near, ~Exists(waiting.filter(target=OuterRef("pk"))), ~split_first, done__lt=F("value"),
        task__figure="", task__plan__state="issued",
    )  # fmt: skip
    told = parts.annotate(
        what=Value("report"), key=_KEY, title=F("task__name"), whom=F("task__plan__organisation__name"),
        since=F("task__plan__state_since"), due=F("due_on"),
    )  # fmt: skip
    own = Task.objects.filter(
        house.own(actor, "lead"), near, ~Exists(waiting.filter(task=OuterRef("pk"), target=None)),
        done__lt=F("target"), figure="", plan__state="issued",
    )  # fmt: skip
    tasks = own.annotate(
        what=Value("task"), key=Cast("ref", CharField()), title=F("name"), whom=F("lead__name"),
        since=F("plan__state_since"), due=F("due_on"),
    )  # fmt: skip
    return told, tasks


_BY_REF = ("task", "reassign")
_WORDS: dict[str, tuple[str, str, str, str]] = {
    "verify": ("clipboard-check", "核实进展", "核实", "desk:report"),
    "check": ("file-check", "审核计划", "审核", "desk:answer"),
    "split": ("split", "分解目标", "分解", "desk:target"),
    "reassign": ("split", "改派目标", "改派", "desk:task_split"),
    "reassign_on": ("split", "改派目标", "改派", "desk:target_split"),
    "report": ("flag", "报送进展", "报送", "desk:target"),
    "task": ("flag", "报送进展", "报送", "desk:task"),
    "write": ("pencil", "制定本单位计划", "制定", "desk:answer"),
}


def _todo(what: str, key: str, title: str, whom: str, since: datetime, due: date | None) -> Todo:
    icon, act, button, address = _WORDS[what]
    return Todo(
        icon=icon,
        title=f"{act}：{title}",
        whom=whom,
        since=since,
        due=due,
        url=reverse(address, args=[int(key) if what in _BY_REF else UUID(key)]),
        button=button,
    )


WAITING = Waiting("plans", "工作要点", frozenset(_WORDS), parts, _todo)
