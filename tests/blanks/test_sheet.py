"""A form as a table that is filled in without the site, and read back into the page: nothing changed in silence."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from kexie.blanks.forms import AnswerForm, SheetForm, sheet
from tests.blanks.test_answering import ASKED

ANSWERS = {
    "f1-0-name": "王秘书", "f1-0-position": "秘书长", "f1-0-phone": "027-65692271", "f2": "3", "f3": "2013-05-12",
    "f4": "住", "f5": "下午、上午", "f8": "=1+1", "f9": "鄂A00001",
}  # fmt: skip


@pytest.fixture
def asked(house: Any) -> list[Any]:
    return list(house.published(*ASKED).fields.all())


def drawn(asked: list[Any], before: Any = None) -> bytes:
    return sheet.draw(AnswerForm(asked=asked, before=before), mark="一", title="座谈会回执", note="请填写")


def filled(told: bytes, answers: dict[str, Any]) -> bytes:
    book = load_workbook(io.BytesIO(told))
    for row in book.active.iter_rows(min_row=3):  # type: ignore[union-attr]
        if row[3].value in answers:
            row[1].value = answers[row[3].value]
            row[1].data_type = "s" if isinstance(row[1].value, str) else row[1].data_type
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def upload(content: bytes, name: str = "回执.xlsx") -> dict[str, Any]:
    return {"sheet": SimpleUploadedFile(name, content)}


def read(asked: list[Any], content: bytes, name: str = "回执.xlsx", mark: str = "一") -> SheetForm:
    return SheetForm({}, upload(content, name), asked=asked, mark=mark)


def test_the_table_has_a_row_a_field_says_how_each_is_filled_in_and_what_stands(asked: list[Any]) -> None:
    rows = load_workbook(io.BytesIO(drawn(asked, {"f2": "5", "f5": ["上午", "下午"]}))).active
    told = [[cell.value for cell in row] for row in rows.iter_rows()]  # type: ignore[union-attr]
    assert told[0][0] == "座谈会回执"
    assert told[2] == ["栏目", "填写", "怎样填", "编号"]
    assert told[3] == ["参会人员：姓名（第 1 位）", None, "必填", "f1-0-name"]
    assert told[9:14] == [
        ["参会人数（人）", "5", "必填。只写数字", "f2"],
        ["到达日期", None, "可以不填。如 2013-05-12", "f3"],
        ["住宿", None, "可以不填。从中选一项：住／不住", "f4"],
        ["场次", "上午、下午", "可以不填。可选几项，用顿号隔开：上午／下午。最多选 2 项", "f5"],
        ["牵头单位", None, "可以不填。写单位全称", "f6"],
    ]
    assert [row[3] for row in told[14:]] == ["f8", "f9", "表单：一"]  # no file


def test_what_was_filled_in_comes_back_to_the_sign(asked: list[Any]) -> None:
    form = read(asked, filled(drawn(asked), ANSWERS))
    assert form.is_valid()
    data = form.filled.data(asked, "a", changes=2)
    assert data["a-changes"] == "2"
    answer = AnswerForm(data, asked=asked)
    assert answer.is_valid(), answer.errors
    assert answer.told() == {
        "f1": [{"name": "王秘书", "position": "秘书长", "phone": "027-65692271"}],
        "f2": "3", "f3": "2013-05-12", "f4": "住", "f5": ["上午", "下午"], "f8": "=1+1", "f9": "鄂A00001",
    }  # fmt: skip


def test_a_number_and_a_day_typed_as_such_are_the_same(asked: list[Any]) -> None:
    from datetime import date

    form = read(asked, filled(drawn(asked), ANSWERS | {"f2": 3, "f3": date(2013, 5, 12)}))
    assert form.is_valid()
    answer = AnswerForm(form.filled.data(asked, "a"), asked=asked)
    assert answer.is_valid(), answer.errors
    assert (answer.told()["f2"], answer.told()["f3"]) == ("3", "2013-05-12")


def test_what_cannot_be_is_told_at_its_field_with_what_was_typed(asked: list[Any]) -> None:
    wrong = ANSWERS | {"f2": "三十", "f4": "随便", "f5": "上午和下午", "f9": "12345678901"}
    form = read(asked, filled(drawn(asked), wrong))
    assert form.is_valid()
    answer = AnswerForm(form.filled.data(asked, "a"), asked=asked)
    assert {name: list(told) for name, told in answer.errors.items()} == {
        "f2": ["参会人数应为数字"],
        "f4": ["住宿请在所列各项中选择"],
        "f5": ["场次请在所列各项中选择"],
        "f9": ["车牌不超过 10 字，现在 11 字"],
    }
    assert answer["f9"].value() == "12345678901"


def test_a_cell_that_is_not_to_be_relied_on_is_a_fault_of_its_field(asked: list[Any]) -> None:
    book = load_workbook(io.BytesIO(drawn(asked)))
    for row in book.active.iter_rows(min_row=3):  # type: ignore[union-attr]
        if row[3].value == "f9":
            row[1].value, row[1].data_type = "#N/A", "e"
    out = io.BytesIO()
    book.save(out)
    form = read(asked, out.getvalue())
    assert form.is_valid()
    assert list(form.filled.faults) == ["f9"]
    assert "公式出错" in form.filled.faults["f9"]


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "回执.xlsx", "文件是空的，请重新选择"),
        ("姓名,电话\n王,1\n".encode(), "回执.csv", sheet._OTHER),
        (b"PK\x03\x04 not one", "回执.xlsx", None),
        (b"%PDF-1.4", "回执.pdf", None),
    ],
)
def test_another_file_is_refused_with_its_reason(asked: list[Any], content: bytes, name: str, said: str | None) -> None:
    form = read(asked, content, name)
    assert not form.is_valid()
    assert form.errors["sheet"] == [said] if said else form.errors["sheet"][0]


def test_the_table_of_another_form_is_told_from_this_one(asked: list[Any]) -> None:
    form = read(asked, drawn(asked), mark="二")
    assert form.errors == {"sheet": [sheet._OTHER]}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("参加", ["参加"]),
        ("不参加", ["不参加"]),
        ("参加；不参加", ["参加", "不参加"]),
        ("参加、看看", ["参加", "看看"]),
    ],
)
def test_options_are_found_the_longest_first(text: str, found: list[str]) -> None:
    assert sheet.chosen(text, ["参加", "不参加"]) == found
