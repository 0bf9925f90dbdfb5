"""Tables read: right, or a fault of the cell, or a refusal in words; never a change in silence (bar.md D3)."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from unittest import mock

import pytest
import xlsxwriter
import xlwt
from django.core.files.base import ContentFile
from hypothesis import given, settings
from hypothesis import strategies as st

from kexie.kit import sheets, tables
from kexie.kit.files import coding
from kexie.kit.tables import cells, formats, lines, plain
from kexie.kit.tables.lines import TableError
from kexie.kit.verdict import Refused
from kexie.kit.web import text
from kexie.kit.word.package import Package
from tests.kit.tables_of import ods, ods_cell, ods_rows, packed, sheet_parts, told, worksheet, xls, xlsx

HEAD = "姓名,工号\n"
LI = [["姓名", "工号"], ["李工", "0012"]]
LOST, ERROR, NO_DAY, NO_YEAR = "末尾几位已被", "公式出错", "不是有效的日期", "没有显示年份"
DAY, MONTH, CLOCK = 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"', "h:mm"
IDS = 420106199001011234


def csv_of(text: str, coding: str = "utf-8") -> tuple[str, bytes]:
    return "csv", text.encode(coding)


def one(*values: Any, of: Any = xlsx) -> tuple[str, bytes]:
    return of.__name__, of(list(values))


def cell_of_ods(*told_: str) -> tuple[str, bytes]:
    return "ods", ods(ods_rows("".join(told_)))


# file, rows, faults by place: a part of the reason
FORTY: dict[str, tuple[tuple[str, bytes], list[list[str]], dict[str, str]]] = {
    # codings
    "utf-8": (csv_of(HEAD + "李工,0012\n"), LI, {}),
    "utf-8 with its mark": (csv_of(HEAD + "李工,0012\n", "utf-8-sig"), LI, {}),
    "gbk": (csv_of(HEAD + "李工,0012\n", "gbk"), LI, {}),
    "gb18030 with rare letters": (csv_of("姓名\n㛃𠮷䶮\n", "gb18030"), [["姓名"], ["㛃𠮷䶮"]], {}),
    "a letter the library puts in private use": (("csv", "姓名\n".encode("gbk") + b"\xfe\x59\n"), [["姓名"], ["龴"]], {}),
    "utf-16 with its mark": (csv_of(HEAD + "李工,0012\n", "utf-16"), LI, {}),
    "utf-16 big end first": (("csv", b"\xfe\xff" + (HEAD + "李工,0012\n").encode("utf-16-be")), LI, {}),
    "utf-16 without a mark": (csv_of(HEAD + "李工,0012\n", "utf-16-le"), LI, {}),
    "utf-16 big end first without a mark": (csv_of(HEAD + "李工,0012\n", "utf-16-be"), LI, {}),
    "utf-8 of two bytes, doubtful": (csv_of("a,b\n1,\u02a4\n"), [["a", "b"], ["1", "\u02a4"]], {}),
    # line ends and separators
    "windows line ends": (csv_of("姓名,工号\r\n李工,0012\r\n"), LI, {}),
    "old line ends": (csv_of("姓名,工号\r李工,0012\r"), LI, {}),
    "mixed line ends": (csv_of("姓名,工号\r\n李工,0012\n王,1\r陈,2"), [*LI, ["王", "1"], ["陈", "2"]], {}),
    "semicolons": (csv_of("姓名;工号\n李工;0012\n"), LI, {}),
    "tabs": (("txt", "姓名\t工号\n李工\t0012\n".encode()), LI, {}),
    "full-width commas": (csv_of("姓名，工号\n李工，0012\n"), LI, {}),
    "a line that names the separator": (csv_of("sep=;\n姓名;工号\n李工;0012\n"), LI, {}),
    "commas in quotes": (csv_of('姓名,工号\n"李,工","00""12"\n'), [["姓名", "工号"], ["李,工", '00"12']], {}),
    "a line end in quotes": (csv_of('姓名,工号\n"李\n工",0012\n'), [["姓名", "工号"], ["李\n工", "0012"]], {}),
    # zeros and digits
    "zeros in a text file": (csv_of("邮编\n010010\n"), [["邮编"], ["010010"]], {}),
    "zeros kept by a formula": (csv_of('邮编\n="010010"\n'), [["邮编"], ["010010"]], {}),
    "zeros in text cells": (one("010010", "0012"), [["010010", "0012"]], {}),
    "zeros shown by a format": (one(("000000", 10010)), [["010010"]], {}),
    "zeros of a telephone's format": (one(("000-00000000", 2787654321)), [["02787654321"]], {}),
    "zeros shown by a format, xls": (one(("000000", 10010), of=xls), [["010010"]], {}),
    "zeros shown by a format, ods": (
        cell_of_ods(ods_cell("010010", "float", office__value="10010")), [["010010"]], {}),
    # numbers
    "whole numbers": (one(7, 7.0, -3, 13800138000), [["7", "7", "-3", "13800138000"]], {}),
    "whole numbers, xls": (one(7, 7.0, -3, 13800138000, of=xls), [["7", "7", "-3", "13800138000"]], {}),
    "broken numbers": (one(0.1 + 0.2, 1234.5, 1e-7, ("0.00%", 0.125)), [["0.3", "1234.5", "0.0000001", "12.5%"]], {}),
    "an ID number as a number": (one(IDS), [["420106199001011300"]], {"A1": LOST}),
    "an ID number as a number, xls": (one(float(IDS), of=xls), [["420106199001011260"]], {"A1": LOST}),
    "an ID number as a number, ods": (
        cell_of_ods(ods_cell("4.2E+17", "float", office__value="4.20106199001011E+017")), [["420106199001011000"]],
        {"A1": LOST}),
    "an ID number as text": (one("420106199001011234"), [["420106199001011234"]], {}),
    "an ID number that a program rounded": (csv_of("号\n4.20106E+17\n"), [["号"], ["4.20106E+17"]], {"A2": "科学计数法"}),
    # days
    "days by their format": (
        one((DAY, 41396), ("yyyy-mm-dd", 41396), ("m/d/yy", 41396), ("[$-804]yyyy年m月d日;@", 41396)), [["2013-05-02"] * 4], {}),
    "days by their format, xls": (one((DAY, 41396), ("yyyy-mm-dd", 41396), of=xls), [["2013-05-02"] * 2], {}),
    "months, moments, times": (
        one((MONTH, 41396), ("yyyy-m-d h:mm", 41396.354166667), (CLOCK, 0.5), ("[h]:mm", 1.5)),
        [["2013-05", "2013-05-02 08:30", "12:00", "36:00:00"]], {}),
    "days without a year": (one(('m"月"d"日"', 41396)), [["2013-05-02"]], {"A1": NO_YEAR}),
    "days that never were": (
        one((DAY, 60), (DAY, 0), (DAY, -1), (DAY, 3_000_000), (DAY, 1)), [["60", "0", "-1", "3000000", "1900-01-01"]],
        {"A1": NO_DAY, "B1": NO_DAY, "C1": NO_DAY, "D1": NO_DAY}),
    "days in an ods": (
        cell_of_ods(
            ods_cell("2013年5月2日", "date", office__date_value="2013-05-02"),
            ods_cell("2013年5月", "date", office__date_value="2013-05-01"),
            ods_cell("5月2日", "date", office__date_value="2013-05-02"),
            ods_cell("08:30", "date", office__date_value="2013-05-02T08:30:00"),
            ods_cell("12:00", "time", office__time_value="PT12H00M00S"),
            ods_cell("36", "time", office__time_value="x"),
        ), [["2013-05-02", "2013-05", "2013-05-02", "2013-05-02 08:30", "12:00", "36"]], {"C1": NO_YEAR}),
    # yes, no, errors
    "yes and no": (one(True, False), [["TRUE", "FALSE"]], {}),
    "yes and no, xls": (one(True, False, of=xls), [["TRUE", "FALSE"]], {}),
    "yes and no, ods": (cell_of_ods(ods_cell("是", "boolean", office__boolean_value="true")), [["TRUE"]], {}),
    "an error in a text file": (csv_of("数\n#N/A\n"), [["数"], ["#N/A"]], {"A2": ERROR}),
    "an error in an ods": (
        cell_of_ods(ods_cell("#N/A", calcext__value_type="error"), ods_cell("#REF!", table__formula="of:=A9")),
        [["#N/A", "#REF!"]], {"A1": ERROR, "B1": ERROR}),
}  # fmt: skip


@pytest.mark.parametrize("name", FORTY)
def test_a_table_is_read_right_or_the_cell_is_told(name: str) -> None:
    (kind, data), rows, faults = FORTY[name]
    found = told(kind, data)
    assert found.cells == rows
    assert {place: part for place, part in faults.items() if part in found.faults.get(place, "")} == faults
    assert set(found.faults) == set(faults)


def test_the_codings_that_were_found_are_told() -> None:
    notes = {name: told(*FORTY[name][0]).notes for name in FORTY if told(*FORTY[name][0]).notes}
    assert notes == {
        "gbk": ["文件按 GBK 编码读入，请核对生僻字"],
        "gb18030 with rare letters": ["文件按 GBK 编码读入，请核对生僻字"],
        "a letter the library puts in private use": ["文件按 GBK 编码读入，请核对生僻字"],
        **{name: ["文件按 UTF-16 编码读入，请核对生僻字"] for name in FORTY if name.startswith("utf-16")},
        "utf-8 of two bytes, doubtful": [
            "文件按 UTF-8 编码读入，也可能是 GBK。请核对文字，不对的话另存为 .xlsx 后再选"
        ],
        "zeros kept by a formula": ['有 1 格写成 ="…" 的样子，取了引号里的字'],
    }


def test_canary_a_reader_that_does_not_ask_for_the_coding_changes_the_text_in_silence(monkeypatch) -> None:
    monkeypatch.setattr(coding, "opened", lambda data: coding.Text(data.decode("utf-8", "replace").encode(), "utf-8"))
    wrong = [
        name for name, ((kind, data), rows, _) in FORTY.items() if kind == "csv" and told(kind, data).cells != rows
    ]
    assert {"gbk", "gb18030 with rare letters", "utf-16 with its mark", "utf-16 without a mark"} <= set(wrong)


@pytest.mark.parametrize(("kind", "data", "reason"), [
    ("csv", HEAD.encode() * 20 + b"\xe6\x9d\n", "第 21 行有不是 UTF-8 编码的字节"),
    ("csv", HEAD.encode("gbk") * 3 + b"\xff\xff\n", "第 4 行有不是 GB18030 编码的字节"),
    ("csv", "中文字,表\n".encode("big5") + b"\xfa\x40\n", "认不出文件的文字编码"),
    ("csv", "a,b\n中".encode("utf-16") + b"\x00\xd8", "不是 UTF-16"),
    ("csv", b"a\0b,c\n1,2", "空字符"),
    ("csv", '姓名,工号\n"李工,0012\n王,1\n'.encode(), "到第 3 行为止有引号不成对"),
    ("csv", '姓名,工号\n"李"工,0012\n'.encode(), "到第 2 行为止有引号不成对"),
    ("csv", b"a," + b"x" * 200_000, "第 1 行有一格超过"),
    ("csv", b"a" + b"," * 300 + b"b", "第 1 行 KO 列还有内容，超过 300 列"),
    ("xlsx", worksheet('<row r="2"><c r="A2"/></row><row r="2"><c r="A2"/></row>'), "第 2 行的行号或列号前后矛盾"),
    ("xlsx", worksheet('<row r="5"><c r="A1"><v>1</v></c></row>'), "第 5 行的行号或列号前后矛盾"),
    ("xlsx", worksheet('<row r="1"><c r="B1"/><c r="A1"/></row>'), "第 1 行的行号或列号前后矛盾"),
    ("xlsx", worksheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "第 1 行 XFD 列还有内容"),
    ("xlsx", worksheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="2">'), "内容不完整"),
    ("xlsx", sheet_parts(f'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>{"<!-- -->" * 900}</worksheet>'), "DOCTYPE"),
    ("xlsx", packed({"xl/workbook.xml": b"<workbook/>"}), "有 0 张工作表"),
    ("xlsx", packed({"a": b""}), "内容不完整"),
    ("xls", b"nothing", "已损坏"),
    ("ods", packed({"a": b""}), "已损坏"),
    ("ods", packed({"content.xml": b"<a/>", "META-INF/manifest.xml": b"<encryption-data/>"}), "带密码"),
    ("ods", packed({"content.xml": b"<a/>"}), "有 0 张工作表"),
    ("ods", ods(ods_rows(ods_cell("x", table__number_columns_repeated="16384"))), "超过 300 列"),
    ("ods", ods('<table:table><table:table-row table:number-rows-repeated="1048576">' + ods_cell("x") + "</table:table-row></table:table>"), "重复了 1048576 次"),
])  # fmt: skip
def test_what_cannot_be_read_for_sure_is_refused_in_words(kind: str, data: bytes, reason: str) -> None:
    with pytest.raises(TableError, match=reason):
        told(kind, data)


def test_errors_and_unsaved_formulas_of_an_xlsx_are_faults_of_their_cells() -> None:
    found = told("xlsx", worksheet(
        '<row r="1"><c r="A1" t="e"><f>NA()</f><v>#N/A</v></c><c r="B1"><f>A2+1</f></c><c r="C1"><f>1+1</f><v>2</v></c>'
        '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1" t="s"><v>9</v></c><c r="F1"><v>1,5</v></c><c r="G1"><v>1e999</v></c>'
        '<c r="H1" t="s"><v></v></c><c r="I1" t="d"><v>2013-05-02T00:00:00</v></c><c r="J1" s="7"/></row>'
    ))  # fmt: skip
    assert found.cells == [["#N/A", "", "2", "", "", "1,5", "1e999", "", "2013-05-02"]]
    assert {place: reason[:9] for place, reason in found.faults.items()} == {
        "A1": "这一格是公式出错的", "B1": "这一格是没有算出结", "E1": "这一格指向的文字不", "F1": "这一格的数字写法不",
        "G1": "这一格不是有效的数", "H1": "这一格指向的文字不",
    }  # fmt: skip


def test_an_error_in_an_xls_is_a_fault_of_its_cell() -> None:
    """No writer at hand writes errors: a cell of yes or no is made one in its bytes (BOOLERR, ECMA and [MS-XLS] 2.5.10)."""
    data = xls([True, "后"])
    at = data.index(b"\x05\x02\x08\x00")
    assert data[at + 10 : at + 12] == b"\x01\x00"
    found = told("xls", data[: at + 10] + b"\x2a\x01" + data[at + 12 :])
    assert (found.cells, list(found.faults)) == ([["#N/A", "后"]], ["A1"])


def test_texts_are_those_a_reader_sees_without_readings_above_them() -> None:
    strings = (
        "<si><r><t>李</t></r><r><t>工</t></r><rPh sb='0' eb='1'><t>lǐ</t></rPh></si><si><t>a_x000D_b_x005F_x000D_</t></si>"
        "<si><t xml:space='preserve'> 前 </t></si><si/>"
    )
    row = "".join(f'<c r="{column}1" t="s"><v>{at}</v></c>' for at, column in enumerate("ABCD"))
    inline = '<c r="E1" t="inlineStr"><is><r><t>甲</t></r><rPh><t>x</t></rPh><r><t>乙</t></r></is></c>'
    found = told("xlsx", worksheet(f'<row r="1">{row}{inline}</row>', strings=strings))
    assert found.cells == [["李工", "a\rb_x000D_", " 前 ", "", "甲乙"]]


def test_rows_keep_their_numbers_where_empty_ones_are_left_out() -> None:
    assert told("xlsx", xlsx(["头"], [], [None, "三"], [], ["五"])).rows == {
        (0, 1): ["头"],
        (0, 3): ["", "三"],
        (0, 5): ["五"],
    }
    assert told("xls", xls(["头"], [], [None, "三"])).rows == {(0, 1): ["头"], (0, 3): ["", "三"]}
    assert told("csv", "头,\n\n,三\n".encode()).rows == {(0, 1): ["头"], (0, 3): ["", "三"]}
    table = ods_rows(ods_cell("头"), "") .replace("<table:table-row></", '<table:table-row table:number-rows-repeated="4"></')  # fmt: skip
    table = table.replace("</table:table>", f"<table:table-row>{ods_cell('六')}</table:table-row></table:table>")
    assert told("ods", ods(table)).rows == {(0, 1): ["头"], (0, 6): ["六"]}


def test_hidden_sheets_and_rows_and_joined_cells_are_told() -> None:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    page, secret = book.add_worksheet("名册"), book.add_worksheet("底稿")
    secret.hide()
    secret.write("A1", "暗")
    page.merge_range("A1:C1", "名册")
    page.merge_range("A2:A4", "第一单位")
    for row, name in ((1, "李工"), (3, "王秘书"), (4, "陈科长")):
        page.write(row, 1, name)
    page.set_row(4, None, None, {"hidden": True})
    book.close()
    found = told("xlsx", held.getvalue())
    assert found.rows == {
        (0, 1): ["名册"] * 3, (0, 2): ["第一单位", "李工"], (0, 4): ["第一单位", "王秘书"], (0, 5): ["", "陈科长"],
    }  # fmt: skip
    assert found.sheets == [("名册", False), ("底稿", True)]
    assert found.notes == [
        "“名册”有隐藏的行 1 行，也读入了",
        "“名册”有合并的单元格 2 处，合并范围内各格都按其中的文字读入",
    ]
    assert told("xlsx", held.getvalue(), "底稿").rows == {(1, 1): ["暗"]}


def test_joined_cells_and_hidden_sheets_of_the_other_formats() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("名册")
    page.write_merge(0, 1, 0, 1, "单位")
    page.write(1, 2, "李工")
    page.row(1).hidden = True
    page.row(1).height_mismatch = True
    hidden = book.add_sheet("底稿")
    hidden.visibility = 1
    hidden.write(0, 0, "暗")
    held = io.BytesIO()
    book.save(held)
    found = told("xls", held.getvalue())
    assert found.cells == [["单位", "单位"], ["单位", "单位", "李工"]]
    assert found.sheets == [("名册", False), ("底稿", True)]
    assert [note[:12] for note in found.notes] == ["“名册”有隐藏的行 1 ", "“名册”有合并的单元格 "]

    style = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    spanned = ods_cell("单位", table__number_rows_spanned="2", table__number_columns_spanned="2")
    table = ods_rows(
        spanned + "<table:covered-table-cell/>",
        '<table:covered-table-cell table:number-columns-repeated="2"/>' + ods_cell("李<text:s text:c='2'/>工<office:annotation><text:p>注</text:p></office:annotation>"),
    ).replace("<table:table-row><table:covered", '<table:table-row table:visibility="collapse"><table:covered')  # fmt: skip
    other = ods_rows(ods_cell("暗"), name="底稿").replace('name="底稿"', 'name="底稿" table:style-name="ta2"')
    found = told("ods", ods(table + other, style))
    assert found.cells == [["单位", "单位"], ["单位", "单位", "李  工"]]
    assert found.sheets == [("表", False), ("底稿", True)]
    nested = ods_rows(
        f"<table:table-cell>{ods_rows(ods_cell('内'), name='内表')}</table:table-cell>" + ods_cell("外"),
        name="甲&amp;乙",
    )
    assert (told("ods", ods(nested)).sheets, told("ods", ods(nested)).cells) == ([("甲&乙", False)], [["内", "外"]])
    assert [note[:10] for note in found.notes] == ["“表”有隐藏的行 1", "“表”有合并的单元格"]


def test_days_counted_from_1904_are_four_years_later() -> None:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs>'
    row = '<row r="1"><c r="A1" s="1"><v>39934</v></c></row>'
    book = '<workbookPr date1904="1"/>'
    assert told("xlsx", worksheet(row, styles=styles, book=book)).cells == [["2013-05-02"]]
    assert told("xlsx", worksheet(row, styles=styles)).cells == [["2009-05-01"]]


@pytest.mark.parametrize(("code", "kind"), [
    ("General", "general"), ("@", "general"), ("0", "general"), ("0.00", "general"), ("#,##0", "general"),
    ('"鄂"0000', "padded"), ("0.00E+00", "general"), ('0"人"', "general"), ("[Red]0.00;[Blue]-0.00", "general"),
    ("¥#,##0.00", "general"), ("0%", "percent"), ("000000", "padded"), ("yyyy/m/d", "day"), ("yyyy年m月d日 dddd", "day"),
    ("dddd", "general"), ("aaaa", "general"), ("mmm-yy", "month"), ("yyyy", "year"), ("d-mmm", "no_year"),
    ("m/d/yyyy h:mm AM/PM", "moment"), ("mm:ss.0", "clock"), ("[mm]:ss", "elapsed"), ("h时mm分", "clock"),
    ('yyyy"年;"m"月"d"日";@', "day"), ('e"年"m"月"d"日"', "day"), ("\\y0", "general"), ("[DBNum1]yyyy年m月d日", "day"),
])  # fmt: skip
def test_formats_tell_what_a_number_means(code: str, kind: str) -> None:
    assert formats.style_of(code).kind == kind


# ── the two ways through a worksheet ────────────────────────────────────────────────────────────────────────────────

USUAL = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>2</v></c></row>\n<row r="3" spans="1:2" hidden="1"><c r="A3"/></row>'
UNUSUAL = {
    "another prefix": sheet_parts(f'<x:worksheet xmlns:x="{cells.__name__}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>'),
    "places left out": worksheet("<row><c><v>2</v></c></row>"),
    "attributes in another order": worksheet('<row r="1"><c t="str" r="A1"><v>2</v></c></row>'),
    "a part marked as it stands": worksheet('<row r="1"><c r="A1" t="str"><v><![CDATA[2]]></v></c></row>'),
    "a remark that looks like a row": worksheet('<!-- <row r="1"><c r="A1"><v>9</v></c></row> --><row r="1"><c r="A1"><v>2</v></c></row>'),
    "another coding": sheet_parts(f'<?xml version="1.0" encoding="utf-16"?><worksheet xmlns="{cells.__name__}"><sheetData><row r="1"><c r="A1"><v>2</v></c></row></sheetData></worksheet>'.encode("utf-16")),
    "blanks in a tag": worksheet('<row r="1" ><c r="A1" ><v>2</v></c></row>'),
}  # fmt: skip


@pytest.mark.parametrize("name", UNUSUAL)
def test_what_is_written_unusually_is_read_by_the_parser(name: str) -> None:
    assert told("xlsx", UNUSUAL[name]).cells == [["2"]]


def test_a_sheet_that_turns_unusual_on_the_way_loses_no_row_and_doubles_none() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 500))
    rows += '<row r="500"><c r="A500"><v><!-- -->500</v></c></row><row r="501"><c r="A501"><v>501</v></c></row>'
    assert told("xlsx", worksheet(rows)).cells == [[str(n)] for n in range(1, 502)]


letters = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs",), exclude_characters="\ufffe\uffff"), max_size=8
)
values = st.one_of(letters, st.integers(-(10**15) + 1, 10**15 - 1), st.booleans(), st.dates(date(1900, 3, 1)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(values, min_size=3, max_size=3), max_size=6))
def test_what_the_writer_writes_is_read_back_equal_both_ways(rows: list[list[Any]]) -> None:
    data = sheets.workbook([sheets.Sheet("表", ["甲", "乙", "丙"], rows)])
    expected = {(0, at): told_ for at, row in enumerate(rows, 2) if any(told_ := [_written(value) for value in row])}
    found = told("xlsx", data)
    assert {at: row + [""] * (3 - len(row)) for at, row in found.rows.items() if at != (0, 1)} == expected
    assert found.faults == {}
    part = "xl/worksheets/sheet1.xml"
    quick = list(plain.rows(Package(data, "xl/workbook.xml").stream(part)))
    strict = list(cells.rows(Package(data, "xl/workbook.xml").stream(part)))
    assert [(row.number, row.hidden, [(*cell[:4], cell[5] or cell[6]) for cell in row.cells]) for row in quick] == [
        (row.number, row.hidden, [(*cell[:4], cell[5]) for cell in row.cells]) for row in strict
    ]


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return text.clean(value) if isinstance(value, str) else str(value)


# Controls, unassigned signs and those for private use are no writing: in GB 18030 they mean another coding was read.
written = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), include_characters="\n\t"), max_size=8)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(written, min_size=1, max_size=4), max_size=6), st.sampled_from(["utf-8-sig", "utf-16", "gb18030"])
)
def test_no_row_of_a_text_file_is_lost_in_any_coding(rows: list[list[str]], coding: str) -> None:
    held = io.StringIO()
    csv.writer(held, quoting=csv.QUOTE_ALL).writerows([["姓名", "单位"], *rows])
    found = told("csv", held.getvalue().encode(coding))
    assert [at for at in found.rows if at != (0, 1)] == [(0, at) for at, row in enumerate(rows, 2) if any(row)]
    for (_, at), cells_of in list(found.rows.items())[1:]:
        row = rows[at - 2]
        assert cells_of + [""] * (len(row) - len(cells_of)) == row


# ── the process around it ───────────────────────────────────────────────────────────────────────────────────────────


def upload(name: str, data: bytes) -> ContentFile:
    return ContentFile(data, name=name)


def test_a_table_is_read_in_a_process_of_its_own_and_handed_over_row_by_row() -> None:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    page = book.add_worksheet("名册")
    book.add_worksheet("底稿").hide()
    page.merge_range("A1:B1", "单位")
    page.write_formula("A2", "=NA()", None, "#N/A")
    page.write_string("C2", "李工")
    book.close()
    with tables.read(upload("a.xlsx", held.getvalue())) as found:
        assert found.sheets == (tables.SheetFacts("名册"), tables.SheetFacts("底稿", hidden=True))
        rows = list(found)
    assert rows == [
        tables.Row("名册", 1, ["单位", "单位"], {}, {0: (1, 2)}),
        tables.Row("名册", 2, ["#N/A", "", "李工"], {0: "这一格是公式出错的结果（#N/A）。请改正或清空"}),
    ]
    assert found.rows == 2
    assert found.notes == ("隐藏的工作表“底稿”没有读", "“名册”有合并的单元格 1 处，合并范围内各格都按其中的文字读入")
    assert [rows[1].cell(2), rows[1].cell(9)] == ["李工", ""]


def test_a_sheet_is_read_by_its_name_and_one_that_is_not_there_is_refused() -> None:
    data = sheets.workbook([sheets.Sheet("甲", ["a"], []), sheets.Sheet("乙", ["b"], [])])
    with tables.read(upload("a.xlsx", data), sheet="乙") as found:
        assert [(row.sheet, row.cells) for row in found] == [("乙", ["b"])]
    with pytest.raises(Refused, match="没有名为“丙”的工作表"):
        tables.read(upload("a.xlsx", data), sheet="丙")


@pytest.mark.parametrize(("name", "data", "rows"), [
    ("a.csv", "姓名\n李工\n".encode("gbk"), [["姓名"], ["李工"]]),
    ("a.txt", "姓名\t工号\n李工\t1\n".encode("utf-16-le"), [["姓名", "工号"], ["李工", "1"]]),
    ("a.xls", xls(["姓名"], ["李工"]), [["姓名"], ["李工"]]),
    ("a.et", xls(["姓名"], ["李工"]), [["姓名"], ["李工"]]),
    ("a.ods", ods(ods_rows(ods_cell("李工"))), [["李工"]]),
])  # fmt: skip
def test_every_kind_passes_the_look_at_the_file_and_is_read(name: str, data: bytes, rows: list[list[str]]) -> None:
    with tables.read(upload(name, data)) as found:
        assert [row.cells for row in found] == rows


@pytest.mark.parametrize(("name", "data", "size"), [
    ("a.xlsx", xlsx(["姓名"], ["李工"], ["王工"]), 3),
    ("a.xls", xls(["姓名"], ["李工"], ["王工"]), 3),
    ("a.csv", "姓名\n李工\n王工\n".encode("gbk"), 3),
    ("a.txt", "姓名\r李工\r王工\r".encode(), 3),
    ("a.ods", ods(ods_rows(ods_cell("李工"))), 0),  # would have to be read whole
])  # fmt: skip
def test_about_how_many_rows_a_sheet_has_is_known_with_its_first(name: str, data: bytes, size: int) -> None:
    with tables.read(upload(name, data)) as found:
        assert found.size == 0
        next(iter(found))
        assert found.size == size


def test_each_sheet_tells_its_own_size() -> None:
    data = sheets.workbook([sheets.Sheet("甲", ["a"], [["1"]]), sheets.Sheet("乙", ["b"], [["1"], ["2"]])])
    with tables.read(upload("a.xlsx", data)) as found:
        assert [(row.sheet, found.size) for row in found] == [("甲", 2)] * 2 + [("乙", 3)] * 3


def test_a_reader_that_is_left_early_is_ended() -> None:
    data = sheets.workbook([sheets.Sheet("甲", ["a"], [[str(n)] for n in range(20_000)])])
    with tables.read(upload("a.xlsx", data)) as found:
        assert next(iter(found)).cells == ["a"]
    assert found._process.returncode is not None


def test_half_a_sign_and_a_very_long_text_come_through_as_they_are_told() -> None:
    data = worksheet(
        f'<row r="1"><c r="A1" t="str"><v>a_xD800_b</v></c><c r="B1" t="str"><v>{"字" * 32_768}</v></c></row>'
    )
    with tables.read(upload("a.xlsx", data)) as found:
        (row,) = found
    assert row.cells == ["a\ud800b", "字" * 32_767]
    assert row.faults == {1: "文字超过 32767 字，没有取全"}


def test_moments_of_the_writer_are_read_back_in_shanghai_time() -> None:
    data = sheets.workbook([sheets.Sheet("表", ["时间"], [[datetime(2013, 5, 2, 0, 30, tzinfo=UTC)]])])
    assert told("xlsx", data).cells == [["时间"], ["2013-05-02 08:30"]]


def test_columns_are_named_and_found_by_their_letters() -> None:
    assert [lines.letters(n) for n in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert [lines.column_of(told_) for told_ in ("A", "Z", "AA", "XFD", "", "a", "A1")] == [
        0,
        25,
        26,
        16_383,
        -1,
        -1,
        -1,
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.sampled_from("a,\n李\U00020087é"), max_size=40), st.sampled_from(["utf-8", "gb18030", "utf-16-le"]),
    st.integers(1, 7), st.integers(0, 60), st.binary(max_size=2),
)  # fmt: skip
def test_a_text_that_is_decoded_in_pieces_is_that_of_the_whole_and_breaks_at_the_same_byte(
    text: str, name: str, size: int, at: int, wrong: bytes
) -> None:
    data = text.encode(name)
    data = data[:at] + wrong + data[at:]
    found, whole = _outcome(lambda: data.decode(name)), ""
    with mock.patch.object(coding, "_PIECE", size):
        assert _outcome(lambda: "".join(coding._pieces(data, name))) == found
        if isinstance(found, str):
            whole = "".join(coding.Text(data, name).lines())
    assert whole == (found if isinstance(found, str) else "")


def _outcome(decoded: Callable[[], str]) -> str | int:
    """The text, or the place of the first byte that is none."""
    try:
        return decoded()
    except UnicodeDecodeError as fault:
        return fault.start
    except coding._Broken as fault:
        return fault.at
