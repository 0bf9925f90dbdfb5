"""Coverage at the desk: the map and its tables, gaps, units settled by hand, lists matched anew and taken away."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import io
import re
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from uuid import uuid4

import openpyxl
import pytest
from django.urls import reverse

from kexie.associations.models import BaseList, BaseUnit
from kexie.desk import coverage_aims
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.templatetags import _tiles
from kexie.organisations.models import Organisation
from kexie.plans.actions import targets, tasks
from kexie.plans.models import AnnualPlan, Measure
from tests.city import City, city, city_of_module
from tests.matrix.asking import client_of


def send(client, name, args, **told):
    return client.post(reverse(name, args=args), {"idempotency_key": str(uuid4()), **told})


def test_the_map_shows_each_area_and_the_same_figures_as_a_table(city: City):
    page = client_of("chen", city.facts).get(reverse("desk:coverage")).content.decode()
    assert "应覆盖 3 家，已覆盖 1 家（33.3%）" in page
    assert 'aria-label="江岸区 50% 未覆盖 1 家"' in page
    assert 'aria-label="武昌区 0% 未覆盖 1 家"' in page
    assert page.count('class="tile tile-none"') == 15
    assert "武昌没有科协的公司" in page
    by_industry = client_of("chen", city.facts).get(reverse("desk:coverage"), {"by": "industry", "measure": "workers"})
    assert "信息传输、软件和信息技术服务业" in by_industry.content.decode()
    assert 'aria-label="江岸区 72% 未覆盖 1 家"' in by_industry.content.decode()


def test_a_district_sees_its_own_area_alone_and_a_unit_nothing(city: City):
    page = client_of("zhao", city.facts).get(reverse("desk:coverage")).content.decode()
    assert "江岸没有科协的公司" in page
    assert "武昌没有科协的公司" not in page
    assert client_of("li", city.facts).get(reverse("desk:coverage")).status_code == 403


def aimed(city: City, figure: str, whole: int, **parts: int) -> None:
    """A task of this year's plan of the city bound to this figure, with the parts of districts."""
    plan = AnnualPlan.objects.get(ref=city.facts.plans["issued"])
    AnnualPlan.objects.filter(pk=plan.pk).update(year=clock.today().year)
    lead = Organisation.objects.get(number=city.facts.number("office"))
    told = tasks.Told(
        figure, lead, due_on=clock.today() + timedelta(days=1), unit="%", target=Decimal(whole), figure=figure
    )
    made = tasks.add(Measure.objects.filter(part__plan=plan).first(), told, by=SYSTEM)
    shares = [
        targets.Part(Organisation.objects.get(number=city.facts.number(unit)), Decimal(value))
        for unit, value in parts.items()
    ]
    targets.split(made, shares, by=SYSTEM, version=made.version)


def in_table(client, **asked) -> tuple[str, dict[str, list[str]]]:
    """The line of facts, and by area what stands after its share: target and gap."""
    page = client.get(reverse("desk:coverage"), asked).content.decode()
    table = page.partition('id="groups"')[2].partition("</table>")[0]
    rows = re.findall(r'<th scope="row" class="name nowrap">([^<]+)</th>(.*?)</tr>', table)
    cells = r'data-label="(?:人员)?覆盖率">([^<]+)</td><td class="num" data-label="目标">([^<]+)</td><td class="num" data-label="差距">([^<]+)<'
    told = re.search(r"年应覆盖 [^<]+", page)
    return told[0] if told else "", {name: list(found) for name, row in rows for found in re.findall(cells, row)}


