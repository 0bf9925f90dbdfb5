"""Layouts of plans that the texts at hand do not show: run-in headings, flat lists, broken lines, other tables."""

import pytest

from kexie.plans import reading
from tests.plans import reading_of
from tests.plans.reading import texts


def outline(text: str) -> list[tuple[int | None, str, list[str]]]:
    return [(part.number, part.title, [one.text for one in part.measures]) for part in reading.read(text).plan.parts]


def spans(text: str, *kinds: str) -> list[tuple[str, str]]:
    read = reading.read(text)
    return [(span.kind, span.of(text)) for span in read.spans if span.kind in kinds]


def test_a_heading_may_begin_its_own_paragraph() -> None:
    assert outline(texts.RUN_IN) == [
        (1, "突出思想引领", ["深入学习贯彻上级精神,举办宣讲会不少于20场。"]),
        (
            2,
            "服务创新发展",
            [
                "新建企业科协60家,覆盖率达到80%以上。",
                "全年立项不少于一百二十项,促成合同金额5000万元,新增产值1.2亿元。",
                "上半年完成申报。",
                "第三季度组织评审,下半年完成结题验收。",
            ],
        ),
        (3, "抓好三项工作", ["举办培训班3-5期,培训200—300人;", "召开座谈会两次;", "培育示范企业10家左右。"]),
        (4, "加强自身建设", ["机关建设有关工作按职责落实。"]),
    ]


def test_the_guidance_and_the_end_of_such_a_plan_are_no_measures() -> None:
    assert spans(texts.RUN_IN, "guidance", "closing", "lead") == [
        ("guidance", "2024年是关键之年。全市科协工作的总体要求是:坚持党的领导,服务大局。"),
        ("closing", "特此通知。"),
    ]


@pytest.mark.parametrize("text", [texts.FLAT, texts.FLAT_HAN])
def test_a_flat_list_has_measures_and_no_parts(text: str) -> None:
    ((number, title, measures),) = outline(text)
    assert (number, title) == (None, "")
    assert [one.rstrip("。") for one in measures] == ["新建企业科协12家", "举办创新方法培训班6期", "走访企业50家"]


def test_lines_broken_in_mid_sentence_are_read_on_and_flagged() -> None:
    ((_, title, measures), other) = outline(texts.WRAPPED)
    assert title == "组织建设"
    assert measures == [
        "大力推进企业科协组织建设,全年新建企业科协不少于三十家,其中规模以上企业20家,实现园区全覆盖。",
        "加强指导服务。",
    ]
    assert other == (2, "学术交流", ["举办学术年会1次。"])
    reasons = [doubt.reason for doubt in reading.read(texts.WRAPPED).doubts]
    assert reasons.count("换行处没有句末标点，已与下一行连读，请核对。") == 2


def test_bare_lines_above_paragraphs_are_headings() -> None:
    assert outline(texts.BARE) == [
        (None, "组织建设", ["全年新建企业科协30家。"]),
        (None, "学术交流", ["举办学术年会1次,参加人数300余人。", "年底前完成总结。"]),
    ]


def test_a_table_may_name_its_parts_and_leave_cells_empty() -> None:
    assert outline(texts.CATEGORIES) == [
        (None, "组织建设", ["全年新建企业科协30家", "指导换届5家"]),
        (None, "学术交流", ["召开年会1次"]),
    ]
    first, second, third = reading.read(texts.CATEGORIES).plan.measures
    assert (first.owner, first.co_owner, first.due) == ("企事业部", None, "12月")
    assert (second.owner, second.co_owner, second.due) == (None, None, None)
    assert (third.owner, third.co_owner, third.due) == ("学会部", "各学会", "9月")


def test_a_table_drawn_with_bars_is_a_table() -> None:
    assert reading_of.told(texts.PIPES) == [
        ("新建企业科协30家", "企事业部", "12月底", [("企业科协", "=", 30, "家")]),
        ("召开年会1次", "学会部", "9月", [("年会", "=", 1, "次")]),
    ]


