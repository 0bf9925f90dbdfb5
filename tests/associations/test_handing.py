"""Two registrations of one unit made one, field by field: which value stays is chosen; undone, the old ones stand again."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kexie.associations import privacy
from kexie.associations.actions import handing, parting, profiles, standing
from kexie.associations.models import Merger, Profile
from kexie.associations.told import Facts
from kexie.kit.actor import SYSTEM
from kexie.kit.crypto.fields import clear
from kexie.kit.crypto.keys import Key
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations.actions import members, numbers, organisations
from kexie.organisations.models import Jurisdiction, Organisation
from kexie.organisations.particulars import Particulars
from kexie.people.actions.persons import Particulars as Person
from tests.associations import staged
from tests.notices.office import Office

KEPT = Particulars(
    name="红光仪表公司科协", short_name="红光科协", contact="王芳", address="江边大道 1 号", telephone="027-60000001",
    founded_on=date(2010, 5, 1),
)  # fmt: skip
GONE = Particulars(
    name="武汉红光仪表有限公司科学技术协会", credit_code=staged.CODE, contact="李明", address="江边大道 1 号",
    telephone="027-60000002", postcode="430000",
)  # fmt: skip
FIELDS = ("name", "credit_code", "contact", "postcode", "address", "place", "industry", "emerging", "founded_on")

MOBILES = ("13900000001", "13900000002")


@pytest.fixture
def pair(office: Office) -> tuple[Organisation, Organisation]:
    """The one that stays, the one that goes: under two districts, each with a profile."""
    kept = organisations.register(KEPT, kind="enterprise", superior=office.unit("jiang"), by=SYSTEM)
    gone = organisations.register(GONE, kind="enterprise", superior=office.unit("hong"), by=SYSTEM)
    Organisation.objects.filter(pk=gone.pk).update(jurisdiction=Jurisdiction.objects.all()[0], street_code="420102003")
    profiles.edit(kept, Facts(nature="private", industry="C39"), by=SYSTEM)
    profiles.edit(gone, Facts(nature="state", industry="C40", emerging=("1", "2"), has_union=True), by=SYSTEM)
    return kept, Organisation.objects.get(pk=gone.pk)


def merged(office: Office, pair: tuple[Organisation, Organisation], *take: str) -> Merger:
    kept, gone = pair
    return standing.merge(gone, kept, by=office["chen"], note="重复登记", take=take)


def now(pair: tuple[Organisation, Organisation]) -> dict[str, object]:
    return handing.told(Organisation.objects.get(pk=pair[0].pk))


def test_of_each_field_the_value_that_was_chosen_stays(office: Office, pair: tuple[Organisation, Organisation]) -> None:
    before, theirs = now(pair), handing.told(pair[1])
    row = merged(office, pair, *FIELDS)
    after = now(pair)
    assert {name for name in handing.FIELDS if after[name] != before[name]} == {*FIELDS} - {"address"}
    assert {name: after[name] for name in FIELDS} == {name: theirs[name] for name in FIELDS}
    assert (after["telephone"], after["nature"], after["founded_on"]) == ("027-60000001", "private", None)
    assert row.left["before"] == {name: before[name] for name in FIELDS if name != "address"}
    kept = Organisation.objects.get(pk=pair[0].pk)
    assert (kept.name, kept.state, kept.haystack.startswith("武汉红光")) == (GONE.name, "active", True)
    edits = Entry.objects.filter(entity_id=kept.pk, entity__in=("organisation", "profile"), verb="edit")
    assert sorted(edits.filter(person_id=office["chen"].person_id).values_list("entity", flat=True)) == [
        "organisation", "profile",
    ]  # fmt: skip


def test_nothing_is_taken_that_was_not_chosen(office: Office, pair: tuple[Organisation, Organisation]) -> None:
    before = now(pair)
    assert (merged(office, pair).left["before"], now(pair)) == ({}, before)


def test_a_field_there_is_none_of_is_refused_and_nothing_is_merged(
    office: Office, pair: tuple[Organisation, Organisation]
) -> None:
    with pytest.raises(Refused, match="没有这一项：document_code、level"):
        merged(office, pair, "name", "level", "document_code")
    assert Organisation.objects.get(pk=pair[1].pk).state == "active"


def test_undone_both_have_what_they_had(office: Office, pair: tuple[Organisation, Organisation]) -> None:
    before, theirs = now(pair), handing.told(pair[1])
    merged(office, pair, *FIELDS)
    back = parting.part(Organisation.objects.get(pk=pair[1].pk), by=office["chen"], note="是两个单位")
    assert (now(pair), handing.told(back), back.state) == (before, theirs, "active")


def test_undone_a_field_that_somebody_has_changed_since_stays(
    office: Office, pair: tuple[Organisation, Organisation]
) -> None:
    merged(office, pair, "contact", "postcode", "industry")
    kept = Organisation.objects.get(pk=pair[0].pk)
    organisations.edit(
        kept, Particulars(**{**{name: getattr(KEPT, name) for name in ("name", "short_name", "address")},
                             "contact": "周洁", "postcode": "430000"}), by=office["chen"],
    )  # fmt: skip
    parting.part(Organisation.objects.get(pk=pair[1].pk), by=office["chen"], note="是两个单位")
    after = now(pair)
    assert (after["contact"], after["postcode"], after["industry"]) == ("周洁", "", "C39")


def test_a_name_that_another_took_meanwhile_stops_the_undoing(
    office: Office, pair: tuple[Organisation, Organisation]
) -> None:
    merged(office, pair, "name")
    organisations.register(KEPT, kind="enterprise", superior=office.unit("jiang"), by=SYSTEM)
    with pytest.raises(Overtaken):
        parting.part(Organisation.objects.get(pk=pair[1].pk), by=office["chen"], note="是两个单位")


def test_a_unit_without_profile_takes_one_over_and_gives_it_back(office: Office) -> None:
    kept, gone = office.unit("motor"), office.unit("steel")
    profiles.edit(gone, Facts(industry="C31", full_time=2), by=SYSTEM)
    standing.merge(gone, kept, by=office["chen"], note="重复登记", take=["industry", "full_time"])
    profile = Profile.objects.get(organisation=kept)
    assert (profile.industry, profile.full_time) == ("C31", 2)
    parting.part(Organisation.objects.get(pk=gone.pk), by=office["chen"], note="是两个单位")
    profile.refresh_from_db()
    assert (profile.industry, profile.full_time) == ("", None)


def test_a_contact_that_was_replaced_is_erased_with_the_person(
    office: Office, pair: tuple[Organisation, Organisation]
) -> None:
    row = merged(office, pair, "contact")
    person = members.register(Person(name="王芳"), pair[0], by=SYSTEM)
    other = members.register(Person(name="周洁"), pair[0], by=SYSTEM)
    assert (privacy.erase(other.pk, by=SYSTEM), row.left["before"]["contact"]) == (0, "王芳")
    assert privacy.erase(person.pk, by=SYSTEM) == 1
    row.refresh_from_db()
    assert row.left["before"] == {"contact": ""}
    assert Entry.objects.filter(verb="erase", entity="organisation", entity_id=pair[0].pk).count() == 1


def test_units_that_went_along_have_the_area_that_stays_and_their_own_again_when_undone(office: Office) -> None:
    jiang, hong, motor = office.unit("jiang"), office.unit("hong"), office.unit("motor")
    areas = list(Jurisdiction.objects.order_by("code").values_list("pk", flat=True)[:2])
    Organisation.objects.filter(pk__in=(jiang.pk, motor.pk)).update(jurisdiction=areas[0])
    Organisation.objects.filter(pk=hong.pk).update(jurisdiction=areas[1])
    jiang.refresh_from_db()

    def now_at() -> list[object]:
        rows = Organisation.objects.filter(pk__in=(jiang.pk, hong.pk, motor.pk))
        told = dict(rows.values_list("pk", "jurisdiction"))
        return [told[one.pk] for one in (jiang, hong, motor)]

    standing.merge(jiang, hong, by=office["chen"], note="撤并", take=["place"])
    assert now_at() == [areas[0], areas[0], areas[0]]
    parting.part(jiang, by=office["chen"], note="误操作")
    assert now_at() == [areas[0], areas[1], areas[0]]


def _numbered(pair: tuple[Organisation, Organisation], mine: str, theirs: str) -> tuple[Organisation, Organisation]:
    for unit, told, typed in zip(pair, (KEPT, GONE), (mine, theirs), strict=True):
        organisations.edit(unit, replace(told, telephone=typed), by=SYSTEM)
    return Organisation.objects.get(pk=pair[0].pk), Organisation.objects.get(pk=pair[1].pk)


@pytest.mark.parametrize("mine", [MOBILES[0], ""])
def test_a_mobile_is_taken_over_sealed_and_what_stood_before_comes_back(
    office: Office, pair: tuple[Organisation, Organisation], mine: str
) -> None:
    pair = _numbered(pair, mine, MOBILES[1])
    row = merged(office, pair, "mobile")
    assert now(pair)["mobile"] == MOBILES[1]
    assert (row.left["before"], clear(row.mobile_before)) == ({"mobile": ""}, mine)
    parting.part(Organisation.objects.get(pk=pair[1].pk), by=office["chen"], note="是两个单位")
    assert now(pair)["mobile"] == mine


def test_a_mobile_whose_key_is_lost_moves_nowhere(
    office: Office, pair: tuple[Organisation, Organisation], settings: Any
) -> None:
    pair = _numbered(pair, "", MOBILES[1])
    settings.FIELD_KEYS = Key(b"\x02" * 32).line
    organisations.edit(pair[0], replace(KEPT, telephone=MOBILES[0]), by=SYSTEM)
    merged(office, pair, "mobile")
    assert now(pair)["mobile"] == MOBILES[0]


def test_a_mobile_that_was_replaced_goes_with_the_contact_it_stood_beside(
    office: Office, pair: tuple[Organisation, Organisation]
) -> None:
    row = merged(office, _numbered(pair, MOBILES[0], MOBILES[1]), "contact", "mobile")
    person = members.register(Person(name="王芳"), pair[0], by=SYSTEM)
    assert privacy.erase(person.pk, by=SYSTEM) == 1
    row.refresh_from_db()
    assert (row.left["before"], row.mobile_before) == ({"contact": "", "mobile": ""}, None)


def test_a_mobile_that_was_replaced_goes_with_the_person_whose_it_is(
    office: Office, pair: tuple[Organisation, Organisation]
) -> None:
    row = merged(office, _numbered(pair, "13900000003、" + MOBILES[0], MOBILES[1]), "mobile")
    other, person = (members.register(Person(name=name), office.unit("steel"), by=SYSTEM) for name in ("孙", "周"))
    numbers.put(person, {"mobile": MOBILES[0]}, by=SYSTEM)
    assert (privacy.erase(other.pk, by=SYSTEM), privacy.erase(person.pk, by=SYSTEM)) == (0, 1)
    row.refresh_from_db()
    assert (row.left["before"], clear(row.mobile_before)) == ({"mobile": ""}, "13900000003")
    parting.part(Organisation.objects.get(pk=pair[1].pk), by=office["chen"], note="是两个单位")
    assert now(pair)["mobile"] == "13900000003"
