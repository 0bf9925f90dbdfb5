"""Counts that plans read: coverage by area, associations founded, active or reporting in a period.

Plain numbers; see config/plugs.py.
"""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from kexie.associations.models import Activity, AnnualReport, BaseList, BaseUnit, Guidance
from kexie.associations.queries.report import IN_TIME
from kexie.organisations import kinds
from kexie.organisations.models import Organisation


def coverage_by_area(organisation: Organisation, last: date) -> dict[str, tuple[int, int]]:
    """Of the lists an association keeps, those of the newest year up to ``last``: area -> (covered, all).

    A unit that stands in several of them counts once.
    """
    rows = (
        _newest(organisation, last)
        .values_list("jurisdiction")
        .annotate(
            covered=Count("key", filter=Q(association__isnull=False), distinct=True), total=Count("key", distinct=True)
        )
    )
    return {code or "": (covered, total) for code, covered, total in rows}


def workers_by_area(organisation: Organisation, last: date) -> dict[str, tuple[int, int]]:
    """Of the same units' scientific and technical staff, those whose unit is covered: area -> (so many, all)."""
    rows = _newest(organisation, last).filter(repeats=False).order_by().values_list("jurisdiction").annotate(
        covered=Sum("sci_tech", filter=Q(association__isnull=False)), total=Sum("sci_tech")
    )  # fmt: skip
    return {code or "": (covered or 0, total or 0) for code, covered, total in rows}


def _newest(organisation: Organisation, last: date) -> QuerySet[BaseUnit]:
    """The units of the lists an association keeps, of the newest year up to ``last``."""
    lists = BaseList.objects.filter(organisation=organisation, year__lte=last.year)
    newest = lists.order_by("-year").values("year")[:1]
    return BaseUnit.objects.filter(base_list__organisation=organisation, base_list__year=newest)


def founded_by_area(organisation: Organisation, first: date, last: date) -> dict[str, int]:
    """Basic-level associations below it that were founded in these days and stand: area -> how many."""
    rows = Organisation.objects.filter(
        ancestry__ancestor=organisation, kind__in=kinds.BASIC, state="active", founded_on__gte=first,
        founded_on__lte=last,
    ).values_list("jurisdiction").annotate(count=Count("pk"))  # fmt: skip
    return {code or "": count for code, count in rows}


def reported_in_time(organisation: Organisation, first: date, last: date) -> dict[str, tuple[int, int]]:
    """Of the yearly reports below it that were due in these days, those accepted and sent in time: area -> (so many,
    all)."""
    rows = AnnualReport.objects.filter(
        organisation__ancestry__ancestor=organisation, organisation__state="active", due_on__gte=first, due_on__lte=last
    )
    told = rows.order_by().values_list("organisation__jurisdiction").annotate(
        done=Count("pk", filter=IN_TIME), total=Count("pk")
    )  # fmt: skip
    return {code or "": (done, total) for code, done, total in told}


def active_by_area(organisation: Organisation, first: date, last: date) -> dict[str, tuple[int, int]]:
    """Of the basic-level associations below it that stand, those with an activity in these days: area -> (so many,
    all)."""
    held = Activity.objects.filter(
        organisation=OuterRef("pk"), state="recorded", starts_on__lte=last, ends_on__gte=first
    )
    return _with(held, organisation)


def visited_by_area(organisation: Organisation, first: date, last: date) -> dict[str, tuple[int, int]]:
    """Likewise those that were visited in these days."""
    visits = Guidance.objects.filter(organisation=OuterRef("pk"), way="visit", on__gte=first, on__lte=last)
    return _with(visits.exclude(state="void"), organisation)


def _with(some: QuerySet[Any], organisation: Organisation) -> dict[str, tuple[int, int]]:
    rows = Organisation.objects.filter(ancestry__ancestor=organisation, kind__in=kinds.BASIC, state="active")
    told = rows.annotate(there=Exists(some)).order_by().values_list("jurisdiction").annotate(
        done=Count("pk", filter=Q(there=True)), total=Count("pk")
    )  # fmt: skip
    return {code or "": (done, total) for code, done, total in told}
