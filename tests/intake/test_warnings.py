"""What an import read otherwise than it stood is told by its cell: kept, in the returned table, in the JSON, and no longer
than what stood before. A clean file has nothing of it."""

import io
import json
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from django.core.files.base import ContentFile

from kexie.intake import invariants, privacy, queries, returned, rules
from kexie.intake.actions import batches, keeping
from kexie.intake.models import Batch
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.organisations.actions import members, numbers
from kexie.organisations.models import Organisation
from kexie.people.actions import persons
from kexie.people.models import Person
from tests.intake.sent import MOBILE, faults, file, number, sums, take, work
from tests.intake.test_command import begun, command

__all__ = ["begun"]

UNIT = "光明电机公司科协"
# Head, what the cell says, what the import says of it, what was read; by what is imported.
PEOPLE = {
    "a birth without its day": ("出生日期", "1980-05", "没有写到日，只登记出生年份 1980", "1980"),
    "a birth as a bare number": (
        "出生日期", 29343, "29343 是表格软件的日期序号，已读作 1980-05-02，请核对", "1980-05-02",
    ),
    "a day cut to its month": ("参加工作时间", "1998-07-15", "只取年月：1998-07", "1998-07-01"),
    "a first day as a bare number": (
        "起始日期", 40000, "40000 是表格软件的日期序号，已读作 2009-07-06，请核对", "2009-07-06",
    ),
}  # fmt: skip
UNITS = {
    "a masked mobile": ("电话", "138****4501", "遮住的手机号没有读入，已登记的不变", "（没有读入）"),
    "a masked mobile beside others": (
        "电话", "027-65692271、138****4501", "遮住的手机号没有读入，已登记的不变", "027-65692271",
    ),
    "a bare address": (
        "网址", "www.example.cn", "网址前补上了 https://，读作 https://www.example.cn", "https://www.example.cn",
    ),
    "an old code": (
        "统一社会信用代码", "123456788", "这是旧的组织机构代码（9 位），请换领后改为 18 位统一社会信用代码", "123456788",
    ),
}  # fmt: skip
CHANGES = [("people", *told) for told in PEOPLE.values()] + [("units", *told) for told in UNITS.values()]
each_change = pytest.mark.parametrize(
    ("kind", "head", "said", "why", "read"), CHANGES, ids=[*PEOPLE, *UNITS]
)  # fmt: skip


def table(kind: str, head: str, *cells: Any) -> "ContentFile[bytes]":
    """A row for each of these cells, with what is required beside it."""
    heads = ["姓名", "单位", head] if kind == "people" else ["单位名称", "类别", head]
    rows = [
        [f"第{n}厂", "企业科协", cell] if kind == "units" else [f"人{n}", UNIT, cell] for n, cell in enumerate(cells)
    ]
    return file(*rows, heads=heads, name="表.xlsx")


def warnings(batch: Batch) -> dict[int, list[tuple[int, str]]]:
    found = queries.batches.warned(batch)
    return {one.number: [(column, reason) for _, column, reason in one.warnings] for one in found}


def checked(city: Any, kind: str, upload: Any) -> Batch:
    batch = batches.upload(city["city"], kind, upload, by=city.actors["chen"])
    batches.check(batch, batch.columns, "skip", by=city.actors["chen"])
    return work(batch)


def pages(data: bytes) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {page.title: [[cell.value for cell in line] for line in page.iter_rows()] for page in book}


# ---- each change, wherever it is told


@each_change
def test_a_change_is_told_by_its_cell_when_checked_and_when_imported_and_the_row_is_taken(
    city, kind, head, said, why, read
):
    batch = checked(city, kind, table(kind, head, said, None))
    assert (batch.rows, batch.accepted, batch.warned, warnings(batch)) == (2, 2, 1, {2: [(2, why)]})
    assert [(one.number, one.subject_id) for one in batch.lines.all()] == [(2, None)]
    batches.start(batch, by=city.actors["chen"])
    batch = work(batch)
    assert (sums(batch), batch.warned, warnings(batch)) == ((2, 0, 0, 0), 1, {2: [(2, why)]})
    assert batch.lines.filter(warnings__isnull=True).count() == 1


