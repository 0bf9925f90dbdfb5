"""Plans in answer (本单位计划) that are past their day."""

from uuid import UUID

from django.db.models import Count

from kexie.kit import clock
from kexie.plans.models import Answer


def answers(issuer_id: UUID) -> tuple[int, int]:
    """Plans of this house some unit that stands owes an answer to, past its day, and how many units. One query."""
    rows = Answer.objects.filter(
        plan__organisation=issuer_id, plan__state="issued", state__in=("asked", "returned"), due_on__lt=clock.today(),
        organisation__state="active",
    )  # fmt: skip
    told = rows.aggregate(papers=Count("plan", distinct=True), units=Count("pk"))
    return told["papers"], told["units"]
