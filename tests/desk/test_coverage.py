"""Coverage at the desk: the map and its tables, gaps, units settled by hand, lists matched anew and taken away."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import io
from uuid import uuid4

import openpyxl
import pytest
from django.urls import reverse

from kexie.associations.models import BaseList, BaseUnit
from kexie.kit import clock
from kexie.kit.templatetags import _tiles
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
