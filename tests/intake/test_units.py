"""Units by table: register, profile and figures; who is known by code and name, what the policy lets in, whose right it is."""

from decimal import Decimal

import pytest

from kexie.associations.actions import profiles
from kexie.associations.models import Profile, YearFigures
from kexie.associations.told import Facts, Figures
from kexie.intake import privacy
from kexie.intake.actions import batches, undoing
from kexie.intake.fields import units as fields
from kexie.intake.matching.units import Index, Unit
from kexie.intake.models import BatchRow
from kexie.kit import clock, ids
from kexie.kit.actor import SYSTEM
from kexie.kit.crypto.fields import clear
from kexie.organisations.actions import members, numbers, organisations
from kexie.organisations.models import Ancestry, Jurisdiction, Organisation, Superiority
from kexie.people.actions import persons
from tests.intake.sent import code, faults, file, sums, take

HEADS = [
    "单位名称",
    "统一社会信用代码",
    "类别",
    "级别",
    "业务指导单位",
    "所属区域",
    "联系人",
    "电话",
    "地址",
    "单位性质",
    "行业",
    "资质",
    "年度",
    "职工总数",
    "科技人员数",
    "高级职称",
    "年研发投入（万元）",
    "街道代码",
    "行政区划代码",
    "成立日期",
]


def row(name: str, **told: str) -> list[str | None]:
    given = {"单位名称": name, **told}
    return [given.get(head) for head in HEADS]


def sent(city, by, *rows, **more):
    return take(city, city.actors[by], file(*rows, heads=HEADS, name="单位.xlsx"), "units", **more)


@pytest.fixture
def area(city):
    return Jurisdiction.objects.get_or_create(
        code="420102", defaults={"name": "江岸区", "short_name": "江岸区", "kind": "district", "position": 1}
    )[0]


def test_a_new_unit_stands_in_the_register_with_profile_figures_and_place_in_the_tree(city, area):
    told = row(
        "新光源公司科协",
        统一社会信用代码=code(1),
        业务指导单位="江边区科协",
        所属区域="江岸",
        联系人="林工",
        电话="027-65692271",
        地址="建设大道1号",
        单位性质="民企",
        行业="C39",
        资质="高新、规上",
        年度="2012",
        职工总数="300",
        科技人员数="80",
        高级职称="9",
        **{"年研发投入（万元）": "120.5"},
    )
    batch = sent(city, "chen", told, row("某市灯具厂科协"))
    assert (batch.state, sums(batch), faults(batch)) == ("done", (2, 0, 0, 0), {})
    unit = Organisation.objects.get(name="新光源公司科协")
    assert (unit.kind, unit.superior, unit.jurisdiction, unit.credit_code, unit.contact) == (
        "enterprise",
        city["jiang"],
        area,
        code(1),
        "林工",
    )
    assert (unit.name_key, "xgygskx" in unit.haystack) == ("xin guang yuan gong si ke xie", True)
    profile = Profile.objects.get(organisation=unit)
    assert (profile.nature, profile.industry, profile.qualifications) == ("private", "C39", ["above_size", "high_tech"])
    figures = YearFigures.objects.get(organisation=unit)
    assert (figures.year, figures.staff, figures.sci_tech, figures.senior, figures.research_spending) == (
        2012,
        300,
        80,
        9,
        Decimal("120.50"),
    )
    assert set(Ancestry.objects.filter(descendant=unit).values_list("ancestor__name", "depth")) == {
        ("新光源公司科协", 0),
        ("江边区科协", 1),
        ("某市科协", 2),
    }
    assert Superiority.objects.get(organisation=unit).superior == city["jiang"]
    other = Organisation.objects.get(name="某市灯具厂科协")
    assert (other.superior, Profile.objects.filter(organisation=other).exists()) == (city["city"], False)


