"""Who ought to be covered and who is: lists filled, matched, settled by hand, and the shares by area and kind."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kexie.associations import figures, invariants, names, queries, rules
from kexie.associations.actions import base_keys, coverage, gaps, profiles, ties
from kexie.associations.doings import Visited
from kexie.associations.models import BaseList, BaseUnit
from kexie.associations.told import BaseLine, Facts, Tenant
from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Refused
from kexie.organisations.actions import organisations, posts
from kexie.organisations.models import Jurisdiction, Organisation

CODE = "91110000600037341L"


def reason(call, *args, **more) -> str:
    with pytest.raises(Refused) as told:
        call(*args, **more)
    return told.value.rule


@pytest.fixture
def town(city):
    """The city with two areas: its districts, and the motor works with a credit code and a park that covers one."""
    for key, code in (("jiang", "420102"), ("hong", "420103")):
        Jurisdiction.objects.get_or_create(code=code, defaults={"name": key, "short_name": key, "kind": "district",
                                                                "position": 1})  # fmt: skip
        told = organisations.Particulars(name=city[key].name, jurisdiction=code)
        city.units[key] = organisations.edit(city[key], told, by=SYSTEM)
    told = organisations.Particulars(name="光明电机公司科协", credit_code=CODE, jurisdiction="420102")
    city.units["motor"] = organisations.edit(city["motor"], told, by=SYSTEM)
    park = organisations.Particulars(name="江边科技园科协")
    city.units["park"] = organisations.register(park, kind="park", superior=city["jiang"], by=SYSTEM)
    ties.cover(city["park"], Tenant("园内软件公司"), by=SYSTEM)
    ties.cover(city["park"], Tenant("园内未覆盖公司", is_covered=False), by=SYSTEM)
    return city


LINES = (
    BaseLine("改过名的电机公司", CODE, jurisdiction="420102", industry="C38", nature="private", sci_tech=60),
    BaseLine("红旗钢铁公司", jurisdiction="420103", industry="C31", nature="state_owned", sci_tech=900),
    BaseLine("武汉东湖光电有限公司", jurisdiction="420102", industry="C39", sci_tech=40),
    BaseLine("园内软件公司", jurisdiction="420102", industry="I65"),
    BaseLine("园内未覆盖公司", jurisdiction="420102", industry="I65", sci_tech=8),
    BaseLine("谁也没覆盖的大厂", jurisdiction="420103", industry="C36", sci_tech=1500),
)


def filled(town, **more):
    return coverage.fill(town["city"], clock.today().year, "high_tech", LINES, by=town.actors["chen"], **more)


def ways(base_list):
    return dict(BaseUnit.objects.filter(base_list=base_list).values_list("name", "way"))


def test_units_are_matched_by_code_name_variant_and_through_a_park(town):
    assert ways(filled(town, source="市科技局")) == {
        "改过名的电机公司": "code", "红旗钢铁公司": "name", "武汉东湖光电有限公司": "variant", "园内软件公司": "tenant",
        "园内未覆盖公司": "", "谁也没覆盖的大厂": "",
    }  # fmt: skip
    assert BaseUnit.objects.get(name="园内软件公司").association == town["park"]


@pytest.mark.parametrize(("there", "listed", "way"), [
    (CODE, CODE[8:17], "code"), (CODE[8:17], CODE, "code"), (CODE, "600037342", ""), (CODE, "91420100600037341X", ""),
])  # fmt: skip
def test_an_old_code_and_the_new_one_that_holds_it_match(town, there, listed, way):
    Organisation.objects.filter(pk=town["motor"].pk).update(credit_code=there)
    lines = [BaseLine("改过名的公司", listed)]
    made = coverage.fill(town["city"], clock.today().year, "high_tech", lines, by=town.actors["chen"])
    assert ways(made) == {"改过名的公司": way}


def test_a_tenant_is_the_unit_whose_code_is_told_in_the_other_form(town):
    assert ties.cover(town["park"], Tenant("改过名的公司", CODE[8:17]), by=SYSTEM).unit == town["motor"]


def test_a_name_of_which_too_little_stays_is_compared_whole_only(town):
    told = organisations.Particulars(name="武汉电机公司科协")
    organisations.register(told, kind="enterprise", superior=town["hong"], by=SYSTEM)
    assert "" in ways(filled(town)).values()
    assert names.variant(told.name) == ""


def test_two_associations_of_one_variant_name_match_nobody(town):
    for above in ("hong", "jiang"):
        told = organisations.Particulars(name=f"湖北东湖光电{'集团' if above == 'hong' else ''}公司科协")
        organisations.register(told, kind="enterprise", superior=town[above], by=SYSTEM)
    assert ways(filled(town))["武汉东湖光电有限公司"] == ""


def test_what_stood_on_the_day_of_the_list_counts_and_nothing_else(town):
    this = clock.today()
    organisations.close(town["motor"], by=SYSTEM, note="注销")
    assert ways(filled(town))["改过名的电机公司"] == ""
    early = coverage.fill(town["city"], 2001, "high_tech", LINES, by=town.actors["chen"])
    assert early.as_of == date(2001, 12, 31)
    assert set(ways(early).values()) == {""}
    assert filled(town).as_of == this


def test_a_list_filled_anew_keeps_what_was_settled_by_hand(town):
    first = filled(town)
    big, soft = (BaseUnit.objects.get(name=name) for name in ("谁也没覆盖的大厂", "园内软件公司"))
    coverage.settle(big, town["hospital"], by=town.actors["chen"], note="联合设置")
    coverage.settle(soft, None, by=town.actors["zhao"], note="已迁出园区")
    again = filled(town)
    assert again.pk == first.pk
    found = ways(again)
    assert (found["谁也没覆盖的大厂"], found["园内软件公司"]) == ("hand", "")
    coverage.match(again, by=town.actors["chen"])
    assert ways(again) == found
    assert [entry.verb for entry in Entry.objects.filter(entity="base_unit").order_by("id")] == ["settle", "settle"]


def test_matching_anew_finds_what_has_been_founded_since(town):
    made = filled(town)
    told = organisations.Particulars(name="谁也没覆盖的大厂科协")
    organisations.register(told, kind="enterprise", superior=town["hong"], by=SYSTEM)
    coverage.match(made, by=town.actors["chen"])
    assert ways(made)["谁也没覆盖的大厂"] == "name"


def test_a_unit_of_several_lists_of_a_year_counts_in_the_first_kind_whatever_is_filled_or_dropped_in_between(town):
    year = clock.today().year
    first, second, third = LINES[0], LINES[1], LINES[2]

    def filled(kind: str, *lines: BaseLine, year: int = year) -> BaseList:
        return coverage.fill(town["city"], year, kind, lines, by=SYSTEM, as_of=date(year, 1, 1))

    def counted() -> list[tuple[str, str]]:
        rows = queries.base_units(SYSTEM, year=year).order_by("base_list__kind", "name")
        assert invariants.units_count_once() == []
        return list(rows.values_list("base_list__kind", "name"))

    filled("other", first, second)
    filled("high_tech", second, third)
    filled("above_size", third, year=year - 1)
    assert counted() == [("high_tech", third.name), ("high_tech", second.name), ("other", first.name)]
    above = filled("above_size", first, second)
    assert counted() == [("above_size", first.name), ("above_size", second.name), ("high_tech", third.name)]
    filled("high_tech", third, first)
    assert counted() == [("above_size", first.name), ("above_size", second.name), ("high_tech", third.name)]
    coverage.drop(above, by=SYSTEM, note="填错了")
    assert counted() == [("high_tech", first.name), ("high_tech", third.name), ("other", second.name)]
    BaseUnit.objects.filter(base_list__kind="other", name=second.name).update(repeats=True)
    assert [why for _, why in invariants.units_count_once()] == ["名录中重复单位的标记不符"]


def test_shares_add_up_by_area_industry_nature_and_way_and_workers_beside_units(town):
    profiles.edit(town["motor"], Facts(setting="independent"), by=SYSTEM)
    filled(town)
    rows = queries.base_units(town.actors["chen"])
    by_area = {one.key: (one.covered, one.total, one.open) for one in queries.shares(rows, "area")}
    assert by_area == {"420102": (3, 4, 1), "420103": (1, 2, 1)}
    for by in ("industry", "nature", "scale", "setting", "kind", "year", "way", "street"):
        sum_ = queries.whole(queries.shares(rows, by))
        assert (sum_.total, sum_.covered, sum_.own, sum_.workers, sum_.workers_covered) == (6, 4, 3, 2508, 1000)
    told = {
        by: {one.key: (one.total, one.covered, one.workers) for one in queries.shares(rows, by)}
        for by in ("setting", "way")
    }
    assert told == {
        "setting": {"independent": (1, 1, 60), queries.UNTOLD: (3, 3, 940), "": (2, 0, 1508)},
        "way": {"code": (1, 1, 60), "name": (1, 1, 900), "variant": (1, 1, 40), "tenant": (1, 1, 0), "": (2, 0, 1508)},
    }  # fmt: skip
    assert [one.name for one in queries.gaps(rows)] == ["谁也没覆盖的大厂", "园内未覆盖公司"]
    assert queries.years(town.actors["chen"]) == [clock.today().year]


def test_a_search_finds_by_name_code_and_state(town):
    filled(town)
    rows = queries.base_units(town.actors["chen"], kind="high_tech")
    assert [one.name for one in queries.found(rows, text="钢铁")] == ["红旗钢铁公司"]
    assert [one.name for one in queries.found(rows, text="911100006")] == ["改过名的电机公司"]
    assert [one.name for one in queries.found(rows, state="doubtful")] == ["武汉东湖光电有限公司"]
    assert queries.found(rows, state="covered").count() == 4
    assert [one.name for one in queries.found(rows)][:2] == ["谁也没覆盖的大厂", "园内未覆盖公司"]


def test_a_district_sees_its_own_area_and_a_unit_sees_none(town):
    made = filled(town)
    zhao = queries.base_units(town.actors["zhao"])
    assert {one.jurisdiction_id for one in zhao} == {"420102"}
    assert queries.base_units(SYSTEM).count() == 6
    assert not queries.base_units(town.actors["sun"]).exists()
    assert not queries.base_units(STRANGER).exists()
    assert list(queries.base_lists(town.actors["zhao"])) == [made]
    assert queries.base_lists(town.actors["chen"]).get().count == 6
    assert queries.base_unit(town.actors["zhao"], BaseUnit.objects.get(name="红旗钢铁公司").pk) is None
    city = posts.appoint(town.people["wang"], town["motor"], "officer", by=SYSTEM)
    assert city.organisation == town["motor"]


def test_who_keeps_the_register_keeps_the_lists(town):
    chen, zhao, wang = (town.actors[name] for name in ("chen", "zhao", "wang"))
    year = clock.today().year
    assert reason(coverage.fill, town["city"], year, "high_tech", LINES, by=zhao) == "base_list.right"
    assert reason(coverage.fill, town["motor"], year, "high_tech", LINES, by=wang) == "base_list.kind"
    made = filled(town)
    assert reason(coverage.match, made, by=zhao) == "base_list.right"
    far = BaseUnit.objects.get(name="红旗钢铁公司")
    assert reason(coverage.settle, far, None, by=zhao, note="不对") == "base_unit.settle"
    assert reason(coverage.settle, far, None, by=town.actors["sun"], note="不对") == "base_unit.settle"
    assert reason(coverage.drop, made, by=zhao, note="重复") == "base_list.right"
    assert reason(coverage.drop, made, by=chen, note=" ") == "base_list.note"
    coverage.drop(made, by=chen, note="重复")
    assert not BaseList.objects.exists()


def test_what_cannot_be_is_refused(town):
    chen = town.actors["chen"]
    year = clock.today().year
    twice = (*LINES, BaseLine("红旗（钢铁）公司"))
    assert reason(coverage.fill, town["city"], year, "high_tech", twice, by=chen) == "base_unit.once"
    assert reason(filled, town, as_of=date(2999, 1, 1)) == "base_list.not_future"
    unit = BaseUnit.objects.get(base_list=filled(town), name="红旗钢铁公司")
    assert reason(coverage.settle, unit, None, by=chen, note="") == "base_unit.note"
    assert reason(coverage.settle, unit, town["physics"], by=chen, note="x") == "base_unit.association"


def test_the_database_knows_no_covered_unit_without_a_way(town):
    made = filled(town)
    for bad in ({"association": town["motor"], "way": ""}, {"association": None, "way": "hand"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            BaseUnit.objects.create(base_list=made, name="某", key="某", **bad)


def test_plans_count_coverage_and_what_was_founded(town):
    today = clock.today()
    assert figures.coverage_by_area(town["city"], today) == {}
    filled(town)
    assert figures.coverage_by_area(town["city"], today) == {"420102": (3, 4), "420103": (1, 2)}
    Organisation.objects.filter(pk=town["motor"].pk).update(founded_on=date(2013, 5, 1))
    assert figures.founded_by_area(town["city"], date(2013, 1, 1), date(2013, 12, 31)) == {"420102": 1}
    assert rules.can_keep_list(SYSTEM, town["city"])


def test_plans_count_the_workers_whose_units_are_covered(town):
    today = clock.today()
    assert figures.workers_by_area(town["city"], today) == {}
    filled(town)
    units = BaseUnit.objects.filter(jurisdiction="420103").order_by("association_id")
    covered = units.exclude(association=None).get()
    BaseUnit.objects.update(sci_tech=None)
    units.filter(association=None).update(sci_tech=30)
    BaseUnit.objects.filter(pk=covered.pk).update(sci_tech=50)
    assert figures.workers_by_area(town["city"], today) == {"420102": (0, 0), "420103": (50, 80)}
    BaseUnit.objects.filter(pk=covered.pk).update(repeats=True)
    assert figures.workers_by_area(town["city"], today)["420103"] == (0, 30)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("武汉光明电机有限责任公司", "光明电机"),
        ("湖北省武汉市光明电机股份有限公司科协", "光明电机"),
        ("中国光明电机集团", "光明电机"),
        ("武汉电机公司", ""),
    ],
)
def test_variants_leave_out_place_and_legal_form(name, told):
    assert names.variant(name) == told


OTHER, THIRD = "91420100MA4KLABC1E", "91420100MA4KLABD1F"


def key_of(base_list, name):
    return BaseUnit.objects.get(base_list=base_list, name=name).key


def filling(town, kind, *lines, year=None):
    return coverage.fill(town["city"], year or clock.today().year, kind, lines, by=town.actors["chen"])


def test_a_unit_with_a_code_in_one_list_and_none_in_another_counts_once(town):
    bare = BaseLine("光谷精密机械（集团）有限公司", jurisdiction="420102", sci_tech=30)
    first = filling(town, "above_size", bare)
    gap = BaseUnit.objects.select_related("base_list").get(base_list=first)
    gaps.visit(gap, Visited("visit", clock.today(), "有意"), by=town.actors["chen"])
    second = filling(
        town, "high_tech", BaseLine("光谷精密机械(集团)有限公司", CODE, jurisdiction="420102", sci_tech=30)
    )
    assert {key_of(first, bare.name), key_of(second, "光谷精密机械(集团)有限公司")} == {CODE}
    rows = queries.base_units(town.actors["chen"], year=clock.today().year)
    assert (rows.count(), queries.whole(queries.shares(rows, "area")).total) == (1, 1)
    # Its visits are those of the one unit, in whichever list one looks.
    assert len(queries.visits(BaseUnit.objects.select_related("base_list").get(base_list=second))) == 1
    assert invariants.units_count_once() == []
    third = filling(town, "above_size", bare, year=clock.today().year - 1)  # over the years too, without being told
    assert key_of(third, bare.name) == CODE


def test_a_name_that_is_only_like_another_takes_no_code_and_nobody_guesses_between_two_codes(town):
    first = filling(
        town, "high_tech", BaseLine("光明电机股份有限公司", jurisdiction="420102"),
        BaseLine("东湖重名公司", jurisdiction="420102"),
    )  # fmt: skip
    filling(town, "above_size", BaseLine("武汉光明电机有限公司", CODE, jurisdiction="420102"))
    filling(town, "other", *(BaseLine("东湖重名公司", code, jurisdiction="420102") for code in (THIRD, OTHER)))
    told = dict(BaseUnit.objects.filter(base_list=first).values_list("name", "key"))
    assert told == {"光明电机股份有限公司": "光明电机股份有限公司", "东湖重名公司": "东湖重名公司"}
    # Another firm of the same district counts for itself.
    rows = queries.base_units(town.actors["chen"], year=clock.today().year)
    assert rows.filter(name__contains="光明电机").count() == 2


def test_a_list_that_tells_a_unit_with_and_without_its_code_keeps_both_lines(town):
    made = filling(town, "high_tech", BaseLine("东湖仪器公司", CODE), BaseLine("东湖仪器公司"))
    assert set(BaseUnit.objects.filter(base_list=made).values_list("key", flat=True)) == {CODE, "东湖仪器公司"}


def test_what_was_settled_by_hand_stays_when_its_key_became_the_code_and_matching_anew_finds_the_code(town):
    chen = town.actors["chen"]
    bare = BaseLine("东湖仪器公司", jurisdiction="420102")
    first = filling(town, "above_size", bare)
    filling(town, "high_tech", BaseLine("东湖仪器公司", CODE, jurisdiction="420102"))
    BaseUnit.objects.filter(base_list=first).update(key="东湖仪器公司", repeats=False)  # as before there was one key
    BaseUnit.objects.filter(base_list__kind="high_tech").update(repeats=False)
    coverage.match(first, by=chen)
    assert key_of(first, bare.name) == CODE
    coverage.settle(BaseUnit.objects.get(base_list=first), town["motor"], by=chen, note="电话核实")
    again = filling(town, "above_size", bare)
    row = BaseUnit.objects.get(base_list=again)
    assert (row.key, row.by_hand, row.association) == (CODE, True, town["motor"])
    assert invariants.units_count_once() == []


def test_lists_that_tell_every_code_are_left_as_they_are(town):
    made = filling(town, "high_tech", BaseLine("东湖仪器公司", CODE), BaseLine("长江仪器公司", OTHER))
    assert base_keys.unify(town["city"].pk) == set()
    assert set(made.units.values_list("key", flat=True)) == {CODE, OTHER}


def test_a_code_told_this_year_marks_what_repeats_in_last_year_s_lists(town):
    last = clock.today().year - 1
    filling(town, "above_size", BaseLine("东湖仪器公司"), year=last)
    filling(town, "high_tech", BaseLine("东湖仪器有限责任公司", CODE), year=last)
    rows = BaseUnit.objects.filter(base_list__year=last).order_by("base_list__kind")
    assert [one.repeats for one in rows] == [False, False]  # names that are only alike
    filling(town, "high_tech", BaseLine("东湖仪器公司", CODE))
    assert [(one.key, one.repeats) for one in rows.all()] == [(CODE, False), (CODE, True)]
    assert invariants.units_count_once() == []
