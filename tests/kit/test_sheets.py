"""The one writer of .xlsx: read back with another library, to the cell."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook

from kexie.kit import clock, sheets
from kexie.kit.sheets import Column, Sheet
from tests.kit.tables_of import told as told_of

# What a spreadsheet would compute, or open, if it were written as typed (rules of OWASP for CSV, and full-width signs
# that some programs fold).
HOSTILE = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1", "－1", "＠A1",
    '=HYPERLINK("http://example.com","点我")', "=cmd|'/c calc'!A0", "{=1+1}", "http://example.com", "mailto:a@b.cn",
    "0012", "1e5", "2013-05-02", "_x000D_", "'文字", "<b>&amp;</b>",
]  # fmt: skip


def opened(book: bytes) -> Workbook:
    return load_workbook(io.BytesIO(book))


def cells(book: bytes) -> list[list[object]]:
    return [[cell.value for cell in row] for row in opened(book).worksheets[0].iter_rows()]


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_people_typed_is_a_string_cell_wherever_it_stands(typed: str) -> None:
    book = sheets.workbook([Sheet("表", [typed], [[typed]], title=typed, note=typed, total=[typed])])
    page = opened(book).worksheets[0]
    found = [cell for row in page.iter_rows() for cell in row]
    assert [cell.data_type for cell in found] == ["s"] * 5
    assert {cell.value for cell in found} == {typed.replace("\r", "\n")}
    assert [cell.hyperlink for cell in found] == [None] * 5
    assert [cell.number_format for cell in found] == ["@"] * 5


def test_canary_the_librarys_own_write_makes_a_formula_of_it() -> None:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    book.add_worksheet().write(0, 0, "=1+1")
    book.close()
    assert opened(held.getvalue()).worksheets[0]["A1"].data_type == "f"


def test_numbers_days_moments_and_yes_are_what_they_are() -> None:
    row = [3, 2.5, Decimal("620.05"), date(2013, 5, 2), datetime(2013, 5, 2, 16, 30, tzinfo=UTC), True, None, ""]
    page = opened(sheets.workbook([Sheet("表", list("abcdefgh"), [row])])).worksheets[0]
    told = [cell.value for cell in page[2]]
    assert told == [3, 2.5, 620.05, datetime(2013, 5, 2), datetime(2013, 5, 3, 0, 30), "是", None, ""]
    assert [cell.data_type for cell in page[2]] == ["n", "n", "n", "d", "d", "s", "n", "s"]
    assert [page["D2"].number_format, page["E2"].number_format] == ["yyyy-mm-dd", "yyyy-mm-dd hh:mm"]


def test_what_a_cell_cannot_hold_as_a_number_or_day_is_told_as_text() -> None:
    row = [10**15, float("nan"), float("inf"), date(1899, 12, 31), datetime(1850, 1, 1, tzinfo=UTC)]
    assert cells(sheets.workbook([Sheet("表", list("abcde"), [row])]))[1] == [
        "1000000000000000", "nan", "inf", "1899-12-31", "1850-01-01 00:00:00+00:00",
    ]  # fmt: skip


def test_control_characters_are_cleaned_and_long_text_is_cut_with_a_word() -> None:
    long = "长" * (sheets.CELL_LIMIT + 1)
    rows = cells(sheets.workbook([Sheet("表", ["一", "二"], [["a\x00\x07b\ud800\ufffe", long]])]))
    assert rows[1][0] == "ab"
    assert len(str(rows[1][1])) == sheets.CELL_LIMIT
    assert str(rows[1][1]).endswith("…（已截断）")


def test_title_note_and_total_stand_around_the_table_and_the_head_is_frozen_and_repeated() -> None:
    told = Sheet("表", [Column("单位", 30, wrap=True), "人数"], [["甲", 2], ["乙", 3]], "回执", "截至今天", ["合计", 5])
    book = sheets.workbook([told])
    assert cells(book) == [["回执", None], ["截至今天", None], ["单位", "人数"], ["甲", 2], ["乙", 3], ["合计", 5]]
    page = opened(book).worksheets[0]
    assert page.freeze_panes == "A4"
    assert page.print_title_rows == "$3:$3"
    assert round(page.column_dimensions["A"].width) in (30, 31)
    assert page["A4"].alignment.wrap_text is True
    assert [page["A1"].font.bold, page["B6"].font.bold] == [True, True]


def test_names_of_sheets_hold_no_sign_they_may_not_and_no_two_are_alike() -> None:
    names = ["江汉区/[2013]*?", "江汉区 2013", "", "长" * 40, "长" * 40, "History", "'引号'"]
    book = opened(sheets.workbook([Sheet(name, ["a"], []) for name in names]))
    assert book.sheetnames == [
        "江汉区  2013", "江汉区 2013", "表", "长" * 31, "长" * 29 + " 2", "History 2", "引号",
    ]  # fmt: skip


def test_a_row_of_another_length_and_a_book_without_sheets_are_faults() -> None:
    with pytest.raises(ValueError, match="zip"):
        sheets.workbook([Sheet("表", ["a", "b"], [["只有一个"]])])
    with pytest.raises(ValueError, match="at least one"):
        sheets.workbook([])


def test_the_same_rows_at_the_same_moment_are_the_same_bytes() -> None:
    def made() -> bytes:
        with clock.at(datetime(2013, 5, 2, 8, 30, 0, 500_000, tzinfo=UTC)):
            return sheets.workbook([Sheet("表", ["a"], [["b"]])])

    assert made() == made()


def test_a_lean_sheet_says_of_every_cell_what_the_usual_one_says() -> None:
    moment = clock.shanghai(2013, 5, 2, 16, 32)
    values = [
        "=1+1", "a & <b>", "  blank ends ", "two\nlines", "\x07bell", "x" * 40_000, "", None, True, False, 7, -3.25,
        Decimal("80.50"), 10**15, float("nan"), date(2013, 5, 2), date(1899, 1, 1), moment, sheets.Marked("wrong"),
        sheets.Marked(None), sheets.Marked(5),
    ]  # fmt: skip
    page = sheets.Sheet(
        "表", [sheets.Column(f"栏{at}", wrap=at % 2 == 0) for at in range(len(values))], [values, values[::-1]],
        title="标题", note="说明", total=[None if isinstance(one, sheets.Marked) else one for one in values],
    )  # fmt: skip
    told = [opened(sheets.workbook([page, page], lean=lean)) for lean in (False, True)]
    for usual, lean in zip(*(book.worksheets for book in told), strict=True):
        assert (usual.max_row, usual.max_column) == (lean.max_row, lean.max_column)
        for cells in zip(usual.iter_rows(), lean.iter_rows(), strict=True):
            for one, other in zip(*cells, strict=True):
                assert (one.value, one.data_type) == (other.value, other.data_type), one.coordinate
                if one.value is not None:
                    assert (one.number_format, one.font.b, one.alignment.wrap_text, one.fill.bgColor.rgb) == (
                        other.number_format, other.font.b, other.alignment.wrap_text, other.fill.bgColor.rgb
                    ), one.coordinate  # fmt: skip
    coded = sheets.workbook([sheets.Sheet("表", ["栏"], [["_x0041_"]])], lean=True)
    assert told_of("xlsx", coded).cells == [["栏"], ["_x0041_"]]
    assert sheets.workbook([page], lean=True) == sheets.workbook([page], lean=True)