def test_each_area_has_its_target_of_the_years_plan_and_what_is_left_to_it(city: City):
    chen, zhao, year = client_of("chen", city.facts), client_of("zhao", city.facts), clock.today().year
    units = "年应覆盖 3 家，已覆盖 1 家（33.3%），其中自建 1 家、园区和联合科协覆盖 0 家"
    own = "年应覆盖 2 家，已覆盖 1 家（50%），其中自建 1 家、园区和联合科协覆盖 0 家"
    none = {"江岸区": ["50%", "—", "—"], "武昌区": ["0%", "—", "—"]}
    assert in_table(chen) == (units, none)
    aimed(city, "associations.coverage", 40, jiangan=50, wuchang=90)
    aimed(city, "associations.workers", 70, jiangan=75)
    assert in_table(chen) == (
        f"{units}，目标 40%，差 6.7 个百分点",
        {"江岸区": ["50%", "50%", "已达到"], "武昌区": ["0%", "90%", "90"]},
    )
    assert in_table(chen, measure="workers") == (units, {"江岸区": ["72.4%", "75%", "2.6"], "武昌区": ["0%", "—", "—"]})
    assert in_table(zhao) == (f"{own}，目标 50%，已达到", {"江岸区": ["50%", "50%", "已达到"]})
    # Of another year, and of one kind of list alone, nothing was asked.
    assert in_table(chen, kind="high_tech") == (units, none)
    assert in_table(chen, year=year - 1)[1] == {"江岸区": ["50%", "—", "—"]}
    assert in_table(chen, by="industry")[1] == {}
    answer = chen.get(reverse("desk:coverage_table"), {"year": year})
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer)))
    rows = [[cell.value for cell in row] for row in book["按区域"].iter_rows()]
    head = next(place for place, row in enumerate(rows) if row[0] == "分组")
    assert [[row[0], *row[7:]] for row in rows[head:]] == [
        ["分组", "覆盖率目标", "差距（百分点）", "科技人员覆盖率目标", "科技人员差距（百分点）"],
        ["江岸区", "50%", "已达到", "75%", "2.6"],
        ["武昌区", "90%", "90", "—", "—"],
    ]
    assert {len([*book["按行业"].iter_rows()][-1])} == {7}


@pytest.mark.parametrize(
    ("covered", "total", "wanted", "told"),
    [(0, 3, 40, "40"), (1, 3, 40, "6.7"), (2, 3, 40, "已达到"), (6996, 20000, 35, "0.1"), (7000, 20000, 35, "已达到"),
     (0, 0, 35, "—"), (1, 3, None, "—")],
)  # fmt: skip
def test_what_is_short_of_a_target_by_less_than_a_tenth_is_not_told_as_reached(covered, total, wanted, told):
    one = SimpleNamespace(covered=covered, total=total, workers=0, workers_covered=0)
    assert coverage_aims.left(one, None if wanted is None else Decimal(wanted), "units") == told
    assert coverage_aims.left(one, Decimal(35), "workers") == "—"


def test_years_are_compared_and_another_year_is_chosen(city: City):
    chen, year = client_of("chen", city.facts), clock.today().year
    assert "历年" in chen.get(reverse("desk:coverage")).content.decode()
    page = chen.get(reverse("desk:coverage"), {"year": str(year - 1)}).content.decode()
    assert f"{year - 1} 年应覆盖 2 家" in page
    assert f"{year} 年应覆盖 3 家" in chen.get(reverse("desk:coverage"), {"year": "x"}).content.decode()


def test_units_are_searched_and_one_is_settled_with_the_reason(city: City):
    chen, pk = client_of("chen", city.facts), city.facts.ties["jiangan.base"]
    listed = chen.get(reverse("desk:base_units"), {"state": "open", "q": "江岸"}).content.decode()
    assert "江岸没有科协的公司" in listed
    assert "长江电机" not in listed
    here = reverse("desk:base_unit", args=[pk])
    assert "江岸科技园" in chen.get(here, {"q": "江岸科技园"}).content.decode()
    park = str(city.facts.number("jiangan.yuanqu"))
    assert send(chen, "desk:base_unit", [pk], association=park, note="").status_code == 422
    assert send(chen, "desk:base_unit", [pk], association=park, note="由园区覆盖").status_code == 302
    assert BaseUnit.objects.get(pk=pk).way == "hand"
    assert "人工认定" in chen.get(here).content.decode()
    zhao = client_of("zhao", city.facts)
    assert send(zhao, "desk:base_unit", [pk], association="", note="不对").status_code == 403
    assert zhao.get(reverse("desk:base_unit", args=[city.facts.ties["wuchang.base"]])).status_code == 404


