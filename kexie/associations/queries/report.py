"""Named reads of yearly reports: the lists, what the records count, what the papers tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from kexie.associations import days, flow, reporting
from kexie.associations.models import Activity, AnnualReport, Profile, Seat, YearFigures
from kexie.associations.queries import activity as activities
from kexie.associations.rules import report as rules
from kexie.associations.rules import settled
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations import kinds
from kexie.organisations.models import Organisation
from kexie.organisations.rules import listed_organisations

# What each view of the list shows.
VIEWS: dict[str, Q] = {
    "owing": Q(state__in=flow.OWING),
    "submitted": Q(state="submitted"),
    "accepted": Q(state="accepted"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for; empty fields ask nothing."""

    year: int = 0
    view: str = ""
    area: str = ""
    text: str = ""
    unit: Organisation | None = None


def report(actor: Actor, pk: UUID) -> AnnualReport | None:
    """One report."""
    rows = rules.visible_reports(actor).filter(pk=pk)
    return rows.select_related("organisation__superior", "submitted_by", "accepted_by").first()


def report_of(actor: Actor, organisation: Organisation, year: int) -> AnnualReport | None:
    """That of a unit and a year."""
    return rules.visible_reports(actor).filter(organisation=organisation, year=year).first()


def reports(actor: Actor, asked: Asked) -> QuerySet[AnnualReport]:
    """Those that fit, by name of the unit; of one unit the newest first."""
    rows = rules.visible_reports(actor)
    if asked.unit is not None:
        rows = rows.filter(organisation=asked.unit)
    rows = rows.filter(year=asked.year) if asked.year else rows
    rows = rows.filter(organisation__jurisdiction=asked.area) if asked.area else rows
    rows = rows.filter(organisation__name__icontains=asked.text) if asked.text else rows
    if asked.view == "late":
        rows = rows.filter(VIEWS["owing"], due_on__lt=clock.today())
    elif asked.view in VIEWS:
        rows = rows.filter(VIEWS[asked.view])
    rows = rows.select_related("organisation__superior", "organisation__jurisdiction")
    return rows.order_by("-year", "organisation__name_key", "id")


def standing(actor: Actor, asked: Asked) -> dict[str, int]:
    """How many stand in each view, late ones too. One query."""
    late = Q(VIEWS["owing"], due_on__lt=clock.today())
    told: dict[str, int] = (
        reports(actor, asked)
        .order_by()
        .aggregate(
            **{view: Count("pk", filter=condition) for view, condition in VIEWS.items()},
            late=Count("pk", filter=late), every=Count("pk"), in_time=Count("pk", filter=IN_TIME),
        )
    )  # fmt: skip
    return told


IN_TIME = Q(state="accepted", submitted_at__date__lte=F("due_on"))


def owing(organisations: QuerySet[Organisation], year: int) -> QuerySet[Organisation]:
    """Of these the associations that are to report of a year and of which no report is begun."""
    there = AnnualReport.objects.filter(year=year).values("organisation")
    began = Q(founded_on__isnull=True) | Q(founded_on__lte=date(year, 12, 31))
    return organisations.filter(began, state="active", kind__in=kinds.BASIC).exclude(pk__in=there)


def not_asked(actor: Actor, year: int) -> int:
    """Of how many that one sees no report is begun."""
    return owing(listed_organisations(actor), year).count()


def due_on(place: Organisation, year: int) -> date:
    """Until when the report of a year is to come, as the house has settled it."""
    house = settled.life_rules(place)
    return days.in_month(year + 1, house.report_month, house.report_day)


def counted(organisation: Organisation, year: int) -> dict[str, int]:
    """What the records say of this year, by item; what they do not know is left out. Four queries."""
    told: dict[str, int | None] = {}
    people = YearFigures.objects.filter(organisation=organisation, year=year).first()
    if people is not None:
        told |= {name: getattr(people, name) for name in ("members", "staff", "sci_tech")}
    profile = Profile.objects.filter(organisation=organisation).first()
    if profile is not None:
        told |= {name: getattr(profile, name) for name in ("full_time", "part_time")}
    last = min(date(year, 12, 31), clock.today())
    seats = Seat.objects.filter(tenure__organisation=organisation, starts_on__lte=last, ends_on__gte=last)
    told["officers"] = seats.values("person").distinct().count() or None
    first = date(year, 1, 1)
    held = Activity.objects.filter(
        organisation=organisation, state="recorded", starts_on__gte=first, starts_on__lte=date(year, 12, 31)
    )
    for category, sums in activities.by_category(held).items():
        count, took_part = reporting.COUNTS[category]
        told[count] = sums.count
        if took_part:
            told[took_part] = sums.people
    return {code: value for code, value in told.items() if value is not None}


def by_area(rows: QuerySet[AnnualReport], most: int) -> Mapping[str, list[AnnualReport]]:
    """At most so many reports by the name of their area, in the order of the areas."""
    found: dict[str, list[AnnualReport]] = {}
    for row in rows.order_by("organisation__jurisdiction__position", "organisation__name_key", "id")[:most]:
        found.setdefault(str(row.organisation.jurisdiction or "市直"), []).append(row)
    return found
