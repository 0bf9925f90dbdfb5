"""Figures of a measure: what is counted, how it is compared, how many, of what; and what is no figure."""

from decimal import Decimal

import pytest

from kexie.notices.reading import lines
from kexie.plans.reading import acts, dues, figures, numerals


def told(text: str) -> list[tuple[str, str, str, str]]:
    return [(i.what, i.op, str(i.value), i.unit) for i in figures.find(lines.fold(text)).indicators]


FIGURES = {
    "新建60家": [("新建", "=", "60", "家")],
    "新建企业科协60家": [("企业科协", "=", "60", "家")],
    "新建60家企业科协": [("企业科协", "=", "60", "家")],
    "新建企业科协不少于20家": [("企业科协", ">=", "20", "家")],
    "新建企业科协20家以上": [("企业科协", ">=", "20", "家")],
    "新建不少于20家企业科协": [("企业科协", ">=", "20", "家")],
    "举办培训班至少6期": [("培训班", ">=", "6", "期")],
    "会议不超过3次": [("会议", "<=", "3", "次")],
    "会期控制在2天以内": [("会期", "<=", "2", "天")],
    "培育示范企业10家左右": [("示范企业", "~", "10", "家")],
    "参会约300人": [("参会", "~", "300", "人")],
    "近300名专家参加": [("专家", "~", "300", "名")],
    "培训300余人次": [("培训", ">", "300", "人次")],
    "培训3万余人次": [("培训", ">", "3", "万人次")],
    "企业科协总数突破500家": [("企业科协总数", ">", "500", "家")],
    "合同金额5000万元": [("合同金额", "=", "5000", "万元")],
    "促成合同金额1.2亿元": [("合同金额", "=", "1.2", "亿元")],
    "完成投资1,200万元": [("投资", "=", "1200", "万元")],
    "公民具备科学素质的比例力争达到13.5%": [("公民具备科学素质的比例", ">=", "13.5", "%")],
    "合格率不低于85%": [("合格率", ">=", "85", "%")],
    "覆盖面提高5个百分点": [("覆盖面", "=", "5", "个百分点")],
    "举办培训班3-5期": [("培训班", ">=", "3", "期"), ("培训班", "<=", "5", "期")],
    "培训200—300人": [("培训", ">=", "200", "人"), ("培训", "<=", "300", "人")],
    "召开座谈会两次": [("座谈会", "=", "2", "次")],
    "组织活动三十五场": [("活动", "=", "35", "场")],
    "立项不少于一百二十项": [("立项", ">=", "120", "项")],
    "新建院士工作站3家、专家工作站10家": [("院士工作站", "=", "3", "家"), ("专家工作站", "=", "10", "家")],
    "安排疗休养1批30人": [("疗休养", "=", "1", "批"), ("疗休养", "=", "30", "人")],
    "为60家企业提供服务": [("企业", "=", "60", "家")],
    "举办培训班2期,每期60人": [("培训班", "=", "2", "期"), ("每期", "=", "60", "人")],
    "《百家企业2035行动》活动5场": [("《百家企业2035行动》活动", "=", "5", "场")],
    "覆盖率达到30%,力争达到35%": [("覆盖率", ">=", "30", "%"), ("覆盖率", ">=", "35", "%")],
    "“一会一品”项目资助20个": [("“一会一品”项目资助", "=", "20", "个")],
    "每月开展1次主题党日活动": [("每月主题党日活动", "=", "1", "次")],
    "每季度召开座谈会1次": [("每季度座谈会", "=", "1", "次")],
    "在全市选树10个示范点": [("示范点", "=", "10", "个")],
    "培训不少于24学时": [("培训", ">=", "24", "学时")],
}
NONE = [
    "落实“三服务一加强”",
    "举办2013企业创新方法培训班",
    "推荐第六届自然科学优秀学术论文",
    "开展《第三届武汉市自然科学优秀学术论文奖》推荐",
    "3月启动申报",
    "第三季度完成",
    "到2025年底前见效",
    "5月31日前报送",
    "实施5G项目",
    "开通12345热线",
    "进一步提高,同一个目标,一线科技工作者",
    "增强四个意识",
    "创建一批工作站",
    "共一亿亿家",
    "学习三五家",
    "实行“月报告、季通报、年考核”制度",
]


@pytest.mark.parametrize("text", FIGURES)
def test_a_figure_is_read_with_what_it_counts(text: str) -> None:
    assert told(text) == FIGURES[text]