def test_a_list_is_matched_anew_and_taken_away_with_a_reason(city: City):
    chen, pk = client_of("chen", city.facts), city.facts.ties["list"]
    page = chen.get(reverse("desk:base_lists")).content.decode()
    assert "市科技局" in page
    assert "1（33.3%）" in page
    assert send(chen, "desk:base_list_matching", [pk]).status_code == 302
    assert send(chen, "desk:base_list_removal", [pk], note="").status_code == 422
    assert send(chen, "desk:base_list_removal", [pk], note="重复导入").status_code == 302
    assert not BaseList.objects.filter(pk=pk).exists()


def test_all_groups_and_units_are_taken_as_a_workbook(city: City):
    answer = client_of("chen", city.facts).get(reverse("desk:coverage_table"))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer)))
    assert book.sheetnames[0] == "按区域"
    rows = [[cell.value for cell in row] for row in book["单位"].iter_rows()]
    assert [row[0] for row in rows[1:]] == ["武昌没有科协的公司", "江岸没有科协的公司", "长江电机制造公司"]
    assert rows[3][5:] == ["长江电机制造公司科学技术协会", "名称相符"]


@pytest.mark.parametrize("name", ["desk:coverage", "desk:base_units", "desk:base_lists"])
def test_no_page_of_coverage_takes_many_statements(city: City, django_assert_max_num_queries, name: str):
    chen = client_of("chen", city.facts)
    chen.get(reverse(name))
    with django_assert_max_num_queries(18):
        chen.get(reverse(name))


@pytest.mark.parametrize(("share", "level"), [(0, 0), (29.9, 0), (30, 1), (40, 2), (55, 3), (65, 4), (75, 5), (100, 5)])
def test_a_share_takes_its_colour_of_the_ramp(share, level):
    assert _tiles.level(share) == level
    assert [words for _, words in _tiles.ramp()] == ["<30%", "30–39%", "40–54%", "55–64%", "65–74%", "≥75%"]


def years_of(client, **asked) -> dict[str, list[tuple[str, str]]]:
    """By group what the table of years says: share and the figures beside it, the oldest year first."""
    page = client.get(reverse("desk:coverage"), asked).content.decode()
    table = page.partition('id="years-table"')[2].partition("</table>")[0]
    rows = re.findall(r'<th scope="row">([^<]+)</th>(.*?)</tr>', table)
    return {
        name: re.findall(r'<td class="num">([^<]+)(?:<span class="sub">([^<]+)</span>)?', row) for name, row in rows
    }


def lines_of(client, **asked) -> list[str]:
    page = client.get(reverse("desk:coverage"), asked).content.decode()
    return re.findall(r'class="line-key line-\d".*?</svg>([^<]+) <b>', page)


def test_the_years_are_compared_by_every_grouping_for_units_and_for_workers(city: City):
    chen = client_of("chen", city.facts)
    whole = ("全部", [("50%", "1 / 2"), ("33.3%", "1 / 3")])
    assert [*years_of(chen).items()] == [
        whole, ("江岸区", [("50%", "1 / 2"), ("50%", "1 / 2")]), ("武昌区", [("—", ""), ("0%", "0 / 1")]),
    ]  # fmt: skip
    assert years_of(chen, measure="workers")["全部"] == [("72.4%", "210 / 290"), ("26.6%", "210 / 790")]
    assert years_of(chen, by="industry")["制造业"] == [("100%", "1 / 1"), ("50%", "1 / 2")]
    assert years_of(chen, by="industry")["信息传输、软件和信息技术服务业"][1] == ("0%", "0 / 1")
    for by in ("nature", "scale", "street", "kind"):
        assert [years_of(chen, by=by)["全部"]] == [whole[1]], by
    assert lines_of(chen) == ["全部", "江岸区", "武昌区"]
    assert lines_of(chen, by="kind") == ["全部"]  # one kind is the whole
    assert years_of(chen, area="420106") == {
        "全部": [("—", ""), ("0%", "0 / 1")],
        "武昌区": [("—", ""), ("0%", "0 / 1")],
    }


