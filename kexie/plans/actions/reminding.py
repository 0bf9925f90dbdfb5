"""The sweep over plans in answer that are owed: what has fallen due on the house's ladder is sent, once a unit.

The steps, their hour and their channels are those the house of the plan has set for answers (回执) of its documents.

| what happens | what the sweep does |
|---|---|
| the clock jumps forward, the machine stood still | the last step that fell due goes, those before it are missed |
| the clock jumps back | nothing: a settled step has its row |
| a year without calendar data | steps that reach into it wait; all others go |
| the unit sends its plan, is let off, is closed | it owes nothing: no step goes, waiting messages are taken back |
| the plan is sent back to the unit | it owes it again: later steps go |
| two sweeps at once, or the unit writes at this moment | the row is held: passed by, and looked at ten minutes later |
| killed in mid-sweep | a batch stands or falls whole, with its messages |

Behind all locks stands the constraint ``answer_reminder_once``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kexie.kit import calendar, clock, journal
from kexie.kit.actor import SYSTEM
from kexie.messages.actions import outbox
from kexie.notices import steps
from kexie.notices.actions import telling
from kexie.notices.queries import reminders as ladders
from kexie.notices.queries.receivers import Receiver
from kexie.notices.steps import Fallen, chosen, fall
from kexie.plans import kinds
from kexie.plans.models import AnnualPlan, Answer, AnswerReminder
from kexie.plans.queries import answers

# Units of one transaction.
MOST = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked after: the plan, the day it is due, the steps that have fallen due by today."""

    plan: AnnualPlan
    due_on: date
    today: date
    fallen: tuple[Fallen, ...]
    distance: str
    note: str = ""

    @property
    def way(self) -> telling.Way:
        """How its units are told."""
        return telling.Way(self.plan.organisation, self.row, self._message)

    def row(self, answer: Answer, fallen: Fallen, outcome: dict[str, Any]) -> AnswerReminder:
        """One step for one unit, not written yet."""
        _, days, to = fallen.step.key
        return AnswerReminder(
            answer=answer, days=days, to=to, due_on=self.due_on, day=fallen.day, at=clock.now(), **outcome,
        )  # fmt: skip

    def _message(self, rows: Sequence[AnswerReminder], receiver: Receiver, superiors: bool) -> Callable[[], object]:
        """One for a unit, about its answer; or to a superior for all of its units in this batch, about the plan."""
        first = rows[0]
        page = ("desk:plan_answers", [self.plan.ref]) if superiors else ("desk:answer", [first.answer_id])
        values = {
            "工作要点": self.plan.title,
            "单位": telling.named([row.answer.name for row in rows]),
            "期限": telling.day(self.due_on),
            "情况": self.distance,
            "附言": telling.sentence(self.note),
            "网址": settings.SITE_ADDRESS.rstrip("/") + reverse(page[0], args=page[1]),
        }
        about = ("annual_plan", self.plan.pk) if superiors else ("plan_answer", first.answer_id)
        return lambda: outbox.queue(
            kinds.reminder(first.days, first.to), key=f"plan_reminder:{first.pk}", to=receiver.to, values=values,
            about=about, by=SYSTEM, house=self.plan.organisation, channels=receiver.channels,
        )  # fmt: skip


def sweep() -> int:
    """Every plan some unit owes an answer to; how many steps of units were settled."""
    chased, known, settled = answers.chased(), calendar.overrides(), 0
    plans = AnnualPlan.objects.select_related("organisation").in_bulk({plan for plan, _ in chased})
    usual = {one.organisation_id: ladders.usual(one.organisation) for one in plans.values()}
    for plan, due_on in ((plans[pk], due_on) for pk, due_on in chased):
        ladder = usual[plan.organisation_id]
        today = ladders.today(ladder.first_hour)
        fallen = fall([one for one in ladder.steps if one.about == "answer"], due_on, today, known).due
        if ladder.is_on and fallen:
            asked = Asked(plan, due_on, today, fallen, steps.distance(due_on, today, known), ladder.note)
            while done := _batch(asked):
                settled += done
    return settled


@transaction.atomic
def _batch(asked: Asked) -> int:
    """One batch of one plan; how many steps it settled. Rows that somebody holds are passed by."""
    told = answers.unsettled(asked.plan, asked.due_on, asked.fallen).values_list("pk", flat=True)
    # Read again under the lock: it may have come, been let off, or got another day meanwhile.
    still = {"state__in": answers.OPEN, "due_on": asked.due_on, "plan__state": "issued"}
    held = Answer.objects.filter(pk__in=list(told[:MOST]), **still).select_related("organisation__superior")
    held = held.select_for_update(of=("self",), no_key=True, skip_locked=True).order_by("organisation__superior", "pk")
    rows: list[AnswerReminder] = []
    going: list[tuple[Answer, Fallen]] = []
    for answer in held.prefetch_related("reminders"):
        kept = {(one.days, one.to): one.day for one in answer.reminders.all() if one.due_on == asked.due_on}
        left = [one for one in asked.fallen if one.step.key[1:] not in kept]
        addressed_on = clock.local(answer.asked_at).date()
        now, reasons = chosen(left, max(kept.values(), default=None), addressed_on, asked.today)
        going += [(answer, one) for one in now]
        rows += [
            asked.row(answer, one, {"state": "missed", "reason": reasons[one.step.key]})
            for one in left
            if one.step.key in reasons
        ]
    sent = telling.tell(asked.way, going)
    AnswerReminder.objects.bulk_create([*rows, *sent.rows])
    sent.queue()
    if sent.count:
        journal.write("annual_plan", asked.plan.pk, "remind", by=SYSTEM, diff={"units": ("", str(sent.count))})
    return len(rows) + len(sent.rows)
