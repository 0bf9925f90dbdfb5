"""What units are, at the desk: profile, figures by year, covered units, members of a federation, the register."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import io
from datetime import date
from uuid import uuid4

import openpyxl
import pytest
from django.urls import reverse

from kexie.associations.models import CoveredUnit, Membership, Profile, YearFigures
from tests.city import City, city, city_of_module
from tests.matrix.asking import client_of


def send(client, address, args, **told):
    return client.post(reverse(address, args=args), {"idempotency_key": str(uuid4()), **told})


def test_an_enterprise_says_what_it_is_and_the_city_reads_it_in_the_register(city: City):
    number, wang = city.facts.number("dianji"), client_of("wang", city.facts)
    page = wang.get(reverse("desk:profile", args=[number])).content.decode()
    assert 'value="C38" selected' in page
    assert "中小型电机" in page
    told = {"nature": "private", "scale": "large", "setting": "joint", "industry": "C39", "term_years": "3",
            "emerging": ["1", "2"], "qualifications": ["high_tech", "specialised"], "is_new_economy": "on"}  # fmt: skip
    answer = send(wang, "desk:profile", [number], **told)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/desk/organisations/{number}/#profile")
    kept = Profile.objects.get(organisation__number=number)
    assert (kept.scale, kept.setting, kept.emerging, kept.is_new_economy) == ("large", "joint", ["1", "2"], True)
    own = wang.get(reverse("desk:organisation", args=[number])).content.decode()
    assert "联合设置" in own
    assert "新一代信息技术、高端装备制造" in own
    assert "C39 计算机" in own
    chen = client_of("chen", city.facts)
    found = chen.get(reverse("desk:register"), {"setting": "joint", "industry": "C", "qualification": "specialised"})
    assert "长江电机" in found.content.decode()
    assert "晴川仪表" not in found.content.decode()
    assert "没有符合条件的科协" in chen.get(reverse("desk:register"), {"nature": "foreign"}).content.decode()


@pytest.mark.parametrize(
    ("name", "told", "words"),
    [
        ("desk:profile", {"industry": "C99", "term_years": "5"}, "请在列表中选择行业"),
        ("desk:profile", {"term_years": "11"}, "不大于 10"),
        ("desk:year_figures", {"year": "2999"}, "年度不能晚于"),
        ("desk:year_figures", {"year": "2013", "staff": "5", "sci_tech": "6"}, "科技人员数 6 大于职工总数 5"),
        ("desk:year_figures", {"year": "2013", "staff": "-1"}, "不能小于 0"),
        ("desk:year_figures", {"year": "2013", "research_spending": "1.234"}, "最多两位小数"),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_nothing_is_kept(city: City, name, told, words):
    number, wang = city.facts.number("dianji"), client_of("wang", city.facts)
    before = list(YearFigures.objects.values()), list(Profile.objects.values())
    answer = send(wang, name, [number], **told)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert (list(YearFigures.objects.values()), list(Profile.objects.values())) == before


def test_figures_of_a_year_are_listed_and_replaced(city: City):
    number, wang = city.facts.number("dianji"), client_of("wang", city.facts)
    assert send(wang, "desk:year_figures", [number], year="2012", staff="900", sci_tech="230").status_code == 302
    page = wang.get(reverse("desk:year_figures", args=[number])).content.decode()
    assert page.count("2012 年</th>") == 1
    assert "900" in page
    assert "860" not in page


def test_a_tenant_is_covered_and_let_go_by_the_district(city: City):
    number, chen = city.facts.number("jiangan.yuanqu"), client_of("chen", city.facts)
    told = {"name": "新来的软件公司", "is_covered": "on", "sci_tech": "12", "on": "2013-03-01"}
    assert send(chen, "desk:covered", [number], **told).status_code == 302
    page = chen.get(reverse("desk:covered", args=[number])).content.decode()
    assert "覆盖 2 / 3 家（66.7%）" in page
    assert "新来的软件公司" in page
    assert send(chen, "desk:covered", [number], **told).status_code == 409
    row = CoveredUnit.objects.get(name="新来的软件公司")
    ending = chen.get(reverse("desk:covered_end", args=[number, row.pk])).content.decode()
    assert "不再覆盖：新来的软件公司" in ending
    assert send(chen, "desk:covered_end", [number, row.pk], last_day="2013-06-30").status_code == 302
    row.refresh_from_db()
    assert row.ends_on == date(2013, 6, 30)
    assert "覆盖 1 / 2 家（50%）" in chen.get(reverse("desk:organisation", args=[number])).content.decode()
    wrong = send(chen, "desk:covered", [number], name="某公司", credit_code="123", on="2999-01-01")
    assert wrong.status_code == 422
    assert "统一社会信用代码应为 18 位" in wrong.content.decode()
    assert "不能晚于今天" in wrong.content.decode()


def test_a_member_is_searched_joins_and_leaves(city: City):
    number, chen = city.facts.number("jiangan.lianhehui"), client_of("chen", city.facts)
    here = reverse("desk:memberships", args=[number])
    assert "没有名称或拼音首字母符合" in chen.get(here, {"q": "没有这样的"}).content.decode()
    assert "晴川仪表公司" in chen.get(here, {"q": "qcyb"}).content.decode()
    unit = str(city.facts.number("jingpeng"))
    assert send(chen, "desk:memberships", [number], member=unit, kind="会长单位", on="2013-02-01").status_code == 302
    row = Membership.objects.get(member__number=unit)
    assert (row.kind, row.starts_on) == ("会长单位", date(2013, 2, 1))
    assert "加入的联合会" in chen.get(reverse("desk:organisation", args=[int(unit)])).content.decode()
    assert "2 家" in chen.get(reverse("desk:organisation", args=[number])).content.decode()
    assert send(chen, "desk:membership_end", [number, row.pk], last_day="2012-01-01").status_code == 403
    assert send(chen, "desk:membership_end", [number, row.pk], last_day="2013-05-31").status_code == 302
    assert (
        send(chen, "desk:memberships", [number], member="999999", kind="会员单位", on="2013-02-01").status_code == 422
    )


def test_the_register_is_a_workbook_of_what_is_seen(city: City):
    chen, zhao = client_of("chen", city.facts), client_of("zhao", city.facts)
    answer = chen.get(reverse("desk:register_table"), {"q": "电机"})
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[1] for row in rows[2:]] == ["长江电机制造公司科学技术协会"]
    assert rows[2][6:12] == ["民营企业", "中型", "独立设置", "C38 电气机械和器材制造业", 210, 2012]
    page = zhao.get(reverse("desk:register")).content.decode()
    assert "长江电机" in page
    assert "珞珈光电" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_register_asks_the_same_for_one_row_and_for_three(city: City, django_assert_max_num_queries, rows: int):
    chen = client_of("chen", city.facts)
    asked = {1: {"q": "电机"}, 3: {"jurisdiction": "420102"}}[rows]
    chen.get(reverse("desk:register"), asked)
    with django_assert_max_num_queries(14):
        assert chen.get(reverse("desk:register"), asked).status_code == 200
