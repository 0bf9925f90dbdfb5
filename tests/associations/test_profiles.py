"""What a unit is, its figures by year, what it covers, which federation it belongs to."""

import csv
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from kexie.associations import names, queries, rules
from kexie.associations.actions import profiles, ties
from kexie.associations.codes import industries, units
from kexie.associations.forms.application import ApplicationForm
from kexie.associations.forms.profile import ProfileForm
from kexie.associations.models import CoveredUnit, Membership, Profile, YearFigures
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations.actions import organisations
from tests import beside
from tests.associations import staged
from tests.intake.sent import code
from tests.notices.office import Office
from tests.organisations.city import City

FACTS = profiles.Facts(
    nature="private", subordination="district", scale="middle", setting="independent", industry="C38",
    emerging=("2", "6", "2"), qualifications=("high_tech",), is_new_economy=True, products="电机",
    has_union=True, full_time=1, part_time=2, term_years=5,
)  # fmt: skip


def reason(call, *args, **more) -> str:
    with pytest.raises(Refused) as told:
        call(*args, **more)
    return told.value.rule


def test_a_unit_and_who_guides_it_write_what_it_is_and_each_change_is_journalled(city):
    made = profiles.edit(city["motor"], FACTS, by=city.actors["wang"])
    assert (made.nature, made.emerging, made.qualifications) == ("private", ["2", "6"], ["high_tech"])
    profiles.edit(city["motor"], FACTS, by=city.actors["zhao"])  # nothing new: nothing written
    changed = profiles.edit(city["motor"], profiles.Facts(nature="foreign"), by=city.actors["chen"])
    assert (changed.nature, changed.industry, changed.emerging) == ("foreign", "", [])
    rows = Entry.objects.filter(entity="profile", entity_id=city["motor"].pk).order_by("id")
    assert [(row.verb, row.person_id) for row in rows] == [
        ("edit", city.actors["wang"].person_id), ("edit", city.actors["chen"].person_id),
    ]  # fmt: skip
    assert rows[1].diff["emerging"] == ["2、6", ""]
    assert queries.profile_of(city.actors["wang"], city["motor"]) == changed
    assert queries.profile_of(STRANGER, city["motor"]) is None


def test_a_profile_is_kept_only_where_the_right_reaches_and_while_the_unit_stands(city):
    assert reason(profiles.edit, city["optics"], FACTS, by=city.actors["zhao"]) == "profile.edit.right"
    assert reason(profiles.edit, city["office"], FACTS, by=city.actors["chen"]) == "profile.edit.kind"
    assert reason(profiles.edit, city["motor"], FACTS, by=city.actors["sun"]) == "profile.edit.right"
    closed = organisations.dissolve(city["motor"], by=city.actors["zhao"], note="企业外迁")
    assert reason(profiles.edit, closed, FACTS, by=city.actors["zhao"]) == "profile.edit.active"


def test_an_industry_is_one_of_the_standard(city):
    wrong = profiles.Facts(industry="C99")
    assert reason(profiles.edit, city["motor"], wrong, by=city.actors["wang"]) == "profile.industry"


def test_the_first_time_an_empty_profile_is_kept_too(city):
    profiles.edit(city["motor"], profiles.Facts(), by=city.actors["wang"])
    assert Profile.objects.get().term_years == 5


def test_figures_of_a_year_stand_once_and_the_newest_first(city):
    told = profiles.Figures(staff=200, sci_tech=60, senior=5, middle=20, junior=30, research_spending=Decimal("80.5"))
    profiles.tell_year(city["motor"], 2012, told, by=city.actors["wang"])
    profiles.tell_year(city["motor"], 2013, profiles.Figures(staff=210), by=city.actors["wang"])
    profiles.tell_year(city["motor"], 2013, profiles.Figures(staff=220, sci_tech=70), by=city.actors["zhao"])
    rows = queries.years_of(city["motor"])
    assert [(row.year, row.staff, row.sci_tech) for row in rows] == [(2013, 220, 70), (2012, 200, 60)]
    last = Entry.objects.filter(entity="year_figures").latest("id")
    assert last.diff == {"year": ["", "2013"], "staff": ["210", "220"], "sci_tech": ["", "70"]}


@pytest.mark.parametrize(
    ("year", "figures", "rule"),
    [
        (1957, profiles.Figures(), "year_figures.year"),
        (2999, profiles.Figures(), "year_figures.year"),
        (2013, profiles.Figures(staff=10, sci_tech=11), "year_figures.part_of_staff"),
        (2013, profiles.Figures(sci_tech=10, senior=6, middle=5), "year_figures.titles"),
        (2013, profiles.Figures(research_spending=Decimal(-1)), "year_figures.spending"),
    ],
)
def test_figures_that_cannot_be_are_refused(city, year, figures, rule):
    assert reason(profiles.tell_year, city["motor"], year, figures, by=city.actors["wang"]) == rule


def test_figures_are_kept_only_where_the_right_reaches(city):
    assert reason(profiles.tell_year, city["optics"], 2013, profiles.Figures(), by=city.actors["zhao"]) == (
        "profile.edit.right"
    )


