"""Named reads of 建家; all start from what the actor may see."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from kexie.associations.homes import GROUPS
from kexie.associations.models import Activity, AnnualReport, Checklist, Home, HomeFile, HomeScore
from kexie.associations.rules import home as rules
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for; empty fields ask nothing. ``view``: a state, or ``stars`` (those that hold today)."""

    year: int = 0
    view: str = ""
    area: str = ""
    unit: Organisation | None = None


def checklist(actor: Actor, pk: UUID) -> Checklist | None:
    """One checklist."""
    return rules.visible_checklists(actor).filter(pk=pk).select_related("house").first()


def checklists(house: Organisation) -> QuerySet[Checklist]:
    """All editions of a house, the newest first; the house must be kept."""
    return Checklist.objects.filter(house=house).annotate(count=Count("items")).order_by("-ordinal")


def home(actor: Actor, pk: UUID) -> Home | None:
    """One unit's of a year."""
    rows = rules.visible_homes(actor).filter(pk=pk)
    return rows.select_related("organisation__superior", "checklist", "decided_by", "document").first()


def homes(actor: Actor, asked: Asked) -> QuerySet[Home]:
    """Those that fit, the most stars first."""
    rows = rules.visible_homes(actor)
    rows = rows.filter(year=asked.year) if asked.year else rows
    rows = rows.filter(organisation__jurisdiction=asked.area) if asked.area else rows
    rows = rows.filter(organisation=asked.unit) if asked.unit is not None else rows
    if asked.view == "stars":
        rows = rows.filter(state="decided", stars__gt=0, until__gte=clock.today())
    elif asked.view:
        rows = rows.filter(state=asked.view)
    return rows.select_related("organisation__superior").order_by("-stars", "-year", "organisation__name_key", "id")


def scores(home: Home) -> QuerySet[HomeScore]:
    """Its lines with their evidence; the home must be seen."""
    return home.scores.select_related("item").prefetch_related("files__file").order_by("item__position")


def score_of(home: Home, pk: UUID) -> HomeScore | None:
    """One of its lines."""
    return home.scores.select_related("item", "home").filter(pk=pk).first()


def file_of(home: Home, pk: UUID) -> HomeFile | None:
    """A file of one of its lines."""
    return HomeFile.objects.select_related("file", "score__home").filter(pk=pk, score__home=home).first()


def counted(organisation: Organisation, year: int) -> dict[str, int]:
    """What the records say of a year, by what a checklist may count. Two queries."""
    held = Activity.objects.filter(
        organisation=organisation, state="recorded", starts_on__gte=date(year, 1, 1), starts_on__lte=date(year, 12, 31)
    )
    told = dict(held.order_by().values_list("category").annotate(Count("pk")))
    found = {figure: sum(told.get(one, 0) for one in (groups or told)) for figure, groups in GROUPS.items()}
    reports = AnnualReport.objects.filter(organisation=organisation, state="accepted", year__gte=year - 3)
    return {**found, "reports": reports.count()}