def test_a_table_that_names_its_part_in_every_row_opens_it_once() -> None:
    text = "2020年任务表\n类别\t任务\t责任单位\n组织建设\t新建60家\t企事业部\n组织建设\t换届5家\t企事业部\n"
    assert outline(text) == [(None, "组织建设", ["新建60家", "换届5家"])]


def test_goals_below_a_general_heading_are_measures_though_guidance_stands_beside_them() -> None:
    plan = reading.read(texts.GOALS).plan
    assert plan.guidance == "高举旗帜。"
    assert outline(texts.GOALS) == [
        (1, "总体要求", ["全年新建企业科协10家。"]),
        (2, "重点工作", ["新建企业科协10家;", "换届5家。", "举办培训班2期", "召开座谈会3次"]),
    ]


def test_guidance_may_stand_below_its_own_line() -> None:
    text = "2020年工作要点\n指导思想\n以服务为根本。\n坚持四个面向。\n一、组织建设\n新建60家。\n"
    assert reading.read(text).plan.guidance == "以服务为根本。\n坚持四个面向。"
    assert outline(text) == [(1, "组织建设", ["新建60家。"])]


def test_items_below_guidance_without_number_are_measures() -> None:
    text = "2020年工作要点\n指导思想\n以服务为根本。\n1.新建60家。\n2.换届5家。\n"
    assert outline(text) == [(None, "", ["新建60家。", "换届5家。"])]


def test_a_plan_without_the_notice_around_it_reads_as_with_it() -> None:
    source = reading_of.founding()
    with_notice = reading.read(source).plan
    bare = reading.read(source[source.rindex("2013年武汉市企事业科协工作要点") : source.index("Copyright")]).plan
    assert bare.as_json() == {
        "guidance": with_notice.guidance,
        "parts": [
            {**part, "measures": [dict(one) for one in part["measures"]]} for part in with_notice.as_json()["parts"]
        ],
    }
    assert (bare.title, bare.year) == (with_notice.title, with_notice.year) == ("2013年武汉市企事业科协工作要点", 2013)


def test_full_width_signs_and_carriage_returns_change_nothing() -> None:
    source = texts.RUN_IN
    plain = reading_of.told(source)
    wide = source.translate(str.maketrans({"(": "（", ")": "）", ";": "；", ":": "：", ",": "，"}))
    assert reading_of.told(source.replace("\n", "\r\n")) == plain
    assert [(owner, due, figures) for _, owner, due, figures in reading_of.told(wide)] == [row[1:] for row in plain]


def test_of_several_attached_plans_the_first_is_read_and_the_others_are_named() -> None:
    text = (
        "关于印发工作要点的通知\n各区科协:\n现印发给你们。\n某市科协\n2020年1月15日\n"
        "附件1\n2020年工作要点\n一、组织建设\n新建60家。\n附件2\n任务分解表\n1.换届5家。\n"
    )
    read = reading.read(text)
    assert outline(text) == [(1, "组织建设", ["新建60家。"])]
    assert [span.of(text) for span in read.spans if span.kind == "other"] == ["1.换届5家。"]
    assert [doubt.reason for doubt in read.doubts][-1] == "另有一份“任务分解表”没有读入，请另行导入。"


def test_enumerators_of_every_level_stand_in_spans_of_their_own() -> None:
    text = "一、建设\n(一)组织\n1.新建60家。\n(1)换届5家。\n①走访3家。\n●座谈2次。\n首先,一是举办3场;二是召开2次。"
    assert spans(text, "part", "heading", "mark") == [
        ("part", "一、建设"), ("heading", "(一)组织"), ("mark", "1."), ("mark", "(1)"), ("mark", "①"), ("mark", "●"),
        ("mark", "一是"), ("mark", "二是"),
    ]  # fmt: skip


