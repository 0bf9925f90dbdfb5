"""Plans in answer (本单位计划) that are past their day."""

from uuid import UUID

from django.db.models import Count

from kexie.kit import clock
from kexie.notices.steps import CHASED
from kexie.plans.models import Answer


def answers(issuer_id: UUID) -> tuple[int, int]:
    """Plans of this house some unit that stands owes an answer to, past its day, and how many units. One query.

    As with documents, what was due more than a year ago is history.
    """
    today = clock.today()
    rows = Answer.objects.filter(
        plan__organisation=issuer_id, plan__state="issued", state__in=("asked", "returned"),
        organisation__state="active", due_on__lt=today, due_on__gte=today - CHASED,
    )  # fmt: skip
    told = rows.aggregate(papers=Count("plan", distinct=True), units=Count("pk"))
    return told["papers"], told["units"]