def test_what_only_the_association_tells_is_told_as_its_part_of_the_whole(city: City):
    chen = client_of("chen", city.facts)
    told = years_of(chen, by="way")
    assert [*told] == ["全部", "名称相符"]
    assert told["名称相符"] == [("50%", "1 / 2"), ("33.3%", "1 / 3")]
    covering = BaseUnit.objects.exclude(association=None).first().association
    assert [*years_of(chen, by="setting")] == ["全部", covering.profile.get_setting_display()]
    assert "设置形式按科协现在填写的统计" in chen.get(reverse("desk:coverage"), {"by": "setting"}).content.decode()


def parts_of(client, by: str) -> list[list[str]]:
    """Every row of the table of groups that are parts of the whole."""
    page = client.get(reverse("desk:coverage"), {"by": by}).content.decode()
    table = page.partition('id="groups"')[2].partition("</table>")[0]
    return [re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", row) for row in table.split("<tr>")[2:]]


def sheet_of(client, name: str) -> list[list[object]]:
    """The same of the workbook, under its title, its note and its head."""
    book = openpyxl.load_workbook(io.BytesIO(b"".join(client.get(reverse("desk:coverage_table")))))
    rows = [[cell.value for cell in row] for row in book[name].iter_rows()]
    assert rows[2] == ["分组", "单位", "其中自建", "占应覆盖单位", "科技人员", "占科技人员"]
    return rows[3:]


def test_by_setting_and_by_way_each_row_is_a_part_of_all_units_and_they_add_up_to_the_whole(city: City):
    chen, year = client_of("chen", city.facts), clock.today().year
    gap = BaseUnit.objects.get(base_list__year=year, jurisdiction="420106")
    send(chen, "desk:base_unit", [gap.pk], association=str(city.facts.number("jiangan.yuanqu")), note="由园区覆盖")
    none = ["0", "0", "0%", "0", "0%"]
    told = [
        ["独立设置", "1", "1", "33.3%", "210", "26.6%"],
        *([name, *none] for name in ("依托设置", "联合设置", "园区设置", "行业设置")),
        ["已覆盖，设置形式未填", "1", "1", "33.3%", "500", "63.3%"],
        ["未覆盖", "1", "0", "33.3%", "80", "10.1%"], ["合计", "3", "2", "100%", "790", "100%"],
    ]  # fmt: skip
    assert parts_of(chen, "setting") == told
    ways = [
        ["人工认定", "1", "1", "33.3%", "500", "63.3%"], ["名称相符", "1", "1", "33.3%", "210", "26.6%"],
        *([name, *none] for name in ("信用代码相符", "园区或联合科协覆盖", "名称近似")),
        *told[-2:],
    ]  # fmt: skip
    assert parts_of(chen, "way") == ways
    for name, rows in (("按设置形式", told), ("按覆盖方式", ways)):
        assert [[str(cell) for cell in row] for row in sheet_of(chen, name)] == rows
    # The table of years says the same of this year, of who is covered.
    years = years_of(chen, by="setting")
    assert [years[name][1] for name in ("独立设置", "已覆盖，设置形式未填")] == [("33.3%", "1 / 3")] * 2
    assert "未覆盖" not in years


def test_of_a_chosen_area_the_groups_are_its_own_and_the_title_says_so(city: City):
    chen = client_of("chen", city.facts)
    for by, rows in (("setting", {"未覆盖": "1", "合计": "1"}), ("industry", {"制造业": "1"})):
        page = chen.get(reverse("desk:coverage"), {"by": by, "area": "420106"}).content.decode()
        table = page.partition('id="groups"')[2].partition("</table>")[0]
        cells = dict(re.findall(r'class="name">([^<]+)</th><td class="num" data-label="[^"]+">([^<]+)<', table))
        assert {name: count for name, count in cells.items() if count != "0"} == rows
        assert re.findall(r'id="(groups|years-table)-title">武昌区：', page) == ["groups", "years-table"]
    page = chen.get(reverse("desk:coverage"), {"area": "420106"}).content.decode()
    assert 'id="groups-title">按区域' in page  # every area stands there
    assert "武昌区：" not in chen.get(reverse("desk:coverage"), {"by": "industry"}).content.decode()


def test_of_lists_that_tell_no_workers_there_is_no_share_of_them(city: City):
    BaseUnit.objects.update(sci_tech=None)
    assert {row[-1] for row in parts_of(client_of("chen", city.facts), "setting")} == {"—"}


def test_a_unit_counts_where_the_list_of_that_year_put_it(city: City):
    chen, year = client_of("chen", city.facts), clock.today().year
    BaseUnit.objects.filter(base_list__year=year - 1).update(nature="private", scale="large")
    BaseUnit.objects.filter(base_list__year=year).update(nature="state_owned", scale="small")
    nature, scale = years_of(chen, by="nature"), years_of(chen, by="scale")
    assert [nature[name] for name in ("国有企业", "民营企业")] == [
        [("—", ""), ("33.3%", "1 / 3")],
        [("50%", "1 / 2"), ("—", "")],
    ]
    assert [*scale] == ["全部", "小型", "大型"]


def test_a_unit_in_two_lists_of_a_year_is_one_of_the_whole_and_counted_in_each_kind(city: City):
    from kexie.associations.actions import coverage
    from kexie.associations.told import BaseLine

    house = Organisation.objects.get(number=city.facts.number("city"))
    line = BaseLine("武昌没有科协的公司", jurisdiction="420106", sci_tech=290)
    coverage.fill(house, clock.today().year, "other", [line], by=SYSTEM)
    told = years_of(client_of("chen", city.facts), by="kind")
    assert [told[name][1] for name in ("全部", "高新技术企业")] == [("33.3%", "1 / 3"), ("33.3%", "1 / 3")]
    assert sorted(cells[1][1] for cells in told.values()) == ["0 / 1", "1 / 3", "1 / 3"]


def test_only_the_largest_groups_are_drawn_and_the_newest_years_shown(city: City):
    chen, year = client_of("chen", city.facts), clock.today().year
    home = BaseList.objects.get(year=year)
    for n, letter in enumerate("ABCDEFGH"):
        BaseUnit.objects.bulk_create(
            BaseUnit(base_list=home, name=f"{letter}{i}", key=f"{letter}{i}", industry=f"{letter}01")
            for i in range(20 - n)
        )
    for back in range(2, 9):
        BaseList.objects.create(
            organisation=home.organisation, year=year - back, kind=home.kind, as_of=home.as_of, created_at=clock.now()
        )
    page = chen.get(reverse("desk:coverage"), {"by": "industry"}).content.decode()
    assert (
        lines_of(chen, by="industry")
        == ["全部", *(name for name in years_of(chen, by="industry") if name != "全部")][:6]
    )
    assert len(years_of(chen, by="industry")) > 8
    assert "只画应覆盖单位最多的 5 组" in page
    assert "更早的年份在下载的表格里" in page
    assert len(years_of(chen, by="industry")["全部"]) == 6


def test_the_years_of_every_grouping_are_taken_as_a_workbook(city: City):
    year = clock.today().year
    book = openpyxl.load_workbook(
        io.BytesIO(b"".join(client_of("chen", city.facts).get(reverse("desk:coverage_table"))))
    )
    assert [name for name in book.sheetnames if name.startswith("历年")] == [
        f"历年按{name}" for name in ("区域", "行业", "单位性质", "规模", "设置形式", "名录类别", "街道", "覆盖方式")
    ]
    rows = [[cell.value for cell in row] for row in book["历年按区域"].iter_rows()]
    head = next(place for place, row in enumerate(rows) if row[0] == "分组")
    assert rows[head + 1 :] == [
        ["全部", year - 1, 2, 1, "50%", 290, 210, "72.4%"], ["全部", year, 3, 1, "33.3%", 790, 210, "26.6%"],
        ["江岸区", year - 1, 2, 1, "50%", 290, 210, "72.4%"], ["江岸区", year, 2, 1, "50%", 290, 210, "72.4%"],
        ["武昌区", year, 1, 0, "0%", 500, 0, "0%"],
    ]  # fmt: skip


@pytest.mark.parametrize("by", ["area", "industry", "nature", "scale", "setting", "kind", "street", "way"])
def test_every_grouping_over_years_stays_within_the_statements(city: City, django_assert_max_num_queries, by: str):
    chen = client_of("chen", city.facts)
    chen.get(reverse("desk:coverage"))
    with django_assert_max_num_queries(20):
        chen.get(reverse("desk:coverage"), {"by": by})