def test_the_database_holds_one_row_a_year_and_no_part_larger_than_the_whole(city):
    profiles.tell_year(city["motor"], 2013, profiles.Figures(), by=SYSTEM)
    for bad in ({"year": 2013}, {"year": 2012, "staff": 1, "sci_tech": 2}):
        with pytest.raises(IntegrityError), transaction.atomic():
            YearFigures.objects.create(organisation=city["motor"], **bad)


def park(city):
    return organisations.register(
        organisations.Particulars(name="江边科技园科协"), kind="park", superior=city["jiang"], by=SYSTEM
    )


def test_a_park_covers_tenants_and_knows_which_have_an_association_of_their_own(city):
    organisations.edit(
        city["motor"], organisations.Particulars(name="光明电机公司科协", credit_code="91110000600037341L"), by=SYSTEM
    )
    here, by = park(city), city.actors["zhao"]
    known = ties.cover(here, ties.Tenant("光明电机公司", "9111 0000 6000 37341l"), by=by)
    other = ties.cover(here, ties.Tenant("小微电子公司", is_covered=False, sci_tech=8), by=by, on=date(2013, 3, 1))
    assert (known.unit, known.credit_code) == (city["motor"], "91110000600037341L")
    assert (other.unit, other.key) == (None, "小微电子公司")
    assert list(queries.covered_units(by, here)) == [known, other]
    with pytest.raises(Overtaken):
        ties.cover(here, ties.Tenant("小微（电子）公司"), by=by)
    ties.uncover(other, date(2013, 6, 30), by=by)
    assert list(queries.covered_units(by, here)) == [known]
    again = ties.cover(here, ties.Tenant("小微电子公司"), by=by)
    assert again.pk != other.pk
    assert [entry.verb for entry in Entry.objects.filter(entity="covered_unit").order_by("id")] == [
        "cover", "cover", "uncover", "cover",
    ]  # fmt: skip


def test_what_is_no_covering_association_covers_nothing(city):
    assert reason(ties.cover, city["motor"], ties.Tenant("某公司"), by=city.actors["wang"]) == "covered.keep.kind"
    assert not rules.may_cover(city["motor"])


@pytest.mark.parametrize(
    ("tenant", "on", "rule"),
    [
        (ties.Tenant("  "), None, "covered.name"),
        (ties.Tenant("某公司", "123"), None, "covered.credit_code"),
        (ties.Tenant("某公司"), date(2999, 1, 1), "term.not_future"),
    ],
)
def test_a_tenant_that_cannot_be_is_refused(city, tenant, on, rule):
    assert reason(ties.cover, park(city), tenant, by=city.actors["zhao"], on=on) == rule


def test_a_term_ends_once_and_not_before_it_began(city):
    here, by = park(city), city.actors["zhao"]
    row = ties.cover(here, ties.Tenant("某公司"), by=by, on=date(2013, 3, 1))
    assert reason(ties.uncover, row, date(2013, 2, 1), by=by) == "term.after_start"
    ties.uncover(row, date(2013, 6, 30), by=by)
    assert reason(ties.uncover, row, date(2013, 7, 1), by=by) == "term.ended"
    assert ties.uncover(row, date(2013, 5, 1), by=by).ends_on == date(2013, 5, 1)


def test_a_federation_takes_members_once_and_lets_them_go(city):
    by = city.actors["zhao"]
    row = ties.join(city["federation"], city["motor"], by=by, kind="会长单位", on=date(2013, 1, 1))
    with pytest.raises(Overtaken):
        ties.join(city["federation"], city["motor"], by=by)
    assert list(queries.members_of(by, city["federation"])) == [row]
    assert list(queries.federations_of(city.actors["wang"], city["motor"])) == [row]
    assert reason(ties.leave, row, date(2012, 1, 1), by=by) == "term.after_start"
    ties.leave(row, date(2013, 5, 1), by=by)
    assert list(queries.members_of(by, city["federation"])) == []
    assert Membership.objects.get().ends_on == date(2013, 5, 1)


def test_only_a_federation_has_members_and_only_standing_units_are_members(city):
    by = city.actors["chen"]
    assert reason(ties.join, city["motor"], city["optics"], by=by) == "membership.keep.kind"
    assert reason(ties.join, city["federation"], city["office"], by=by) == "membership.member"
    closed = organisations.dissolve(city["optics"], by=by, note="合并")
    assert reason(ties.join, city["federation"], closed, by=by) == "membership.member"


def test_the_database_keeps_two_equal_terms_apart(city):
    here = park(city)
    row = ties.cover(here, ties.Tenant("某公司"), by=SYSTEM, on=date(2013, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        CoveredUnit.objects.create(association=here, name="某公司", key=row.key, starts_on=date(2013, 2, 1))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("武汉光明电机（集团）有限公司科协", "武汉光明电机集团有限公司"),
        ("武汉光明电机(集团)有限公司科学技术协会", "武汉光明电机集团有限公司"),
        ("ＡＢＣ 公司", "ＡＢＣ公司"),
        ("科协", "科协"),
    ],
)
def test_names_are_compared_without_what_is_only_spelling(name, told):
    assert names.key(name) == told


