"""Counts that plans read: coverage by area, associations founded in a period. Plain numbers; see config/plugs.py."""

from datetime import date

from django.db.models import Count, Q

from kexie.associations.models import BaseList, BaseUnit
from kexie.organisations import kinds
from kexie.organisations.models import Organisation


def coverage_by_area(organisation: Organisation, last: date) -> dict[str, tuple[int, int]]:
    """Of the lists an association keeps, those of the newest year up to ``last``: area -> (covered, all).

    A unit that stands in several of them counts once.
    """
    lists = BaseList.objects.filter(organisation=organisation, year__lte=last.year)
    newest = lists.order_by("-year").values_list("year", flat=True).first()
    if newest is None:
        return {}
    units = BaseUnit.objects.filter(base_list__organisation=organisation, base_list__year=newest)
    rows = units.values_list("jurisdiction").annotate(
        covered=Count("key", filter=Q(association__isnull=False), distinct=True), total=Count("key", distinct=True)
    )
    return {code or "": (covered, total) for code, covered, total in rows}


def founded_by_area(organisation: Organisation, first: date, last: date) -> dict[str, int]:
    """Basic-level associations below it that were founded in these days and stand: area -> how many."""
    rows = Organisation.objects.filter(
        ancestry__ancestor=organisation, kind__in=kinds.BASIC, state="active", founded_on__gte=first,
        founded_on__lte=last,
    ).values_list("jurisdiction").annotate(count=Count("pk"))  # fmt: skip
    return {code or "": count for code, count in rows}