def test_dashes_are_bullets_and_the_year_may_be_written_in_han() -> None:
    text = "江南市科协二〇二三年工作要点\n一、自身建设\n——召开座谈会2次。\n——换届5家。\n"
    assert outline(text) == [(1, "自身建设", ["召开座谈会2次。", "换届5家。"])]
    assert reading.read(text).plan.year == 2023


def test_approximate_words_in_quotation_marks_are_names() -> None:
    text = "一、学术\n开展“百名专家进企业”活动。\n"
    assert [doubt.reason for doubt in reading.read(text).doubts] == ["没有找到指导思想，请指定；如原文没有，可留空。"]


def test_tabs_that_indent_make_no_table() -> None:
    text = "\t2024年工作要点\n\t一、\t组织建设\n\t1.\t新建60家。\n二、\t学术交流\n\t\t举办年会1次。\n"
    assert outline(text) == [(1, "组织建设", ["新建60家。"]), (2, "学术交流", ["举办年会1次。"])]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("一要新建60家,二要换届5家,三要走访3家。", ["一要", "二要", "三要"]),
        ("第一,新建60家;第二,换届5家;第三,走访3家。", ["第一,", "第二,", "第三,"]),
        ("(1)新建60家;(2)换届5家;(3)走访3家。", ["(1)", "(2)", "(3)"]),
        ("①新建60家②换届5家③走访3家", ["①", "②", "③"]),
        ("一是新建60家。二是换届5家。三是走访3家。", ["一是", "二是", "三是"]),
    ],
)
def test_enumerators_inside_a_paragraph_begin_measures(text: str, marks: list[str]) -> None:
    whole = f"一、组织建设\n要抓好三件事:{text}\n"
    assert [told for _, told in spans(whole, "mark")] == marks
    assert [one.indicators[0].value for one in reading.read(whole).plan.measures] == [60, 5, 3]


def test_a_table_goes_on_below_a_row_that_names_a_part() -> None:
    text = (
        "任务分解表\n序号\t工作任务\t目标\t责任单位\n一、组织建设\n1\t新建企业科协\t60家\t企事业部\n"
        "二、学术交流\n2\t年会\t1次\t学会部\n"
    )
    assert outline(text) == [(1, "组织建设", ["新建企业科协"]), (2, "学术交流", ["年会"])]
    assert [row[3] for row in reading_of.told(text)] == [[("企业科协", "=", 60, "家")], [("年会", "=", 1, "次")]]


def test_numbers_of_parts_may_be_arabic_or_in_brackets() -> None:
    assert outline("2024年工作要点\n1.组织建设\n新建60家。\n2.学术交流\n年会1次。\n") == [
        (1, "组织建设", ["新建60家。"]), (2, "学术交流", ["年会1次。"]),
    ]  # fmt: skip
    assert outline("2024年工作要点\n(一)组织建设\n新建60家。\n(二)学术交流\n年会1次。\n") == [
        (1, "组织建设", ["新建60家。"]), (2, "学术交流", ["年会1次。"]),
    ]  # fmt: skip


def test_words_before_a_colon_are_headings_where_numbers_make_the_parts() -> None:
    text = "2024年工作要点\n一、重点工作\n组织建设方面:新建60家。\n人文关怀方面:慰问20人。\n"
    assert outline(text) == [(1, "重点工作", ["新建60家。", "慰问20人。"])]
    assert spans(text, "heading") == [("heading", "组织建设方面:"), ("heading", "人文关怀方面:")]


def test_a_plan_of_paragraphs_alone_begins_behind_its_guidance() -> None:
    text = "2024年工作要点\n今年形势很好。\n总体要求是服务大局。\n新建企业科协60家。举办年会1次。\n"
    read = reading.read(text)
    assert spans(text, "lead", "guidance") == [("lead", "今年形势很好。"), ("guidance", "总体要求是服务大局。")]
    assert [one.text for one in read.plan.measures] == ["新建企业科协60家。", "举办年会1次。"]
