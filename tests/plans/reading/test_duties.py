"""Who answers for a measure and until when, and what is doubtful about a reading."""

import pytest

from kexie.plans import reading
from kexie.plans.reading import owners
from tests.plans import reading_of
from tests.plans.reading import texts


def duties(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(m.text, m.owner, m.co_owner, m.due) for m in reading.read(text).plan.measures]


def reasons(text: str) -> list[tuple[str, str]]:
    return [(text[doubt.start : doubt.end], doubt.reason) for doubt in reading.read(text).doubts]


HEAD = "2024年工作要点\n指导思想是服务大局。\n一、组织建设\n"


@pytest.mark.parametrize(
    ("tail", "owner", "co_owner", "due"),
    [
        ("(责任单位:企事业部)", "企事业部", None, None),
        ("(责任部室:学会部、企事业部;完成时限:6月底前)", "学会部、企事业部", None, "6月底前"),
        ("(牵头单位:企事业部;配合单位:学会部、各区科协)", "企事业部", "学会部、各区科协", None),
        ("(企事业部负责)", "企事业部", None, None),
        ("(企事业部牵头,学会部配合)", "企事业部", "学会部", None),
        ("(企事业部、学会部)", "企事业部、学会部", None, None),
        ("【责任单位:企事业部】", "企事业部", None, None),
        ("责任单位:企事业部", "企事业部", None, None),
        ("\n责任单位:企事业部\n完成时限:年内", "企事业部", None, "年内"),
        ("\n牵头单位:企事业部  配合单位:学会部  完成时间:10月底前", "企事业部", "学会部", "10月底前"),
        ("\n(责任单位:企事业部)", "企事业部", None, None),
        ("(联系电话见附件)", None, None, None),
        ("", None, None, None),
    ],
)
def test_duties_are_found_behind_a_measure(tail: str, owner: str | None, co_owner: str | None, due: str | None) -> None:
    assert duties(f"{HEAD}1.新建企业科协60家。{tail}\n2.换届5家。\n")[0][1:] == (owner, co_owner, due)
    assert duties(f"{HEAD}1.新建企业科协60家。{tail}\n2.换届5家。\n")[-1] == ("换届5家。", None, None, None)


def test_a_bracket_at_the_end_of_an_item_speaks_of_all_its_sentences() -> None:
    text = f"{HEAD}1.新建60家。走访3家;换届5家。(学会部负责)召开年会1次。\n2.座谈2次。"
    assert [(row[0], row[1]) for row in duties(text)] == [
        ("新建60家。", "学会部"), ("走访3家;", "学会部"), ("换届5家。", "学会部"), ("召开年会1次。", None), ("座谈2次。", None),
    ]  # fmt: skip


def test_a_duty_at_a_heading_speaks_of_all_below_it_that_say_nothing_else() -> None:
    text = "二、组织建设(责任单位:企事业部)\n1.新建60家。\n2.换届5家。(学会部负责)\n三、学术交流\n1.年会1次。\n"
    assert [(row[0], row[1]) for row in duties(text)] == [
        ("新建60家。", "企事业部"), ("换届5家。", "学会部"), ("年会1次。", None),
    ]  # fmt: skip


def test_a_time_told_as_the_limit_goes_before_the_times_of_the_sentence() -> None:
    text = f"{HEAD}1.3月启动,9月授牌。(完成时限:年内)\n"
    (one,) = reading.read(text).plan.measures
    assert (one.due, one.dues) == ("年内", ("3月", "9月"))


def test_two_times_in_one_sentence_are_not_chosen_from() -> None:
    text = f"{HEAD}1.4月召开座谈会,5月底前完成登记。\n"
    assert duties(text)[0][3] is None
    assert reasons(text) == [("4月召开座谈会,5月底前完成登记。", "有2个时间（4月、5月底前），请指定完成时限。")]


def test_lists_of_departments_are_told_from_other_brackets() -> None:
    assert [owners.bare(text) for text in ("学会部", "学会部、企事业部", "创新中心", "联谊会", "TRIZ", "其中园区2家")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip
    assert owners.told("字" * 301) == []


DOUBTS = {
    "一、组织建设\n新建60家。\n三、学术交流\n年会1次。\n": (
        "三、学术交流",
        "序号不连续：第1部分之后是第3部分，请核对。",
    ),
    "一、组织建设\n二、学术交流\n年会1次。\n": ("一、组织建设", "这一部分没有措施，请核对。"),
    "一、组织建设\n新增会员12。\n": ("12", "这个数字没有单位，请核对它是不是指标。"),
    "一、组织建设\n蓝天白云。\n": ("蓝天白云。", "没有看出要做什么，请核对这是不是措施。"),
    "一、组织建设\n完成三分之二。\n": ("完成三分之二。", "“三分之二”用文字写了比例、倍数或约数，请补成数字指标。"),
    "一、学术\n举办学术会议百场以上。\n": (
        "举办学术会议百场以上。",
        "“百场”用文字写了比例、倍数或约数，请补成数字指标。",
    ),
    "一、组织建设\n新建60家(学会部)。\n": ("新建60家(学会部)。", "句末括号里像是责任单位，请核对。"),
    "一、新建60家\n加强指导。\n": ("一、新建60家", "标题里有数字，请核对它是不是措施。"),
    "一、组织建设\n新建\0。\n": ("\0", "从这里起有无法保存的字符，请在原文中删去后重新粘贴。"),
    "一、建设\n其余按要求。60家。\n": ("其余按要求。", "没有看出要做什么，请核对这是不是措施。"),
    "组织建设。\n": ("", "没有找到部分标题，所有措施暂归一处，请核对。"),
    texts.NO_HEAD: ("1\t新建企业科协30家\t企事业部\t12月底", "这部分没有读懂，请指定它是什么。"),
    texts.CATEGORIES: ("指导换届5家", "表格这一行没有责任单位，请补上。"),
    "任务表\n任务\t责任单位\n新建60家\t学会部\t多余\n": ("新建60家\t学会部\t多余", "这部分没有读懂，请指定它是什么。"),
    "任务表\n任务\t责任单位\n新建60家\t学会部\n断行\n换届5家\t学会部\n": ("断行", "这部分没有读懂，请指定它是什么。"),
}


@pytest.mark.parametrize("text", DOUBTS)
def test_what_is_unsure_is_flagged_at_its_place(text: str) -> None:
    assert DOUBTS[text] in reasons(text)


def test_nothing_about_the_plan_of_2013_is_doubtful() -> None:
    assert reading.read(reading_of.founding()).doubts == ()


def test_the_json_has_the_promised_shape() -> None:
    told = reading.read(texts.RUN_IN).as_json()
    assert list(told) == ["spans", "guidance", "parts", "doubtful"]
    assert {frozenset(one) for one in told["spans"]} == {frozenset({"kind", "start", "end", "text"})}
    assert {frozenset(one) for one in told["parts"]} == {frozenset({"number", "title", "measures"})}
    measures = [one for part in told["parts"] for one in part["measures"]]
    assert {frozenset(one) for one in measures} == {frozenset({"text", "owner", "due", "indicators"})}
    indicators = [one for measure in measures for one in measure["indicators"]]
    assert {frozenset(one) for one in indicators} == {frozenset({"what", "op", "value", "unit"})}
    assert {frozenset(one) for one in told["doubtful"]} == {frozenset({"start", "end", "text", "reason"})}
    assert "".join(one["text"] for one in told["spans"]) == texts.RUN_IN
