"""组织建设 in the demo: what units are, who is covered, lists of two years, terms of all ages; figures exactly."""

from collections import Counter

import pytest

from kexie.associations import queries
from kexie.associations.models import BaseUnit, CoveredUnit, Membership, Profile, Seat, Tenure, YearFigures
from kexie.associations.queries import tenure as terms
from kexie.demo import city
from kexie.kit import clock
from kexie.organisations import kinds
from kexie.organisations.codes import credit
from kexie.organisations.models import Organisation
from tests.demo.test_plan import NOW, made

__all__ = ["made"]


def _shares(made: city.City, by: str, year: int, **more: str) -> dict[str, tuple[int, int]]:
    rows = queries.base_units(made.actor("chen", "officer"), year=year, **more)
    return {one.key: (one.covered, one.total) for one in queries.shares(rows, by)}


def test_every_unit_says_what_it_is_and_its_figures_of_three_years(made: city.City) -> None:
    basic = Organisation.objects.filter(kind__in=kinds.BASIC, state="active", founding=None)
    assert (basic.count(), Profile.objects.filter(organisation__in=basic).count()) == (388, 388)
    assert set(YearFigures.objects.filter(organisation__in=basic).values_list("year", flat=True)) == {2023, 2024, 2025}
    assert YearFigures.objects.filter(organisation__in=basic).count() == 3 * 388
    for name in ("nature", "subordination", "setting", "industry"):
        assert not Profile.objects.filter(**{name: ""}).exists(), name
    told = {name: dict(Counter(Profile.objects.values_list(name, flat=True))) for name in ("nature", "setting")}
    assert told == {"nature": {}, "setting": {}}


def test_coverage_differs_by_district_trade_ownership_and_size_and_grows(made: city.City) -> None:
    with clock.at(NOW):
        kinds_ = {year: _shares(made, "kind", year) for year in (2025, 2026)}
        told = {by: _shares(made, by, 2026) for by in ("area", "industry", "nature", "scale", "way")}
    assert kinds_ == {2025: {}, 2026: {}}
    assert told == {}


def test_there_are_gaps_to_visit_next_and_every_code_is_whole(made: city.City) -> None:
    with clock.at(NOW):
        rows = queries.base_units(made.actor("zhao", "chair"), year=2026)
        first = queries.gaps(rows)[0]
    assert (first.jurisdiction_id, first.name, first.sci_tech) == ("420102", "", 0)
    codes = set(BaseUnit.objects.exclude(credit_code="").values_list("credit_code", flat=True))
    assert [code for code in codes if credit.check(code) != credit.Outcome(code)] == []


def test_parks_cover_tenants_and_federations_have_members(made: city.City) -> None:
    told = Counter(CoveredUnit.objects.values_list("association__kind", "is_covered"))
    assert told == {("park", True): 72, ("park", False): 24, ("joint", True): 24}
    members = Counter(Membership.objects.values_list("federation__name", flat=True))
    assert members == {}


def test_terms_are_of_all_ages_with_who_sits_in_them(made: city.City) -> None:
    with clock.at(NOW):
        chen = made.actor("chen", "officer")
        told = {
            "all": Tenure.objects.count(), "seats": Seat.objects.count(), "overdue": terms.overdue(chen).count(),
            **{f"within {months}": terms.ending(chen, months).count() for months in (3, 6, 12)},
            "unknown": terms.unrecorded(chen).count(),
            "put off": [str(one.due_on) for one in Tenure.objects.all() if one.ends_on > one.due_on],
        }  # fmt: skip
    assert told == {}


assert pytest
