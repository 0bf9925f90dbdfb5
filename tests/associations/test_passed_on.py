"""What a merged district leaves: applications with what makes them one, promises to its units, lines of base lists."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kexie.associations import invariants, queries
from kexie.associations.actions import coverage, entering, foundings, gaps, guidance, parting, standing
from kexie.associations.doings import Visited
from kexie.associations.models import BaseUnit, Founding, Guidance, Merger
from kexie.associations.queries import guidance as reads
from kexie.associations.queries import todo
from kexie.associations.rules import closing
from kexie.associations.rules import coverage as coverage_rules
from kexie.associations.rules import guidance as rules
from kexie.associations.told import BaseLine
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations.actions import organisations
from kexie.organisations.models import Jurisdiction, Organisation
from tests.associations import staged
from tests.associations.test_federations import TOLD
from tests.associations.test_guidance import guided
from tests.notices.office import Office

UNKNOWN, FORSAKEN = "在办的成立申请与其信用代码或名称不符", "指导记录还在跟进，记录的科协却已撤销"


def found() -> list[str]:
    return [words for one in invariants.ALL for _, words in one()]


def merged(office: Office, source: str = "jiang", target: str = "hong") -> Organisation:
    standing.merge(office.unit(source), office.unit(target), by=office["chen"], note="区划调整")
    return Organisation.objects.get(pk=office.unit(source).pk)


def keys() -> dict[str, str]:
    return dict(Founding.objects.values_list("name", "unit_key"))


# ---- what makes two applications one


@pytest.mark.parametrize("code", ["", staged.CODE])
def test_a_federation_and_its_leading_unit_go_into_another_district_and_back(office: Office, code: str) -> None:
    jiang, hong = office.unit("jiang"), office.unit("hong")
    staged.applied(office, **{**TOLD, "unit_name": "光明仪表公司"}, credit_code=code)
    staged.applied(office, unit_name="光明仪表公司", name="光明仪表公司科协", credit_code="")
    before = keys()
    assert before == {
        TOLD["name"]: f"federation:{jiang.number}:{TOLD['name']}", "光明仪表公司科协": f"{jiang.number}:光明仪表公司",
    }  # fmt: skip
    gone = merged(office)
    assert keys() == {name: key.replace(str(jiang.number), str(hong.number)) for name, key in before.items()}
    assert all(row.unit_key == entering.key_of(row) for row in Founding.objects.all())
    assert found() == []
    parting.part(gone, by=office["chen"], note="误操作")
    assert (keys(), found()) == (before, [])


def test_a_unit_with_a_code_is_known_by_it_under_every_place(office: Office) -> None:
    staged.applied(office)
    gone = merged(office)
    assert (list(keys().values()), found()) == ([staged.CODE], [])
    parting.part(gone, by=office["chen"], note="误操作")
    assert (list(keys().values()), found()) == ([staged.CODE], [])


def test_one_federation_applied_for_in_both_districts_stops_the_merger(office: Office) -> None:
    staged.applied(office, **TOLD)
    twin = staged.begun(office, **TOLD)
    Founding.objects.filter(pk=twin.pk).update(place=office.unit("hong"))
    twin.refresh_from_db()
    twin = foundings.edit(twin, replace(staged.APPLICATION, **TOLD), by=office["chen"], version=twin.version)
    foundings.send(twin, by=office["hong_officer"])
    with pytest.raises(Overtaken) as fault:
        merged(office)
    assert fault.value.rule == "founding_one_running"


@pytest.mark.parametrize(
    "wrong", [{"unit_key": "0:江边精密仪器有限公司"}, {"kind": "federation"}, {"credit_code": ""}, {"credit_code": "x"}]
)
def test_a_running_application_known_by_another_key_is_found(office: Office, wrong: dict[str, str]) -> None:
    row = staged.applied(office)
    Founding.objects.filter(pk=row.pk).update(**wrong)
    assert found() == [UNKNOWN]


# ---- what was promised to units


def promised(office: Office, by: str = "zhao", **changes: Any) -> Guidance:
    return guidance.record(office.unit("motor"), guided(**changes), by=office[by])


def waits(office: Office, name: str) -> list[str]:
    return [one.title for one in todo.WAITING.alone(office[name]).items if "指导" in one.title]


def test_what_a_merged_district_promised_is_followed_up_by_its_successor(office: Office) -> None:
    row, settled, citys = promised(office), promised(office, follow_on=None), promised(office, by="chen")
    gone = merged(office)
    assert waits(office, "hong_officer") == [f"跟进指导：{office.unit('motor').name}"]
    row.refresh_from_db()
    assert (row.house, row.entered_by_id, row.version) == (office.unit("hong"), office["zhao"].person_id, 2)
    assert [Guidance.objects.get(pk=one.pk).house for one in (settled, citys)] == [gone, office.unit("city")]
    last = list(history("guidance", row.pk))[-1]
    assert (last.verb, last.diff) == ("pass_on", {"organisation": [gone.label, office.unit("hong").label]})
    assert reads.guidance(office["hong_officer"], row.pk) == row
    assert found() == []
    assert guidance.finish(row, "专家已到厂", by=office["hong_officer"]).state == "done"
    assert waits(office, "hong_officer") == []


def test_an_undone_merger_gives_back_what_is_still_open(office: Office) -> None:
    row, done = promised(office), promised(office, found="缺场地")
    gone = merged(office)
    guidance.finish(done, "场地已落实", by=office["hong_officer"])
    of_hong = guidance.record(office.unit("hospital"), guided(), by=office["hong_officer"])
    parting.part(gone, by=office["chen"], note="误操作")
    houses = [Guidance.objects.get(pk=one.pk).house for one in (row, done, of_hong)]
    assert houses == [office.unit("jiang"), office.unit("hong"), office.unit("hong")]
    assert waits(office, "zhao") == [f"跟进指导：{office.unit('motor').name}"]
    assert (guidance.finish(row, "专家已到厂", by=office["zhao"]).state, found()) == ("done", [])


def test_a_merger_of_before_guidance_was_passed_on_is_undone_too(office: Office) -> None:
    row = promised(office)
    gone = merged(office)
    merger = Merger.objects.get()
    merger.left.pop("guidance")
    merger.save()
    parting.part(gone, by=office["chen"], note="误操作")
    assert Guidance.objects.get(pk=row.pk).house == office.unit("hong")


def test_what_a_closed_district_settled_is_not_opened_again_in_its_name(office: Office) -> None:
    row = promised(office, follow_on=None)
    gone = merged(office)
    with pytest.raises(Refused) as told:
        guidance.reopen(row, by=office["chen"], note="还差一名")
    assert told.value.reason == f"{gone.label}已撤销，请由现在的业务指导单位另记一条"
    assert not rules.can_reopen(office["hong_officer"], Guidance.objects.get(pk=row.pk))


def test_an_association_that_still_follows_up_is_not_closed(office: Office) -> None:
    jiang, zone = office.unit("jiang"), office.unit("lake")
    row = promised(office)
    Guidance.objects.filter(pk=row.pk).update(house=zone)
    assert (closing.undone(jiang), closing.undone(zone)) == ("", "还有 1 条指导记录待跟进，请先办结")
    guidance.finish(Guidance.objects.get(pk=row.pk), "已办", by=office["chen"])
    assert closing.undone(zone) == ""


def test_open_guidance_of_a_closed_association_is_found(office: Office) -> None:
    promised(office)
    Organisation.objects.filter(pk=office.unit("jiang").pk).update(state="closed", closed_on=clock.today())
    assert FORSAKEN in found()


# ---- lines of base lists

ONE, OTHER, FAR = "江边甲公司", "洪水乙公司", "东湖丙公司"


@pytest.fixture
def listed(office: Office) -> Office:
    """A list of the city with an uncovered unit in each of three areas."""
    areas = list(Jurisdiction.objects.all()[:3])
    for key, area in zip(("jiang", "hong", "lake"), areas, strict=True):
        Organisation.objects.filter(pk=office.unit(key).pk).update(jurisdiction=area)
    office.city.actor("lake_officer", "officer", "lake")
    lines = [BaseLine(name, jurisdiction=area.pk) for name, area in zip((ONE, OTHER, FAR), areas, strict=True)]
    coverage.fill(office.unit("city"), clock.today().year, "high_tech", lines, by=office["chen"])
    return office


def seen(office: Office, name: str) -> set[str]:
    return {one.name for one in queries.base_units(office[name])}


def line(name: str) -> BaseUnit:
    return BaseUnit.objects.select_related("base_list").get(name=name)


def test_the_successors_officer_has_the_gaps_of_the_area_that_came_to_it(listed: Office) -> None:
    hong = listed["hong_officer"]
    assert (seen(listed, "hong_officer"), bool(coverage_rules.can_settle(hong, line(ONE)))) == ({OTHER}, False)
    gone = merged(listed)
    assert seen(listed, "hong_officer") == {ONE, OTHER}
    assert queries.base_unit(hong, line(ONE).pk) == line(ONE)
    gaps.visit(line(ONE), Visited("visit", clock.today() - timedelta(days=1), "有意建科协"), by=hong)
    coverage.settle(line(ONE), listed.unit("hospital"), by=hong, note="联合设置")
    assert (line(ONE).association, line(FAR).association) == (listed.unit("hospital"), None)
    assert not coverage_rules.can_settle(hong, line(FAR))
    parting.part(gone, by=listed["chen"], note="误操作")
    assert (seen(listed, "hong_officer"), seen(listed, "zhao")) == ({OTHER}, {ONE})


def test_areas_go_on_where_a_successor_goes_into_another_itself(listed: Office, django_assert_num_queries: Any) -> None:
    merged(listed)
    merged(listed, "hong", "lake")
    with django_assert_num_queries(1):
        assert seen(listed, "lake_officer") == {ONE, OTHER, FAR}
    assert seen(listed, "hong_officer") == set()


def test_the_area_of_a_district_does_not_go_with_one_of_its_streets(listed: Office) -> None:
    streets = []
    for above in ("jiang", "hong"):
        told = organisations.Particulars(name=f"{above}街道科协")
        area = Organisation.objects.get(pk=listed.unit(above).pk).jurisdiction_id
        one = organisations.register(told, kind="association", level="street", superior=listed.unit(above), by=SYSTEM)
        Organisation.objects.filter(pk=one.pk).update(jurisdiction=area)
        streets.append(one)
    listed.city.units["street"] = streets[1]
    listed.city.actor("street_officer", "officer", "street")
    before = seen(listed, "street_officer")
    standing.merge(streets[0], streets[1], by=listed["chen"], note="街道合并")
    assert seen(listed, "street_officer") == before == {OTHER}