@pytest.mark.parametrize("text", NONE)
def test_a_number_that_names_is_no_figure(text: str) -> None:
    assert (told(text), figures.find(lines.fold(text)).loose) == ([], ())


def test_figures_in_brackets_are_parts_of_the_one_before() -> None:
    found = figures.find("新建企业科协12家(其中:园区2家,科研院所2家),换届5家").indicators
    assert [(one.what, one.part) for one in found] == [
        ("企业科协", False), ("园区", True), ("科研院所", True), ("换届", False),
    ]  # fmt: skip


def test_a_number_without_a_unit_is_left_to_the_officer() -> None:
    found = figures.find("新增会员12,发展新单位30")
    assert (found.indicators, found.loose) == ((), ((4, 6), (12, 14)))


def test_the_amount_of_a_figure_counts_its_wan_and_yi() -> None:
    (one,) = figures.find("合同金额5000万元").indicators
    (other,) = figures.find("产值1.2亿元").indicators
    (plain,) = figures.find("新建60家").indicators
    assert [one.amount, other.amount, plain.amount] == [
        (Decimal(50_000_000), "元"), (Decimal(120_000_000), "元"), (Decimal(60), "家"),
    ]  # fmt: skip


def test_a_figure_prints_whole_numbers_whole() -> None:
    told = [one.as_json() for one in figures.find("比例13.5%,新建60家").indicators]
    assert told == [
        {"what": "比例", "op": "=", "value": 13.5, "unit": "%"},
        {"what": "新建", "op": "=", "value": 60, "unit": "家"},
    ]
    assert [type(one["value"]) for one in told] == [float, int]


@pytest.mark.parametrize(
    ("text", "value"),
    [("三", 3), ("十", 10), ("二十", 20), ("三十五", 35), ("一百二十", 120), ("一千二百", 1200), ("两万", 20_000),
     ("一万二千", 12_000), ("一亿三千万", 130_000_000), ("二〇", 20), ("三五", None)],
)  # fmt: skip
def test_chinese_numbers_are_read(text: str, value: int | None) -> None:
    assert numerals.parse(text) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("6月底前完成", ["6月底前"]), ("5月31日前报送", ["5月31日前"]), ("2020年12月验收", ["2020年12月"]),
        ("第三季度组织", ["第三季度"]), ("二季度末前", ["二季度末前"]), ("年内完成", ["年内"]), ("全年举办", ["全年"]),
        ("上半年启动", ["上半年"]), ("3月至5月开展", ["3月至5月"]), ("3-5月开展", ["3-5月"]), ("2025年底前", ["2025年底前"]),
        ("端午节前走访", ["端午节前"]), ("全国科普日期间举办", ["全国科普日期间"]), ("十月底前", ["十月底前"]),
        ("每月一次", []), ("每季度报送", []), ("用时3个月", []), ("2013年工作", []), ("6月10日-15日", ["6月10日-15日"]),
    ],
)  # fmt: skip
def test_times_are_found_as_written(text: str, found: list[str]) -> None:
    assert [text[due.start : due.end] for due in dues.find(text)] == found


@pytest.mark.parametrize(
    ("text", "quarter"),
    [("3月", 1), ("6月底前", 2), ("3月至5月", 2), ("第三季度", 3), ("4季度", 4), ("十二月底", 4), ("十月", 4), ("上半年", 2),
     ("下半年", 4), ("年内", 4), ("全年", 4), ("端午节前", None)],
)  # fmt: skip
def test_the_quarter_of_a_time_is_told_where_a_month_is(text: str, quarter: int | None) -> None:
    assert dues.quarter(text) == quarter


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("举办弘扬科学家精神报告会6场", ("举办", "弘扬科学家精神报告会")),
        ("围绕提升自主创新能力,举办培训班。", ("举办", "培训班")),
        ("指导5家到期企业科协完成换届。", ("指导", "到期企业科协")),
        ("端午节前走访慰问困难科技工作者20名", ("走访慰问", "困难科技工作者")),
        ("企业科协组建", ("组建", "企业科协")),
        ("召开座谈会两次", ("召开", "座谈会")),
        ("9月授牌。", ("授牌", "")),
        ("公民具备科学素质的比例力争达到13.5%。", ("", "")),
        ("蓝天白云。", ("", "")),
    ],
)
def test_the_act_of_a_measure_is_its_verb_and_what_it_acts_on(text: str, act: tuple[str, str]) -> None:
    assert acts.find(lines.fold(text)) == act