@each_change
def test_a_change_stands_in_the_returned_table_with_what_the_cell_says_and_what_was_read(
    city, kind, head, said, why, read
):
    batch = take(city, city.actors["chen"], table(kind, head, said, None), kind)
    ((name, rows),) = pages(returned.faulty(batch)).items()
    assert (name, rows[0][0]) == ("已读入请核对", "表.xlsx：没有退回的行")
    assert rows[1:] == [
        ["原表行号", "位置", "栏目", "表中所填", "读入的内容", "说明"],
        [2, "C2", head, str(said), read, why],
    ]


@each_change
def test_a_change_stands_in_the_json_of_a_dry_run_and_of_an_import(begun, tmp_path, kind, head, said, why, read):
    path = tmp_path / "表.xlsx"
    path.write_bytes(table(kind, head, said, None).read())
    lines = command(kind, path, "--dry-run").splitlines()
    assert lines[0].startswith("2 rows, 2 accepted, 0 rejected, 1 read with a change, ")
    assert lines[1:] == [f"! C2 {why}"]
    for more in (("--dry-run",), ()):
        told = json.loads(command(kind, path, "--json", *more))
        assert (told["rows"], told["accepted"], told["rejected"]) == (2, 2, [])
        assert (told["warned"], told["warnings"]) == (1, [{"row": 2, "column": "C", "reason": why}])


def test_a_clean_file_has_no_change_anywhere(begun, tmp_path):
    clean = table("people", "出生日期", "1980-05-02", None)
    path = tmp_path / "表.xlsx"
    path.write_bytes(clean.read())
    told = json.loads(command("people", path, "--json", "--dry-run"))
    assert (told["warned"], told["warnings"]) == (0, [])
    assert command("people", path, "--dry-run").splitlines()[1:] == []
    batch = checked(begun, "people", table("people", "出生日期", "1980-05-02", None))
    assert (batch.warned, batch.lines.count()) == (0, 0)
    batches.start(batch, by=begun.actors["chen"])
    batch = work(batch)
    assert (batch.warned, warnings(batch), batch.lines.count(), batch.notes) == (0, {}, 2, [])


# ---- beside what goes back


def test_what_goes_back_stands_first_and_the_changes_of_the_others_on_a_second_sheet(city):
    chen = city.actors["chen"]
    batch = take(city, chen, table("people", "出生日期", "1980-05", "1980-13", "1980"))
    assert (sums(batch), batch.warned, list(warnings(batch))) == ((2, 0, 0, 1), 1, [2])
    data = returned.faulty(batch)
    told = pages(data)
    assert list(told) == ["表", "已读入请核对"]
    assert (told["表"][-1][:4], len(told["表"])) == (["人1", UNIT, "1980-13", 3], 3)
    assert [row[:2] for row in told["已读入请核对"]] == [["原表行号", "位置"], [2, "C2"]]
    again = batches.upload(city["city"], "people", ContentFile(data, name="表.xlsx"), by=chen)
    assert (again.sheet, again.columns) == ("表", batch.columns)


def test_a_row_that_goes_back_tells_its_faults_alone(city):
    heads = ["姓名", "单位", "出生日期", "性别"]
    batch = take(city, city.actors["chen"], file(["张明", UNIT, "1980-05", "不详"], heads=heads))
    assert (sums(batch), list(faults(batch)), batch.warned, warnings(batch)) == ((0, 0, 0, 1), [2], 0, {})
    assert list(pages(returned.faulty(batch))) == ["表"]


def test_rows_beyond_a_chunk_and_a_list_of_units_to_be_covered_tell_theirs_too(city, monkeypatch):
    monkeypatch.setattr("kexie.intake.reading.CHUNK", 2)
    batch = take(city, city.actors["chen"], table("people", "出生日期", *[f"198{n}-05" for n in range(5)]))
    assert (batch.warned, list(warnings(batch))) == (5, [2, 3, 4, 5, 6])
    upload = file(["新光源公司", "123456788"], heads=["企业名称", "统一社会信用代码"])
    told = {"year": clock.today().year, "list_kind": "park"}
    listed = batches.upload(city["city"], "base_list", upload, by=city.actors["chen"], **told)
    batches.check(listed, listed.columns, "skip", by=city.actors["chen"])
    batches.start(work(listed), by=city.actors["chen"])
    listed = work(listed)
    assert (listed.state, listed.warned, list(warnings(listed))) == ("done", 1, [2])


