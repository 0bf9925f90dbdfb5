"""组织建设统计: figures over all associations one lists, by what they are compared by; their leaders."""

from dataclasses import asdict
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.associations.actions import profiles, standing
from kexie.associations.models import Activity
from kexie.associations.queries import statistics as queries
from kexie.associations.told import Facts, Figures
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.organisations.actions import organisations
from kexie.organisations.models import Organisation
from kexie.people.models import Person
from tests.associations import staged
from tests.notices.office import Office

YEAR = clock.today().year


def told(office: Office, by: str, who: str = "chen", year: int = YEAR) -> dict[str, queries.Group]:
    return {one.key: one for one in queries.groups(office[who], by, year)}


def test_associations_are_compared_by_their_setting_with_what_they_did(office: Office) -> None:
    motor, steel = office.unit("motor"), office.unit("steel")
    profiles.edit(motor, Facts(setting="independent", industry="C38"), by=SYSTEM)
    profiles.edit(steel, Facts(setting="joint"), by=SYSTEM)
    profiles.tell_year(motor, YEAR - 1, Figures(staff=90, sci_tech=40, members=30), by=SYSTEM)
    profiles.tell_year(motor, YEAR, Figures(staff=95, sci_tech=45), by=SYSTEM)
    for people, state in ((20, "recorded"), (5, "recorded"), (99, "void")):
        Activity.objects.create(
            organisation=motor, category="project", title="攻关", starts_on=clock.today(), ends_on=clock.today(),
            people=people, sci_tech=0, state=state,
        )  # fmt: skip
    staged.term(office, "steel", days=-30, by="chen")
    standing.mark_dormant(steel, by=office["chen"], note="一年没有活动")
    found = told(office, "setting")
    own = {name: value for name, value in asdict(found["independent"]).items() if value and name != "key"}
    assert own == {"total": 1, "members": 30, "sci_tech": 45, "activities": 2, "active": 1, "people": 25}
    other = {name: value for name, value in asdict(found["joint"]).items() if value and name != "key"}
    assert other == {"total": 1, "dormant": 1, "overdue": 1}
    whole = queries.whole(found.values())
    assert (whole.total, whole.activities, whole.members) == (sum(one.total for one in found.values()), 2, 30)
    assert told(office, "industry")["C"].total == 1
    assert told(office, "setting", year=YEAR - 1)["independent"].activities == 0


def test_new_ones_and_closed_ones_are_those_of_the_year(office: Office) -> None:
    before = queries.whole(queries.groups(office["chen"], "kind", YEAR))
    particulars = organisations.Particulars(name="新厂科协", founded_on=clock.today())
    made = organisations.register(particulars, kind="enterprise", level="", superior=office.unit("jiang"), by=SYSTEM)
    organisations.close(office.unit("motor"), by=SYSTEM, note="注销")
    after = queries.whole(queries.groups(office["chen"], "kind", YEAR))
    assert (after.total, after.founded, after.closed) == (before.total, before.founded + 1, before.closed + 1)
    assert told(office, "kind", year=YEAR - 1)["enterprise"].founded == 0
    assert made.pk is not None


def test_a_district_counts_its_own(office: Office) -> None:
    mine = queries.whole(queries.groups(office["zhao"], "kind", YEAR)).total
    assert (
        mine
        == Organisation.objects.filter(
            state="active", superior=office.unit("jiang"), kind__in=("enterprise", "federation")
        ).count()
    )
    assert mine < queries.whole(queries.groups(office["chen"], "kind", YEAR)).total


def test_leaders_are_told_by_age_and_title(office: Office) -> None:
    made = staged.founded(office)
    chair = made.tenure.seats.get(role="chair").person
    Person.objects.filter(pk=chair.pk).update(birth_year=YEAR - 61, title_level="senior")
    found = {one.role: one for one in queries.leaders(office["chen"], YEAR)}
    assert found["chair"].total >= 1
    assert (found["chair"].old, found["chair"].senior >= 1) == (1, True)
    assert all(one.age is None or 20 < one.age < 100 for one in found.values())


@pytest.mark.parametrize("by", sorted(queries.BY))
def test_more_associations_ask_no_more_queries(office: Office, by: str) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            queries.groups(office["chen"], by, YEAR)
        return len(found)

    before = asked()
    for place in range(3):
        particulars = organisations.Particulars(name=f"第{place}厂科协")
        organisations.register(particulars, kind="enterprise", level="", superior=office.unit("jiang"), by=SYSTEM)
    assert (asked(), before) == (before, 6)


def test_years_go_back_from_today(office: Office) -> None:
    assert queries.years() == list(range(YEAR, YEAR - 5, -1))
    with clock.at(clock.now() + timedelta(days=800)):
        assert queries.years()[0] >= YEAR + 2
