"""Named reads of yearly plans, with what was carried out of them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from kexie.associations.models import Activity, YearPlan, YearPlanItem
from kexie.associations.rules import year_plan as rules
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for; empty fields ask nothing."""

    year: int = 0
    view: str = ""
    area: str = ""
    unit: Organisation | None = None


def plan(actor: Actor, pk: UUID) -> YearPlan | None:
    """One plan."""
    rows = rules.visible_year_plans(actor).filter(pk=pk)
    return rows.select_related("organisation__superior", "filed_by").first()


def plans(actor: Actor, asked: Asked) -> QuerySet[YearPlan]:
    """Those that fit, by year and name of the unit, each with how many items it has and how many were carried out."""
    rows = rules.visible_year_plans(actor)
    rows = rows.filter(year=asked.year) if asked.year else rows
    rows = rows.filter(state=asked.view) if asked.view in ("draft", "filed") else rows
    rows = rows.filter(organisation__jurisdiction=asked.area) if asked.area else rows
    rows = rows.filter(organisation=asked.unit) if asked.unit is not None else rows
    held = Activity.objects.filter(item=OuterRef("items"), state="recorded")
    return (
        rows.annotate(total=Count("items"), done=Count("items", filter=Q(Exists(held))))
        .select_related("organisation__superior")
        .order_by("-year", "organisation__name_key", "id")
    )


def items(plan: YearPlan) -> QuerySet[YearPlanItem]:
    """Its items with how many activities carried each out, and with how many people; the plan must be seen."""
    counts = Q(activities__state="recorded")
    return plan.items.annotate(
        held=Count("activities", filter=counts), came=Sum("activities__people", filter=counts)
    ).order_by("position")


def open_items(organisation: Organisation) -> QuerySet[YearPlanItem]:
    """Which an activity of a unit may carry out: of its plans of this year and the last; the unit must be seen."""
    since = clock.today().year - 1
    rows = YearPlanItem.objects.filter(plan__organisation=organisation, plan__year__gte=since)
    return rows.select_related("plan").order_by("-plan__year", "position")