def test_a_department_imports_for_the_house_it_belongs_to(city):
    city.actor("he", "officer", "enterprises")
    sent(city, "he", row("某厂科协"))
    assert Organisation.objects.filter(name="某厂科协").count() == 0  # a department's officer keeps departments only
    city.actor("qian", "officer", "city")
    assert sums(sent(city, "qian", row("某厂科协"))) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"统一社会信用代码": "91420100000000001A"}, "校验位"), ({"成立日期": "2999-01-01"}, "成立日期不能晚于今天"),
        ({"年度": "2099", "职工总数": "1"}, "年度不能晚于"), ({"职工总数": "10", "科技人员数": "11"}, "大于职工总数"),
        ({"科技人员数": "5", "高级职称": "6"}, "大于科技人员数"), ({"级别": "市"}, "只有科协才填写级别"),
        ({"类别": "科协"}, "请填写科协的级别"), ({"业务指导单位": "没有的科协"}, "没有找到"), ({"类别": "内设部门"}, "不在可选项里"),
        ({"街道代码": "420103001", "行政区划代码": "420102"}, "应以行政区划代码开头"), ({"电话": "内线"}, "电话只能包含"),
        ({"电话": "1391234567813800005678"}, "号码超过 15 位"),
        ({"类别": "科协", "级别": "市", "业务指导单位": "江边区科协"}, "级别应低于业务指导单位"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_row_goes_back(city, told, reason):
    batch = sent(city, "chen", row("某厂科协", **told))
    ((wrong, *_),) = faults(batch).values()
    assert reason in wrong
    assert not Organisation.objects.filter(name="某厂科协").exists()


def test_known_units_are_met_by_code_then_by_name_and_doubts_go_back(city):
    for name, told in (("甲厂科协", code(1)), ("乙厂科协", code(2))):
        organisations.register(
            organisations.Particulars(name, credit_code=told), kind="enterprise", superior=city["city"], by=SYSTEM
        )
    twin = organisations.Particulars("乙厂", credit_code=code(2))
    organisations.register(twin, kind="host_unit", superior=city["city"], by=SYSTEM)
    for above in ("jiang", "hong"):
        organisations.register(
            organisations.Particulars("双厂科协"), kind="enterprise", superior=city[above], by=SYSTEM
        )
    batch = sent(
        city, "chen", row("改名的甲厂科协", 统一社会信用代码=code(1)), row("甲厂", 统一社会信用代码=code(3)), row("乙厂", 统一社会信用代码=code(2)),
        row("乙厂公司", 统一社会信用代码=code(2), 类别="建站单位"), row("双厂科协"), row("双厂科协", 业务指导单位="洪水区科协", 类别="园区"),
        row("光明电机公司", 类别="学会"),
    )  # fmt: skip
    assert faults(batch) == {
        3: ["同名的单位登记的是另一个信用代码，请核对"],
        4: ["有 2 个单位登记了这个信用代码，请写明类别"],
        6: [f"有 2 个单位叫这个名称（编号 {twins('双厂科协')}），请写明信用代码或业务指导单位"],
        7: ["与第 6 行的名称相同"],
        8: ["与已登记的类别不同，登记后类别不能更改，请核对"],
    }
    assert sums(batch) == (0, 0, 2, 5)


def twins(name):
    found = Organisation.objects.filter(name=name).order_by("number").values_list("number", flat=True)
    return "、".join(map(str, found))


@pytest.mark.parametrize(("there", "told"), [(code(1)[8:17], code(1)), (code(1), code(1)[8:17])])
def test_a_unit_is_met_by_the_other_form_of_its_code_and_keeps_the_new_one(city, there, told):
    first = organisations.Particulars("老名称科协", credit_code=there)
    organisations.register(first, kind="enterprise", superior=city["city"], by=SYSTEM)
    batch = sent(
        city, "chen", row("新名称科协", 统一社会信用代码=told, 联系人="林工"),
        row("别的单位科协", 统一社会信用代码=code(2)), row("再别的单位科协", 统一社会信用代码=code(3)[8:17]), policy="overwrite",
    )  # fmt: skip
    assert sums(batch) == (2, 1, 0, 0)
    unit = Organisation.objects.get(name="老名称科协")
    assert (unit.credit_code, unit.contact) == (code(1), "林工")


def test_a_namesake_with_the_other_form_of_the_code_is_the_unit_and_a_new_one_is_found_too():
    old, new = (Unit(ids.uuid7(), place, f"{place}厂科协", "", "enterprise", "", None) for place in (1, 2))
    index = Index([old._replace(credit_code=code(1))])
    assert index.coded(code(1)[8:17])[0].number == 1
    index.add(new._replace(credit_code=code(2)))
    assert index.coded(code(2)[8:17])[0].number == 2
    assert (index.coded(code(3)[8:17]), index.coded("九个字的单位名称厂"), index.coded("")) == ((), (), ())


def test_of_two_units_of_one_name_the_superior_tells_which(city):
    for above in ("jiang", "hong"):
        organisations.register(
            organisations.Particulars("双厂科协"), kind="enterprise", superior=city[above], by=SYSTEM
        )
    batch = sent(city, "chen", row("双厂科协", 业务指导单位="洪水区科协", 联系人="林工"), policy="fill")
    assert sums(batch) == (0, 1, 0, 0)
    assert dict(Organisation.objects.filter(name="双厂科协").values_list("superior__name", "contact")) == {
        "江边区科协": "",
        "洪水区科协": "林工",
    }


def test_a_unit_stands_once_in_a_file(city):
    batch = sent(
        city, "chen", row("甲厂科协", 统一社会信用代码=code(1)), row("乙厂科协", 统一社会信用代码=code(1)), row("甲厂", 类别="园区"),
        row("甲厂科协", 类别="高校"),
    )  # fmt: skip
    assert faults(batch) == {3: ["与第 2 行的信用代码相同"], 5: ["与第 2 行的名称相同"]}


def test_policies_fill_overwrite_and_reject(city, area):
    by = city.actors["chen"]
    organisations.edit(city["motor"], organisations.Particulars("光明电机公司科协", contact="老联系人"), by=by)
    profiles.edit(city["motor"], Facts(nature="private", industry="C38"), by=by)
    profiles.tell_year(city["motor"], 2012, Figures(staff=100), by=by)
    told = row("光明电机公司科协", 联系人="新联系人", 地址="建设大道1号", 所属区域="江岸区", 单位性质="国企", 资质="高新", 年度="2012", 职工总数="200",
               科技人员数="50")  # fmt: skip
    assert sums(sent(city, "chen", told)) == (0, 0, 1, 0)
    assert faults(sent(city, "chen", told, policy="reject")) == {2: [f"该单位已登记过（编号 {city['motor'].number}）"]}
    assert sums(sent(city, "chen", told, policy="fill")) == (0, 1, 0, 0)
    assert shown(city) == ("老联系人", "建设大道1号", "420102", "private", ["high_tech"], "C38", 100, 50)
    assert sums(sent(city, "chen", told, policy="fill")) == (0, 0, 1, 0)
    assert sums(sent(city, "chen", told, policy="overwrite")) == (0, 1, 0, 0)
    assert shown(city) == ("新联系人", "建设大道1号", "420102", "state_owned", ["high_tech"], "C38", 200, 50)


def shown(city):
    unit = Organisation.objects.select_related("profile").get(pk=city["motor"].pk)
    figures = YearFigures.objects.get(organisation=unit, year=2012)
    return (unit.contact, unit.address, unit.jurisdiction_id, unit.profile.nature, unit.profile.qualifications,
            unit.profile.industry, figures.staff, figures.sci_tech)  # fmt: skip


def test_figures_that_do_not_fit_beside_those_that_stand_go_back(city):
    profiles.tell_year(city["motor"], 2012, Figures(staff=100), by=SYSTEM)
    batch = sent(city, "chen", row("光明电机公司科协", 年度="2012", 科技人员数="150", 联系人="林工"), policy="fill")
    assert faults(batch) == {2: ["科技人员数 150 大于该年度的职工总数 100，请核对"]}
    last = sent(city, "chen", row("光明电机公司科协", 科技人员数="150"), policy="fill")
    assert (sums(last), YearFigures.objects.filter(year=clock.today().year - 1).count()) == ((0, 1, 0, 0), 1)


def test_a_district_registers_and_edits_its_own_units_only(city):
    batch = sent(
        city, "zhao", row("江边新厂科协"), row("红旗钢铁公司科协", 联系人="林工"), row("外区新厂科协", 业务指导单位="洪水区科协"), policy="fill"
    )  # fmt: skip
    assert faults(batch) == {
        3: ["该单位已登记，但不在您维护的范围内，请由其业务指导单位办理"],
        4: ["在您负责的单位里没有找到“洪水区科协”，请核对名称，或先登记该单位"],
    }
    assert Organisation.objects.get(name="江边新厂科协").superior == city["jiang"]


def test_one_name_of_two_kept_units_names_neither():
    one, other = (Unit(ids.uuid7(), n, "同名厂", "", "enterprise", "", None) for n in (7, 8))
    far = Unit(ids.uuid7(), 9, "外厂", "外", "enterprise", "", None, kept=False)
    index = Index([one, other, far])
    assert index.find("同名厂") == (None, "有 2 个单位都叫“同名厂”，请改填编号：7、8")
    assert index.find("８")[0] == other
    assert index.find("外厂")[0] is None


def test_short_names_of_two_areas_name_neither():
    choice = fields.areas_of(
        [("1", "甲区", "同"), ("2", "乙区", "同名"), ("3", "丙区", "同名"), ("4", "丁开发区", "丁开")]
    )
    assert choice.read("同名").fault != ""
    assert (choice.read("丁开").value, choice.read("丁开发").value, choice.read("甲区").value) == ("4", "4", "1")


OFFICE, MOBILE, OTHER = "027-60001234", "13900000001", "13900000002"


def standing(name: str) -> tuple[str, str, bool]:
    """Numbers of the office, the mobile, whether it is found by its tail."""
    one = Organisation.objects.get(name=name)
    column = Organisation._meta.get_field("mobile_tail")
    tail = bool(one.mobile) and one.mobile_tail in column.sought(clear(one.mobile)[:11][-4:])
    return one.telephone, clear(one.mobile), tail


def test_of_a_cell_of_telephones_the_mobile_is_sealed_and_the_office_s_number_is_read(city):
    batch = sent(
        city, "chen", row("新光源公司科协", 电话=f"{OFFICE}/{MOBILE}"), row("新火公司科协", 电话="139 0000 0002")
    )
    assert sums(batch) == (2, 0, 0, 0)
    assert (standing("新光源公司科协"), standing("新火公司科协")) == ((OFFICE, MOBILE, True), ("", OTHER, True))


@pytest.mark.parametrize(
    ("policy", "typed", "stands"),
    [
        ("overwrite", OTHER, (OFFICE, OTHER, True)),
        ("overwrite", f"027-60009999、{OTHER}", ("027-60009999", OTHER, True)),
        ("overwrite", "027-60009999", ("027-60009999", MOBILE, True)),
        ("overwrite", "027-60009999、139****0001", ("027-60009999", MOBILE, True)),
        ("fill", f"027-60009999、{OTHER}", (OFFICE, MOBILE, True)),
    ],
)
def test_of_a_known_unit_each_kind_of_number_is_replaced_by_its_own_and_put_back_with_it(city, policy, typed, stands):
    name = "光明电机公司科协"
    organisations.edit(city["motor"], organisations.Particulars(name, telephone=f"{OFFICE} {MOBILE}"), by=SYSTEM)
    batch = sent(city, "chen", row(name, 电话=typed), policy=policy)
    assert (standing(name), batch.rejected) == (stands, 0)
    changed = BatchRow.objects.filter(batch=batch, outcome="updated")
    assert [number for one in changed for number in (MOBILE, OTHER) if number in str(one.before)] == []
    if changed:
        batches.undo(batch, by=city.actors["chen"], note="传错了")
        undoing.run(batch.pk)
        assert standing(name) == (OFFICE, MOBILE, True)


def test_what_an_import_replaced_of_an_erased_person_does_not_come_back(city):
    name = "光明电机公司科协"
    particulars = organisations.Particulars(name, telephone=f"{OFFICE} {OTHER} {MOBILE}", contact="周")
    organisations.edit(city["motor"], particulars, by=SYSTEM)
    batch = sent(city, "chen", row(name, 电话="13900000003", 联系人="孙"), policy="overwrite")
    sun, zhou = (members.register(persons.Particulars(name=one), city["motor"], by=SYSTEM) for one in ("孙", "周"))
    numbers.put(zhou, {"mobile": MOBILE}, by=SYSTEM)
    assert (privacy.erase(sun.pk, by=SYSTEM), privacy.erase(zhou.pk, by=SYSTEM)) == (0, 1)
    assert standing(name) == (OFFICE, "13900000003", True)
    batches.undo(batch, by=city.actors["chen"], note="传错了")
    undoing.run(batch.pk)
    assert (standing(name), Organisation.objects.get(name=name).contact) == ((OFFICE, OTHER, True), "")


def test_an_empty_telephone_is_filled_by_each_kind_and_emptied_again(city):
    name = "光明电机公司科协"
    batch = sent(city, "chen", row(name, 电话=f"{OFFICE}、{MOBILE}"), policy="fill")
    assert standing(name) == (OFFICE, MOBILE, True)
    batches.undo(batch, by=city.actors["chen"], note="传错了")
    undoing.run(batch.pk)
    assert standing(name) == ("", "", False)
    assert Organisation.objects.get(name=name).mobile_index is None


def test_a_table_of_ours_sent_in_again_leaves_the_mobile_it_shows_by_its_mask(city):
    name = "光明电机公司科协"
    organisations.edit(city["motor"], organisations.Particulars(name, telephone=MOBILE), by=SYSTEM)
    batch = sent(city, "chen", row(name, 电话="139****0001", 地址="大道 1 号"), policy="overwrite")
    assert (sums(batch), standing(name)) == ((0, 1, 0, 0), ("", MOBILE, True))


def test_a_cell_that_is_no_telephone_and_a_fax_that_is_a_mobile_go_back_without_their_number(city):
    heads = ["单位名称", "电话", "传真"]
    told = [
        ["甲厂科协", "、".join([OFFICE] * 4), ""],
        ["乙厂科协", "", MOBILE],
        ["丙厂科协", "", OFFICE],
        ["丁厂科协", "内线", ""],
        ["戊厂科协", f"9{MOBILE}、{MOBILE}", ""],
        ["己厂科协", "9139****0001", ""],
    ]
    batch = take(city, city.actors["chen"], file(*told, heads=heads, name="单位.xlsx"), "units")
    found = faults(batch)
    assert (sums(batch), sorted(found)) == ((1, 0, 0, 5), [2, 3, 5, 6, 7])
    for number, why in (
        (2, "固定电话合计不超过 40 个字"), (3, "传真不能填手机号"), (5, "电话只能包含"),
        (6, "手机号前后多了数字"), (7, "电话只能包含"),
    ):  # fmt: skip
        assert (why in found[number][0], MOBILE in found[number][0]) == (True, False)