def test_industries_are_those_of_the_standard():
    there = beside.SHARED / "data/taxonomies/gb_t_4754_2017_industries.csv"
    with there.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["level"] in ("1", "2")]
    assert industries.sections() == {row["code"]: row["name"] for row in rows if row["level"] == "1"}
    assert industries.divisions() == {row["code"]: row["name"] for row in rows if row["level"] == "2"}
    assert industries.label("C39") == "C39 计算机、通信和其他电子设备制造业"
    assert (industries.label("I"), industries.label("？"), industries.section("C39"), industries.section("?")) == (
        "I 信息传输、软件和信息技术服务业", "？", "C", "",
    )  # fmt: skip


# ---- many at once


def test_many_units_are_told_of_as_one_act_and_told_again_they_are_replaced(city):
    chen, units = city.actors["chen"], [city["motor"], city["steel"]]
    profiles.edit(city["motor"], FACTS, by=city.actors["wang"])
    lines = [profiles.Line(one, FACTS, {2011: profiles.Figures(staff=9), 2012: profiles.Figures(staff=10)})
             for one in units]  # fmt: skip
    assert profiles.tell_many(lines, by=chen) == 2
    assert (Profile.objects.count(), YearFigures.objects.count()) == (2, 4)
    entry = Entry.objects.filter(entity="batch").get()
    assert (entry.verb, entry.diff) == ("tell_many", {"count": ["", "2"]})
    again = [profiles.Line(city["motor"], profiles.Facts(nature="foreign"), {2012: profiles.Figures(staff=7)})]
    assert profiles.tell_many(again, by=chen) == 1
    told = Profile.objects.get(organisation=city["motor"])
    assert (told.nature, told.emerging, told.industry) == ("foreign", [], "")
    figures = YearFigures.objects.filter(organisation=city["motor"]).order_by("year").values_list("year", "staff")
    assert list(figures) == [(2011, 9), (2012, 7)]
    assert profiles.tell_many([], by=chen) == 0


@pytest.mark.parametrize(
    ("key", "facts", "years", "rule", "words"),
    [
        ("office", FACTS, {}, "profile.edit.kind", "办公室：内设部门没有单位概况"),
        ("motor", profiles.Facts(industry="C99"), {}, "profile.industry", "光明电机公司科协：行业"),
        ("motor", FACTS, {2999: profiles.Figures()}, "year_figures.year", "光明电机公司科协：年度"),
    ],
)
def test_of_many_units_none_is_told_of_where_one_cannot_be(city, key, facts, years, rule, words):
    lines = [profiles.Line(city["steel"], FACTS), profiles.Line(city[key], facts, years)]
    with pytest.raises(Refused) as told:
        profiles.tell_many(lines, by=city.actors["chen"])
    assert (told.value.rule, told.value.reason.startswith(words)) == (rule, True)
    assert Profile.objects.count() == 0


@pytest.mark.parametrize(
    ("head", "nature"),
    [
        ("11420100", "party_state"), ("12420100", "institution"), ("51420100", "social"), ("52420100", "social"),
        ("53420100", "social"), ("13420100", ""), ("91420100", ""), ("A1420100", ""),
    ],
)  # fmt: skip
def test_a_form_offers_the_nature_that_the_credit_code_tells_where_none_is_chosen(
    city: City, head: str, nature: str
) -> None:
    told = code(12345678, head)
    form = ProfileForm(credit_code=told)
    assert (form["nature"].value() or "", form["nature"].help_text) == (nature, units.SUGGESTED if nature else "")
    empty = profiles.edit(city["motor"], profiles.Facts(), by=SYSTEM)
    assert (ProfileForm(profile=empty, credit_code=told)["nature"].value() or "") == nature
    # What stands, and what is typed, is never touched: not even that nothing is.
    stands = profiles.edit(city["motor"], FACTS, by=SYSTEM)
    form = ProfileForm(profile=stands, credit_code=told)
    assert (form["nature"].value(), form["nature"].help_text) == ("private", "")
    for typed in ("foreign", ""):
        form = ProfileForm({"nature": typed, "term_years": "5"}, credit_code=told)
        assert (form.is_valid(), form.values()["facts"].nature) == (True, typed)
    assert [ProfileForm(credit_code=other)["nature"].value() for other in ("", told[:17], told[8:17])] == [None] * 3


def test_an_application_offers_it_too_until_somebody_chose(office: Office) -> None:
    row = staged.begun(office, credit_code=code(12345678, "12420100"), facts=profiles.Facts())
    form = ApplicationForm(founding=row, standing=[])
    assert (form["nature"].value(), form["nature"].help_text) == ("institution", units.SUGGESTED)
    row.facts["nature"] = "private"
    assert ApplicationForm(founding=row, standing=[])["nature"].value() == "private"