def test_a_long_number_that_a_warning_would_quote_is_hidden(city):
    batch = take(city, city.actors["chen"], table("units", "网址", f"www.{MOBILE}.cn"), "units")
    assert warnings(batch) == {2: [(2, "网址前补上了 https://，读作 https://www.（号码已隐去）.cn")]}


# ---- of the whole file


def long_csv() -> "ContentFile[bytes]":
    """Beyond the rows that are looked at first somebody wrote a number as a formula."""
    lines = [f"人{n},{UNIT},{number(serial=n)}" for n in range(1, 150, 2)]
    lines[-1] = f'末,{UNIT},"=""{number(serial=201)}"""'
    return ContentFile("\n".join(["姓名,单位,身份证号", *lines]).encode(), name="表.csv")


def long_xlsx() -> "ContentFile[bytes]":
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    page = book.add_worksheet("表")
    page.write_row(0, 0, ["姓名", "单位"])
    for n in range(1, 90):
        page.write_row(n, 0, [f"人{n}", UNIT])
    page.set_row(80, None, None, {"hidden": True})
    book.close()
    return ContentFile(held.getvalue(), name="表.xlsx")


@pytest.mark.parametrize(
    ("upload", "note"),
    [(long_csv, '有 1 格写成 ="…" 的样子，取了引号里的字'), (long_xlsx, "“表”有隐藏的行 1 行，也读入了")],
)
def test_what_only_the_whole_file_tells_is_noted_once_when_it_has_been_read(city, really_apart, upload, note):
    batch = batches.upload(city["city"], "people", upload(), by=city.actors["chen"])
    assert note not in batch.notes
    before = batch.notes
    for _ in range(2):
        batches.check(batch, batch.columns, "skip", by=city.actors["chen"])
        assert work(batch).notes == [*before, note]
    batches.start(batch, by=city.actors["chen"])
    assert work(batch).notes == [*before, note]
    assert take(city, city.actors["chen"], upload()).notes == [*before, note]


# ---- kept, erased, taken back


def test_what_was_changed_goes_with_what_stood_before_when_nothing_can_be_undone_any_more(city):
    batch = take(city, city.actors["chen"], table("people", "出生日期", "1980-05"))
    with clock.at(clock.now() + rules.UNDO_LASTS - rules.UNDO_LASTS / 90):
        assert (keeping.empty(), list(warnings(batch))) == (0, [2])
    with clock.at(clock.now() + rules.UNDO_LASTS + rules.UNDO_LASTS / 90):
        assert (keeping.empty(), warnings(batch)) == (1, {})
    assert invariants.sums() == []


def test_what_was_said_of_a_person_s_cells_is_erased_with_them(city):
    person = members.register(persons.Particulars("人0"), city["motor"], by=SYSTEM)
    numbers.put(person, {"mobile": MOBILE}, by=SYSTEM)
    upload = file(["人0", UNIT, MOBILE, "1998-07-15"], heads=["姓名", "单位", "手机号", "参加工作时间"])
    batch = batches.upload(city["city"], "people", upload, by=city.actors["chen"])
    batches.check(batch, batch.columns, "fill", by=city.actors["chen"])
    assert (list(warnings(work(batch))), privacy.export(person.pk)["import_rows"]) == ([2], [])
    batches.start(batch, by=city.actors["chen"])
    assert (sums(work(batch)), list(warnings(batch))) == ((0, 1, 0, 0), [2])
    assert privacy.erase(person.pk, by=SYSTEM) == 1
    assert warnings(batch) == {}


def test_an_import_with_changes_is_taken_back_like_any_other(city):
    people, units = (
        take(city, city.actors["chen"], table(kind, head, said), kind)
        for kind, head, said in (("people", "出生日期", "1980-05"), ("units", "网址", "www.example.cn"))
    )
    for batch in (people, units):
        batches.undo(batch, by=city.actors["chen"], note="传错了")
        assert (work(batch).undone, batch.kept) == (1, 0)
    assert not Person.objects.filter(name="人0").exists()
    assert not Organisation.objects.filter(name="第0厂").exists()
