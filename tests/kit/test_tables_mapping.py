"""Columns, cells and what goes back: proposals with reasons, values or reasons, a table to correct or to fill in."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kexie.kit import sheets, tables
from kexie.kit.tables import Row, returning
from kexie.kit.tables.kinds import (
    Amount,
    Checked,
    Choice,
    Day,
    IdNumber,
    Month,
    Option,
    Phone,
    Text,
    Whole,
    YesNo,
)  # fmt: skip
from kexie.kit.tables.lines import filled
from kexie.kit.tables.mapping import Field, Heads, find_heads, propose
from kexie.kit.tables.records import Fault, Reader
from kexie.organisations.codes import credit
from tests.kit.tables_of import told
from tests.kit.test_sheets import HOSTILE

DEGREES = Choice([Option("phd", "博士", ("博士研究生",)), Option("master", "硕士"), Option("other", "其他")])
CREDIT = Checked(credit.check, "统一社会信用代码")
FIELDS = (
    Field("name", "姓名", Text(20), ("名字", "人员姓名"), required=True),
    Field("mobile", "手机", Phone(mobile=True), ("手机号码", "移动电话", "联系方式")),
    Field("id", "身份证号", IdNumber(), ("公民身份号码", "身份证号码")),
    Field("unit", "单位", Text(), ("单位名称", "所在单位")),
    Field("credit", "统一社会信用代码", CREDIT, ("信用代码",)),
    Field("degree", "学历", DEGREES, hint="最高学历。"),
    Field("born", "出生日期", Day(), ("生日",)),
    Field("joined", "参加工作年月", Month()),
    Field("staff", "人数", Whole(most=9999)),
    Field("sum", "金额", Amount()),
    Field("member", "是否会员", YesNo()),
)


@pytest.mark.parametrize(("kind", "text", "value"), [
    (Text(5), " 李\u3000工 ", "李 工"), (Text(5), "李\u200b工", "李工"), (Text(9, lines=True), "甲\r\n乙 ", "甲\n乙"),
    (Whole(), "12", 12), (Whole(), "１２", 12), (Whole(), "1,234", 1234), (Whole(), "12.0", 12), (Whole(-5), "-3", -3),
    (Amount(), "1,234.50", Decimal("1234.50")), (Amount(), "¥1234.5元", Decimal("1234.50")), (Amount(), "0", Decimal(0)),
    (Day(), "2013-05-02", date(2013, 5, 2)), (Day(), "2013/5/2", date(2013, 5, 2)), (Day(), "2013.5.2", date(2013, 5, 2)),
    (Day(), "2013年5月2日", date(2013, 5, 2)), (Day(), "２０１３年５月２日", date(2013, 5, 2)),
    (Day(), "20130502", date(2013, 5, 2)), (Day(), "2013-05-02 00:00", date(2013, 5, 2)),
    (Month(), "2013-05", date(2013, 5, 1)), (Month(), "2013年5月", date(2013, 5, 1)), (Month(), "201305", date(2013, 5, 1)),
    (Month(), "2013.10", date(2013, 10, 1)),
    (YesNo(), "是", True), (YesNo(), "Y", True), (YesNo(), "√", True), (YesNo(), "TRUE", True), (YesNo(), "否", False),
    (YesNo(), "无", False), (YesNo(), "0", False),
    (DEGREES, "博士", "phd"), (DEGREES, " 博士研究生", "phd"), (DEGREES, "MASTER", "master"),
    (Phone(), "13800138000", "13800138000"), (Phone(), "+86 138-0013-8000", "13800138000"),
    (Phone(), "０２７－８２７３４５６７", "027-82734567"), (Phone(), "(027)82734567转12", "027-82734567-12"),
    (Phone(), "0712-2345678-8", "0712-2345678-8"), (Phone(), "400-123-4567", "4001234567"), (Phone(), "010 62345678", "010-62345678"),
    (IdNumber(), "11010519491231002x", "11010519491231002X"), (IdNumber(), "１１０１０５ 19491231 002X", "11010519491231002X"),
    (CREDIT, "91110000600037341l", "91110000600037341L"),
])  # fmt: skip
def test_a_text_becomes_its_value(kind: Any, text: str, value: object) -> None:
    assert kind.read(text) == (value, "", "")


@pytest.mark.parametrize(("kind", "text", "reason"), [
    (Text(3), "四个字呀", "文字有 4 字，不能超过 3 字"),
    (Whole(), "12人", "应为整数，现为“12人”"), (Whole(), "1,23", "应为整数，现为“1,23”"), (Whole(), "12.5", "应为整数，现为“12.5”"),
    (Whole(most=10), "11", "应在 0 至 10 之间，现为 11"), (Whole(), "1e3", "应为整数，现为“1e3”"),
    (Amount(), "1.2万元", "应为以元计的金额，现为“1.2万元”，请换算成元"), (Amount(), "1.234", "最多 2 位小数，现为“1.234”"),
    (Amount(), "-1", "应在 0 至 1000000000000 之间，现为 -1"), (Amount(), "约100", "应为以元计的金额，现为“约100”"),
    (Day(), "2013-02-30", "没有这一天：“2013-02-30”"), (Day(), "5/2/2013", "应写成“2013-05-02”这样的日期，现为“5/2/2013”"),
    (Day(), "13.5.2", "应写成“2013-05-02”这样的日期，现为“13.5.2”"), (Day(), "2013-05", "应写成“2013-05-02”这样的日期，现为“2013-05”"),
    (Day(), "2013/5-2", "应写成“2013-05-02”这样的日期，现为“2013/5-2”"), (Day(), "2013-05-02 08:30", "只填日期，不带时间，现为“2013-05-02 08:30”"),
    (Day(first=date(2000, 1, 1)), "1999-12-31", "应在 2000-01-01 至 2999-12-31 之间，现为 1999-12-31"),
    (Month(), "2013.1", "分不清是 1 月还是 10 月，请写成“2013-01”或“2013-10”，现为“2013.1”"),
    (Month(), "201313", "没有这个月：“201313”"), (Month(), "五月", "应写成“2013-05”这样的年月，现为“五月”"),
    (YesNo(), "也许", "应填是或否，现为“也许”"), (DEGREES, "博士后", "“博士后”不在可选项里，应为：博士、硕士、其他"),
    (Choice([Option(str(n), f"第{n}项") for n in range(20)]), "x" * 30, "“" + "x" * 20 + "…”不在可选项里，应为：" + "、".join(f"第{n}项" for n in range(12)) + "等 20 项"),
    (Phone(), "13800138000、13900139000", "只填一个号码"), (Phone(), "1380013800", "不是有效的电话号码（现为 10 位）"),
    (Phone(), "82734567", "不是有效的电话号码（现为 8 位），固定电话请加区号"), (Phone(mobile=True), "027-82734567", "不是 11 位手机号码（现为 11 位）"),
    (Phone(), "13800138000-1", "手机号码后面不能带分机号"),
    (IdNumber(), "110105491231002", "这是 15 位的旧身份证号码，请换成 18 位"), (IdNumber(), "110105194912310021", "身份证号码校验位不正确，请与证件核对"),
    (IdNumber(), "110105194913310021", "身份证号码中的出生日期不存在，请与证件核对"), (IdNumber(), "4.2E+17", "身份证号码应为 18 位数字（末位可以是 X），现为 7 位"),
    (IdNumber(), "\u0661" * 18, "身份证号码应为 18 位数字（末位可以是 X），现为 18 位"),
    (CREDIT, "911100006000373410", "统一社会信用代码校验位不正确，请与证照核对"),
])  # fmt: skip
def test_what_is_not_its_kind_is_told_with_the_reason(kind: Any, text: str, reason: str) -> None:
    assert kind.read(text) == (None, reason, "")


@pytest.mark.parametrize(("kind", "text", "value", "warning"), [
    (Day(), "41396", date(2013, 5, 2), "41396 是表格软件的日期序号，已读作 2013-05-02，请核对"),
    (Month(), "2013-05-02", date(2013, 5, 1), "只取年月：2013-05"),
    (CREDIT, "91420100300000000X", "91420100300000000X", "统一社会信用代码中的组织机构代码校验位不符，请与证照核对"),
])  # fmt: skip
def test_what_may_be_otherwise_is_a_value_with_a_warning(kind: Any, text: str, value: object, warning: str) -> None:
    assert kind.read(text) == (value, "", warning)


def test_reasons_never_quote_the_number_of_a_person() -> None:
    for text in ("110105194912310021", "13800138000139", "11010519491331002X"):
        for kind in (IdNumber(), Phone(), Phone(mobile=True)):
            assert text not in kind.read(text).fault


def test_a_word_that_names_two_options_is_a_fault_of_the_list() -> None:
    with pytest.raises(ValueError, match="names two options"):
        Choice([Option("a", "甲"), Option("b", "乙", ("甲",))]).read("甲")
    assert Choice([Option("1", "甲")], by_code=False).read("1").fault == "“1”不在可选项里，应为：甲"


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=30))
@example("1" + "0" * 26)
@example("0." + "1" * 26)
@example("0." + "0" * 60)
def test_no_text_breaks_a_kind(text: str) -> None:
    for one in FIELDS:
        answer = one.kind.read(text)
        assert answer.fault == "" or answer.value is None


@settings(max_examples=40, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_every_day_is_read_in_each_of_its_spellings(day: date) -> None:
    y, m, d = day.year, day.month, day.day
    spellings = (day.isoformat(), f"{y}/{m}/{d}", f"{y}.{m}.{d}", f"{y}年{m}月{d}日", f"{day:%Y%m%d}")
    assert [Day().read(told) for told in spellings] == [(day, "", "")] * 5


# ── heads ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def table(*rows: list[str], spans: dict[int, dict[int, tuple[int, int]]] | None = None) -> list[Row]:
    lines = (tables.lines.Line(at, list(cells), spans=(spans or {}).get(at, {})) for at, cells in enumerate(rows, 1))
    return [Row("名册", one.number, one.cells, one.faults, one.spans) for one in filled(lines, [], "名册")]


def heads_of(rows: list[Row]) -> Heads:
    found = find_heads(rows, FIELDS)
    assert found is not None
    return found


def test_heads_are_found_under_titles() -> None:
    rows = table(["附件1"], ["会员名册", "", ""], ["填报单位：江汉区", "", "填报人：李工"], ["序号", "姓名 *", "手机"], ["1", "李工", "13800138000"],
                 spans={2: {0: (1, 3)}, 3: {0: (1, 2)}})  # fmt: skip
    assert heads_of(rows) == Heads("名册", 4, 4, ("序号", "姓名 *", "手机"))


def test_joined_heads_above_others_come_before_them() -> None:
    rows = table(["姓名", "联系方式", "", "单位"], ["", "手机", "邮箱", ""], ["李工", "13800138000", "li@example.org", "一厂"],
                 spans={1: {0: (2, 1), 1: (1, 2), 3: (2, 1)}})  # fmt: skip
    assert heads_of(rows) == Heads("名册", 1, 2, ("姓名", "联系方式 手机", "联系方式 邮箱", "单位"))
    wide = table(["名册", "", ""], ["人员", "", "单位"], ["姓名", "手机", "名称"], ["李工", "1", "一厂"],
                 spans={1: {0: (1, 3)}, 2: {0: (1, 2)}})  # fmt: skip
    assert heads_of(wide).texts == ("人员 姓名", "人员 手机", "单位 名称")


def test_without_a_known_head_the_first_row_of_two_texts_is_taken_and_of_nothing_none() -> None:
    assert heads_of(table(["标题"], ["甲", "乙"], ["1", "2"])) == Heads("名册", 2, 2, ("甲", "乙"))
    assert heads_of(table(["标题"])) == Heads("名册", 1, 1, ("标题",))
    assert find_heads([], FIELDS) is None


def test_every_match_has_its_reason_and_what_is_not_sure_says_so() -> None:
    rows = table(["姓名", "*手机号码（必填）", "证件号", "工作单位名称", "备注", "姓 名"],
                 *[["李工", "13800138000", "11010519491231002X", "一厂", "", ""]] * 3)  # fmt: skip
    found = propose(heads_of(rows), FIELDS, rows=rows[1:])
    assert [(one.column, one.code, one.reason, one.sure) for one in found.matches] == [
        (0, "name", "表头就是“姓名”", True),
        (1, "mobile", "“手机号码”是“手机”的另一种写法", True),
        (2, "id", "这一列 3 格里有 3 格是公民身份号码，请核对", False),
        (3, "unit", "表头里有“单位”，请核对", False),
    ]
    assert (found.unknown, found.missing, found.notes) == ((4, 5), (), ("F 列也像“姓名”，已取 A 列",))


def test_a_group_is_told_apart_by_its_last_head() -> None:
    found = propose(Heads("名册", 1, 2, ("负责人 姓名", "联系人 电话", "")), FIELDS)
    assert [(one.column, one.code, one.sure) for one in found.matches] == [(0, "name", False)]
    assert found.matches[0].reason == "分组表头的末一级是“姓名”，请核对"
    exact = (*FIELDS, Field("head", "负责人姓名", Text()))
    assert propose(Heads("名册", 1, 2, ("负责人 姓名",)), exact).columns == {0: "head"}


def test_required_fields_without_a_column_are_told() -> None:
    found = propose(Heads("名册", 1, 1, ("手机",)), FIELDS)
    assert found.missing == ("name",)
    record = Reader(FIELDS, found.columns).record(Row("名册", 2, ["13800138000"]))
    assert [(one.place, one.code, one.reason) for one in record.faults] == [
        ("2", "name", "表中没有“姓名”这一列，必须有")
    ]


def test_the_last_times_mapping_is_taken_over_for_the_same_heads_however_they_are_spaced() -> None:
    heads, spaced = Heads("甲", 1, 1, ("名", "电话")), Heads("乙", 3, 4, (" 名", "电 话"))
    assert heads.digest == spaced.digest != Heads("甲", 1, 1, ("电话", "名")).digest
    found = propose(spaced, FIELDS, remembered={0: "name", 1: "mobile", 7: "unit", 2: "gone"})
    assert [(one.column, one.code, one.reason) for one in found.matches] == [
        (0, "name", "与上次同样表头的对应相同"), (1, "mobile", "与上次同样表头的对应相同"),
    ]  # fmt: skip


heads_text = st.lists(
    st.sampled_from(["姓名", "名字", "手机", "电话", "单位名称", "", "备注", "身份证号", "姓名（必填）"]), max_size=9
)


@settings(max_examples=40, deadline=None)
@given(heads_text)
def test_a_column_means_one_thing_and_a_thing_has_one_column(texts: list[str]) -> None:
    found = propose(Heads("名册", 1, 1, tuple(texts)), FIELDS)
    codes = [one.code for one in found.matches]
    assert len(codes) == len(set(codes)) == len(found.columns)
    assert sorted([*found.columns, *found.unknown]) == [at for at, text in enumerate(texts) if text]


# ── records ─────────────────────────────────────────────────────────────────────────────────────────────────────────

COLUMNS = {0: "name", 1: "mobile", 2: "degree", 3: "born"}


def test_a_row_becomes_values_and_everything_wrong_with_it() -> None:
    reader = Reader(FIELDS, COLUMNS)
    good = reader.record(Row("名册", 2, [" 李工", "13800138000", "博士", "41396"]))
    assert good.values == {"name": "李工", "mobile": "13800138000", "degree": "phd", "born": date(2013, 5, 2)}
    assert (good.faults, [one.place for one in good.warnings]) == ([], ["D2"])
    bad = reader.record(Row("名册", 3, ["\u3000", "123", "", "#N/A"], {3: "公式出错"}))
    assert bad.values == {"name": None, "mobile": None, "degree": None, "born": None}
    assert [(one.place, one.reason) for one in bad.faults] == [
        ("A3", "“姓名”必须填写"), ("B3", "不是 11 位手机号码（现为 3 位）"), ("D3", "公式出错"),
    ]  # fmt: skip
    assert reader.record(Row("名册", 4, ["王"])).values == {"name": "王", "mobile": None, "degree": None, "born": None}


def test_a_fault_of_a_column_that_is_not_read_harms_nobody() -> None:
    assert Reader(FIELDS, {0: "name"}).record(Row("名册", 2, ["李工", "#N/A"], {1: "公式出错"})).faults == []


# ── what goes back ──────────────────────────────────────────────────────────────────────────────────────────────────


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def test_a_returned_table_has_the_rows_as_they_were_with_faulty_cells_marked() -> None:
    heads = Heads("名册", 3, 3, ("姓名", "手机", "备注"))
    rows = [
        (Row("名册", 4, ["李工", "13800138000", "007", "表外"]), []),
        (Row("名册", 6, ["", "1380", "=1+1"]), [Fault(6, 0, "name", "姓名", "“姓名”必须填写"), Fault(6, 1, "mobile", "手机", "不是手机号码")]),
        (Row("名册", 7, ["王"]), [Fault(7, None, "unit", "单位", "表中没有“单位”这一列")]),
    ]  # fmt: skip
    page = opened(returning.returned(heads, rows, note="改好后原样再传")).worksheets[0]
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        ["改好后原样再传", None, None, None, None],
        ["姓名", "手机", "备注", "原表行号", "错误说明"],
        ["", "1380", "=1+1", 6, "A 列姓名：“姓名”必须填写；B 列手机：不是手机号码"],
        ["王", None, None, 7, "表中没有“单位”这一列"],
    ]
    assert [page[at].fill.fgColor.rgb for at in ("A3", "B3", "C3", "A4")] == [
        "FFFCE4D6",
        "FFFCE4D6",
        "00000000",
        "00000000",
    ]
    assert page["C3"].data_type in ("s", "inlineStr")
    whole = opened(returning.returned(heads, rows, faulty_only=False, width=4)).worksheets[0]
    assert [cell.value for cell in whole[2]] == ["李工", "13800138000", "007", "表外", 4, ""]


def test_a_returned_table_sent_again_is_understood_like_the_first() -> None:
    rows = table(["姓名", "", "手机"], ["", "", "1380"])
    heads = heads_of(rows)
    data = returning.returned(heads, [(rows[1], [Fault(2, 2, "mobile", "手机", "不对")])], note="请改")
    with tables.read(ContentFile(data, name="a.xlsx")) as found:
        again = heads_of(list(found))
    assert (again.digest, again.texts, again.first) == (heads.digest, ("姓名", "", "手机"), 2)


people = st.tuples(
    st.sampled_from(["李工", "王秘书", "", "\u3000"]), st.sampled_from(["13800138000", "1380", "", "027-82734567"]),
    st.sampled_from(["", "备注", "=1+1"]),
)  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(st.lists(people, max_size=12))
def test_every_row_is_either_taken_or_goes_back(rows: list[tuple[str, str, str]]) -> None:
    found = told("xlsx", sheets.workbook([sheets.Sheet("名册", ["姓名", "手机", "备注"], rows)]))
    own = [Row("名册", at, cells) for (_, at), cells in found.rows.items()]
    heads = heads_of(own)
    reader = Reader(FIELDS, propose(heads, FIELDS).columns)
    records = [(row, reader.record(row)) for row in own if row.number > heads.last]
    taken = {row.number for row, record in records if not record.faults}
    page = opened(returning.returned(heads, [(row, record.faults) for row, record in records])).worksheets[0]
    back = {row[3].value for row in page.iter_rows(min_row=2)}
    assert taken & back == set()
    assert taken | back == {at for at, row in enumerate(rows, 2) if any(row)}
    assert taken == {
        at for at, (name, mobile, _) in enumerate(rows, 2) if name.strip() and mobile in ("13800138000", "")
    }


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_the_sender_typed_is_a_formula_in_what_goes_back(typed: str) -> None:
    heads = Heads(typed, 1, 1, (typed, "乙"))
    data = returning.returned(heads, [(Row("名册", 2, [typed, typed]), [Fault(2, 0, "a", typed, typed)])], note=typed)
    cells = [cell for row in opened(data).worksheets[0].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if isinstance(cell.value, str)} <= {"s", "inlineStr"}
    assert [cell.value for cell in cells if cell.data_type in ("f", "n")] in (
        [None, None, None, 2],
        [None] * 4 + [2],
        [None] * 3 + [2],
    )
    assert all(cell.hyperlink is None for cell in cells)


def test_the_template_helps_to_fill_it_in_and_is_read_back_with_its_own_mapping() -> None:
    data = returning.template(FIELDS)
    book = opened(data)
    page, guide, choices = book.worksheets
    assert [cell.value for cell in page[1]] == [one.label for one in FIELDS]
    assert (page.max_row, choices.sheet_state) == (1, "hidden"), "no sample stands among the rows"
    assert [[cell.value for cell in row] for row in guide.iter_rows(max_row=2)] == [
        ["栏目", "必填", "怎样填", "示例"], ["姓名", "是", "必填。填文字。", ""],
    ]  # fmt: skip
    assert [cell.value for cell in guide[7]] == ["学历", "否", "可以不填。从下拉列表中选择。最高学历。", "博士"]
    rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    assert (rules["F2:F2001"].type, rules["F2:F2001"].formula1) == ("list", "'选项'!$A$2:$A$4")
    assert (rules["K2:K2001"].formula1, rules["F2:F2001"].prompt) == (
        "'选项'!$B$2:$B$3",
        "可以不填。从下拉列表中选择。最高学历。",
    )
    assert [[cell.value for cell in row] for row in choices.iter_rows()] == [
        ["学历", "是否会员"], ["博士", "是"], ["硕士", "否"], ["其他", None],
    ]  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = re.findall(rb'<col min="(\d+)" max="(\d+)"[^>]* style=', archive.read("xl/worksheets/sheet1.xml"))
    assert kept == [(b"1", b"5"), (b"7", b"10")], "what is not chosen is kept as text, zeros and long numbers too"
    found = told("xlsx", data, "填写")
    proposal = propose(heads_of([Row("填写", at, cells) for (_, at), cells in found.rows.items()]), FIELDS)
    assert proposal.columns == {at: one.code for at, one in enumerate(FIELDS)}
    assert all(match.sure for match in proposal.matches)


def test_choices_that_look_like_formulas_stay_text() -> None:
    kind = Choice([Option("a", '=HYPERLINK("x","y")'), Option("b", 'a","b')])
    book = opened(returning.template([Field("a", "甲", kind)]))
    cells = [row[0] for row in book.worksheets[2].iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type) for cell in cells] == [('=HYPERLINK("x","y")', "s"), ('a","b', "s")]


def test_many_rows_are_written_lean_and_read_back_the_same() -> None:
    rows = [["李工", n, date(2013, 5, 2), True, "=1+1"] for n in range(300)]
    page = sheets.Sheet("表", list("甲乙丙丁戊"), rows)
    assert told("xlsx", sheets.workbook([page], lean=True)).cells == told("xlsx", sheets.workbook([page])).cells
