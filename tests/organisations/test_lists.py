"""Lists, paths and words that the pages ask for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal import Entry
from kexie.kit.verdict import Refused
from kexie.organisations import queries
from kexie.organisations.actions import exports, organisations
from kexie.organisations.models import Installation
from kexie.organisations.queries import tree
from kexie.people import queries as people
from tests.organisations.city import City

Sought = queries.Sought


def names(city: City, found) -> list[str]:  # type: ignore[no-untyped-def]
    keys = {unit.pk: key for key, unit in city.units.items()}
    return [keys[one.pk] for one in found]


def test_a_search_looks_into_names_short_names_initials_and_codes(city: City) -> None:
    organisations.edit(
        city["steel"],
        organisations.Particulars(name="红旗钢铁公司科协", short_name="红钢科协", credit_code="91110000600037341L"),
        by=SYSTEM,
    )
    for text in ("红旗钢", "红钢", "hqgt", "HGKX", "600037341l", "红旗 科协"):
        assert names(city, queries.listed(SYSTEM, Sought(text=text))) == ["steel"]
    assert names(city, queries.listed(SYSTEM, Sought(text="没有"))) == []
    assert names(city, queries.listed(SYSTEM, Sought(text="%"))) == []


def test_filters_narrow_and_closed_ones_are_asked_for(city: City) -> None:
    organisations.close(city["motor"], by=SYSTEM, note="注销")
    assert names(city, queries.listed(SYSTEM, Sought(kind="enterprise"))) == ["optics", "steel"]
    assert names(city, queries.listed(SYSTEM, Sought(kind="enterprise", state=""))) == ["optics", "motor", "steel"]
    assert names(city, queries.listed(SYSTEM, Sought(state="closed"))) == ["motor"]
    assert names(city, queries.listed(SYSTEM, Sought(level="zone"))) == ["lake"]
    assert names(city, queries.listed(SYSTEM, Sought(under=city["jiang"]))) == ["jiang_office", "jiang", "federation"]
    organisations.edit(
        city["lake"], organisations.Particulars(name="东湖高新区科协", jurisdiction="WH-DHXJS"), by=SYSTEM
    )
    assert names(city, queries.listed(SYSTEM, Sought(jurisdiction="WH-DHXJS"))) == ["lake"]


def test_a_list_is_one_query_with_superior_and_area(city: City) -> None:
    for limit in (1, 3):
        with CaptureQueriesContext(connection) as seen:
            for one in queries.listed(SYSTEM)[:limit]:
                str(one.superior), str(one.jurisdiction)
        assert len(seen) == 1


def test_what_stands_below_is_counted_so_far(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MOST_BELOW", 3)
    assert [one.below for one in queries.roots_seen(SYSTEM)] == [4]
    assert {one.below for one in queries.inferiors(SYSTEM, city["jiang"])} == {0}


def test_a_tree_is_walked_level_by_level(city: City) -> None:
    assert [(one.name, one.below) for one in queries.roots_seen(SYSTEM)] == [("某市科协", 8)]
    zhao = city.actor("赵", "officer", "jiang")
    assert names(city, queries.roots_seen(zhao)) == ["city"]
    assert names(city, queries.inferiors(zhao, city["city"])) == ["jiang"]
    assert [(one.name, one.below) for one in queries.inferiors(SYSTEM, city["jiang"])] == [
        ("办公室", 0), ("光明电机公司科协", 0), ("江边区企业科协联合会", 0),
    ]  # fmt: skip
    assert names(city, queries.path_to(zhao)) == ["city", "jiang"]
    assert queries.path_to(STRANGER) == []
    assert {one.pk for one in queries.subtree(city["hong"])} == {city["hong"].pk, city["hospital"].pk}
    assert names(city, queries.departments(SYSTEM, city["city"])) == ["office", "enterprises"]
    assert names(city, queries.departments(zhao, city["city"])) == []


def test_counts_by_kind_stand_in_the_order_of_the_table(city: City) -> None:
    assert list(queries.counts_by_kind(SYSTEM).items()) == [
        ("association", 4), ("enterprise", 3), ("university", 1), ("hospital", 1), ("federation", 1), ("society", 1),
        ("department", 3),
    ]  # fmt: skip
    assert queries.counts_by_kind(SYSTEM, under=city["jiang"]) == {"enterprise": 1, "federation": 1, "department": 1}
    assert queries.counts_by_kind(STRANGER) == {}


def test_areas_stand_districts_first(db: None) -> None:
    assert [area.short_name for area in queries.jurisdictions()][:2] == ["江岸区", "江汉区"]
    assert str(queries.jurisdictions()[13]) == "东湖高新区"


def test_ids_of_the_journal_become_words(city: City) -> None:
    zhao = city.actor("赵", "chair", "jiang")
    assert zhao.post_id is not None
    assert zhao.person_id is not None
    assert queries.post_words({zhao.post_id}) == {zhao.post_id: "江边区科协主席"}
    assert people.names({zhao.person_id}) == {zhao.person_id: "赵"}
    assert (queries.post_words(set()), people.names(set())) == ({}, {})


def test_the_public_sees_two_figures_and_whose_site_it_is(city: City) -> None:
    city.actor("王", "liaison", "motor")
    assert queries.public_counts() == queries.PublicCounts(enterprises=3, people=1)
    assert queries.installation() is None
    Installation.objects.create(organisation=city["city"], begun_at=clock.now())
    found = queries.installation()
    assert found is not None
    assert found.organisation == city["city"]


def test_things_name_themselves(city: City) -> None:
    assert (str(city["city"]), city["city"].label) == ("某市科协", "某市科协")


def test_who_holds_a_right_in_a_unit_itself_is_found_longest_in_office_first(city: City) -> None:
    first, second = city.actor("王", "secretary_general", "motor"), city.actor("林", "liaison", "motor")
    city.actor("高", "committee_member", "motor")
    city.actor("赵", "chair", "jiang")
    found = queries.holders("receipts.sign", [city["motor"].pk, city["steel"].pk])
    assert [post.pk for post in found] == [first.post_id, second.post_id]


def test_people_are_found_by_name_initials_full_pinyin_and_by_their_unit(city: City) -> None:
    city.actor("赵主席", "chair", "jiang")
    city.actor("王小燕", "secretary_general", "steel")
    found = {
        text: [one.name for one in queries.people_listed(SYSTEM, text)]
        for text in ("小燕", "wxy", "wangxiaoyan", "Wang Xiao", "wang xiaoy", "xiaoyan", "钢铁", "铁路", "钢", "%")
    }
    assert found == {
        "小燕": ["王小燕"], "wxy": ["王小燕"], "wangxiaoyan": ["王小燕"], "Wang Xiao": ["王小燕"],
        "wang xiaoy": ["王小燕"], "xiaoyan": [], "钢铁": ["王小燕"], "铁路": [], "钢": [],
        "%": [],
    }  # fmt: skip


def test_full_pinyin_is_sought_by_an_index(city: City) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    found = queries.people_listed(SYSTEM, "wangxiaoyan").order_by().values("id")
    plan = found.explain()
    # Those of the two ways it may be meant, or, where that costs less (few rows, a common surname), that of its letter.
    assert "person_by_letter" in plan or ("person_by_pinyin" in plan and "person_by_initials" in plan), plan


def test_taking_the_list_of_people_away_is_put_down_with_the_house(city: City) -> None:
    chen = city.actor("陈", "officer", "city")
    exports.note("export_people", 3, by=chen)
    with pytest.raises(Refused) as told:  # of no house: nobody would read it, so nothing is taken
        exports.note("export_people", 3, by=SYSTEM)
    assert told.value.rule == "export.house"
    entry = Entry.objects.get(verb="export_people")
    assert (entry.entity, entry.entity_id, entry.person_id) == ("organisation", city["city"].pk, chen.person_id)
    assert entry.diff == {"rows": ["", "3"]}
