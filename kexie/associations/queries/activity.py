"""Named reads of activities; all start from what the actor may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from kexie.associations.codes.tasks import Category
from kexie.associations.models import Activity, ActivityFile
from kexie.associations.rules import activity as rules
from kexie.kit.actor import Actor
from kexie.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for; empty fields ask nothing. ``void``: those made void instead of those that count."""

    year: int = 0
    category: str = ""
    area: str = ""
    text: str = ""
    unit: Organisation | None = None
    void: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
    """How many activities, and how many took part in them."""

    count: int = 0
    people: int = 0
    sci_tech: int = 0


def activity(actor: Actor, pk: UUID) -> Activity | None:
    """One activity."""
    rows = rules.visible_activities(actor).filter(pk=pk)
    return rows.select_related("organisation__superior", "entered_by", "item__plan").first()


def activities(actor: Actor, asked: Asked) -> QuerySet[Activity]:
    """Those that fit, the newest first, each with its unit. A year is that of the first day."""
    rows = rules.visible_activities(actor).filter(state="void" if asked.void else "recorded")
    if asked.year:
        rows = rows.filter(starts_on__gte=date(asked.year, 1, 1), starts_on__lte=date(asked.year, 12, 31))
    if asked.unit is not None:
        rows = rows.filter(organisation__ancestry__ancestor=asked.unit)
    for field, value in (("category", asked.category), ("organisation__jurisdiction", asked.area)):
        rows = rows.filter(**{field: value}) if value else rows
    if asked.text:
        rows = rows.filter(Q(title__icontains=asked.text) | Q(organisation__name__icontains=asked.text))
    return rows.select_related("organisation").order_by("-starts_on", "-id")


def with_units(keys: Sequence[UUID]) -> QuerySet[Activity]:
    """These rows of a list the actor has been shown the keys of, in any order."""
    return Activity.objects.filter(pk__in=keys).select_related("organisation").order_by()


def by_category(rows: QuerySet[Activity]) -> dict[str, Sums]:
    """How many of each task group; none missing. One query."""
    # The rows are counted, not their keys: `activity_sums` tells all of this without the table.
    sums = rows.order_by().values_list("category")
    told = sums.annotate(held=Count("*"), guests=Sum("people"), workers=Sum("sci_tech"))
    found = {code: Sums(count, people, sci_tech) for code, count, people, sci_tech in told}
    return {code: found.get(code, Sums()) for code in Category.values}


def evidence(activity: Activity) -> QuerySet[ActivityFile]:
    """Its files; the activity must be seen."""
    return activity.files.select_related("file").order_by("added_at", "id")


def file_of(activity: Activity, pk: UUID) -> ActivityFile | None:
    """One of its files."""
    return evidence(activity).filter(pk=pk).first()
