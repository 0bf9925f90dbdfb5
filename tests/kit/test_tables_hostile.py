"""Tables that nobody should open, or that are broken: each is refused with its reason, or read to the last row."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from kexie.kit import files, tables
from kexie.kit.tables import apart, plain
from kexie.kit.tables.formats import style_of
from kexie.kit.tables.kinds import Text
from kexie.kit.tables.lines import TableError
from kexie.kit.tables.mapping import Field, Heads, propose
from kexie.kit.verdict import Refused
from kexie.kit.word.package import Package
from tests import beside
from tests.kit.tables_of import packed, told, worksheet, xls, xlsx

BROKEN, CUT, LOCKED, OTHER = "文件已损坏，打不开", "文件内容不完整", "带密码", "内容不是"
DECLARED = "不允许的声明（DOCTYPE）"
# What becomes of every file of the hostile sets that says it is a table: rows read, or a part of the reason.
GENERATED: dict[str, int | str] = {
    "billion_laughs.xlsx": DECLARED, "bomb_200MB_sheet.xlsx": "压缩比异常", "empty.xlsx": "文件是空的",
    "far_cell_XFD1048576.xlsx": "第 1048576 行 XFD 列还有内容", "formula_cells.xlsx": 1,
    "row_number_lies.xlsx": "第 5 行的行号或列号前后矛盾", "truncated.xlsx": BROKEN, "xxe_local_file.xlsx": DECLARED,
    "html_as.xls": OTHER, "gb18030_rare.csv": 2, "gbk.csv": 2, "nul_bytes.csv": "不是文字的内容", "utf16.csv": 2,
    "utf8_bom_cr.csv": 2,
}  # fmt: skip
SPECTRUM: dict[str, int | str] = {
    "comma_in_quotes.csv": 2, "empty.csv": 3, "empty_crlf.csv": 3, "escaped_quotes.csv": 3, "json.csv": 2,
    "newlines.csv": 4, "newlines_crlf.csv": 4, "quotes_and_newlines.csv": 3, "simple.csv": 2, "simple_crlf.csv": 2,
    "utf8.csv": 3,
}  # fmt: skip
XLSX, XLS = "clusterfuzz-testcase-minimized-{}.xlsx", "clusterfuzz-testcase-minimized-POIHSSFFuzzer-{}.xls"
OFFICE: dict[str, int | str] = {
    "MalformedSSTCount.xlsx": 3, "invalid.xlsx": OTHER, "poc-shared-strings.xlsx": "第 0 行的行号或列号前后矛盾",
    "poc-xmlbomb-empty.xlsx": DECLARED, "poc-xmlbomb.xlsx": DECLARED, "workbookProtection-sheet_password-2013.xlsx": 1,
    "workbookProtection-workbook_password-2013.xlsx": 1, "workbookProtection-workbook_password_user_range-2010.xlsx": 1,
    "xlsx-corrupted.xlsx": 5, "xxe_in_schema.xlsx": 2, "crash-274d6342e4842d61be0fb48eaadad6208ae767ae.xlsx": BROKEN,
    "crash-9bf3cd4bd6f50a8a9339d363c2c7af14b536865c.xlsx": LOCKED, "password.xls": LOCKED, "xor-encryption-abc.xls": LOCKED,
    XLSX.format("POIFuzzer-5040805309710336"): OTHER, XLSX.format("POIXSSFFuzzer-5937385319563264"): CUT,
    **{XLSX.format(f"POIXSSFFuzzer-{number}"): BROKEN for number in (
        4828727001088000, 5089447305609216, 5185049589579776, 5265527465181184, 6123461607817216, 6419366255919104,
        6448258963341312)},
    **{XLSX.format(f"XLSX2CSVFuzzer-{number}"): BROKEN for number in (
        5025401116950528, 5542865479270400, 5636439151607808, 6504225896792064, 6594557414080512)},
    XLS.format(4651309315719168): LOCKED, XLS.format(4977868385681408): 4, XLS.format(5285517825277952): 4,
    **{XLS.format(number): BROKEN for number in (
        4657005060816896, 4819588401201152, 5175219985448960, 5436547081830400, 5786329142919168, 5816431116615680,
        5889658057523200, 6137883240824832, 6322470200934400, 6483562584932352, 6537773940867072)},
}  # fmt: skip
FOLDERS = {"generated": GENERATED, "csv-spectrum": SPECTRUM, "office": OFFICE}


def outcome(name: str, data: bytes) -> int | str:
    """As ``tables.read`` answers, without a process for each file."""
    verdict, clean = files.judge(ContentFile(data, name=name), "table")
    if not verdict:
        return verdict.reason
    try:
        return len(told(files.names.ending(clean), data).rows)
    except TableError as fault:
        return str(fault)


def apart_outcome(name: str, data: bytes) -> int | str:
    try:
        with tables.read(ContentFile(data, name=name)) as found:
            return sum(1 for _ in found)
    except Refused as fault:
        return fault.reason


@pytest.mark.parametrize("ask", [outcome, pytest.param(apart_outcome, marks=pytest.mark.full)])
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_hostile_or_odd_table_is_refused_with_its_reason_or_read_whole(folder: str, ask) -> None:
    place = beside.at_hand(f"data/bad_inputs/{folder}", f"{len(FOLDERS[folder])} tables")
    if place is None:
        return
    expected = FOLDERS[folder]
    found = {path.name: ask(path.name, path.read_bytes()) for path in _tables(place)}
    assert {name: one if isinstance(one, int) or one not in str(found[name]) else found[name] for name, one in expected.items()} == found  # fmt: skip


def _tables(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in (".xlsx", ".xls", ".csv", ".ods", ".et", ".txt"))


@pytest.mark.parametrize(("name", "data", "reason"), [
    ("a.xlsm", b"PK", "不接收.xlsm文件"),
    ("a.zip", packed({"a.xlsx": b""}), "不接收.zip文件"),
    ("a.xlsx", packed({"[Content_Types].xml": b"", "xl/workbook.xml": b"", "xl/vbaProject.bin": b""}), "带宏"),
    ("a.xlsx", packed({"[Content_Types].xml": b"", "xl/workbook.xml": b"", "xl/macrosheets/sheet1.xml": b""}), "带宏"),
    ("a.xlsx", packed({"[Content_Types].xml": b"macroEnabled", "xl/workbook.xml": b""}), "带宏"),
    ("a.xlsx", packed({"[Content_Types].xml": b"", "xl/workbook.xml": b"", "a.zip": b""}), "压缩包里还有压缩包"),
    ("a.xlsx", packed({"[Content_Types].xml": b"", "xl/workbook.xml": b"", "xl/embeddings/a.bin": b""}), "嵌有别的文件"),
    ("a.xlsx", packed({f"{n}": b"" for n in range(2001)}), "最多 2000 个"),
    ("a.xlsx", xls(["x"]), "带密码，或是旧格式改了名"),
    ("a.xls", xlsx(["x"]), "内容不是 xls 文件"),
    ("a.ods", packed({"mimetype": b""}), "内容不是 ods 文件"),
    ("a.ods", packed({"content.xml": b"", "Basic/Standard/a.xml": b""}), "带宏"),
    ("a.ods", packed({"content.xml": b"<!DOCTYPE a>"}), "DOCTYPE"),
    ("a.csv", b"<html><table>", "内容不是 csv 文件"),
])  # fmt: skip
def test_what_the_look_at_the_file_refuses_never_reaches_a_reader(
    name: str, data: bytes, reason: str, monkeypatch
) -> None:
    def started(*_: object, **__: object) -> None:
        raise AssertionError("a reader was started")

    monkeypatch.setattr(subprocess, "Popen", started)
    with pytest.raises(Refused, match=reason):
        tables.read(ContentFile(data, name=name))


def test_canary_without_the_look_at_the_directory_the_bomb_is_read_to_its_end() -> None:
    """A few kB that unpack to 6 MB: the reader alone takes all of it; at 200 MB that would be its time thirty times."""
    data = worksheet("".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>{" " * 4000}' for n in range(1, 1501)))
    assert len(data) < 6_000_000 / 100
    assert outcome("a.xlsx", data) == "文件的压缩比异常（超过 100 倍），没有接收"
    begun = time.process_time()
    assert len(told("xlsx", data).rows) == 1500
    assert time.process_time() - begun > 0.005, "the look took the time of none of it"


SHARED = f"<si><t>{'字' * 32_000}</t></si>"


def test_one_text_in_every_cell_is_not_written_out_without_end() -> None:
    cells = "".join(f'<c r="{tables.letters(at)}{{n}}" t="s"><v>0</v></c>' for at in range(100))
    rows = "".join(f'<row r="{n}">{cells.format(n=n)}</row>' for n in range(1, 41))
    begun = time.process_time()
    assert outcome("a.xlsx", worksheet(rows, strings=SHARED)) == "文字总数超过 6000 万。请拆分后再选"
    assert time.process_time() - begun < 2


def test_joined_cells_that_overlap_without_end_are_refused() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 400))
    joined = "".join(f'<mergeCell ref="A{n}:A1048576"/>' for n in range(1, 400))
    found = outcome("a.xlsx", worksheet(rows, f"<mergeCells>{joined}</mergeCells>"))
    assert found == "第 301 行起合并的单元格互相重叠。请取消合并后另存再选"


def test_rows_without_end_are_read_once_and_not_over_and_over_again(monkeypatch) -> None:
    """Empty rows close themselves: nothing to part them by. Beyond what a row may be long, the parser takes over."""
    monkeypatch.setattr(plain, "_LONGEST", 1 << 19)
    rows = "".join(f'<row r="{n}" ht="{n % 977}.25"/>' for n in range(1, 40_000))
    data = worksheet(rows + '<row r="40000"><c r="A40000"><v>1</v></c></row>')
    assert list(told("xlsx", data).rows) == [(0, 40_000)]
    with pytest.raises(plain.Unusual):
        list(plain.rows(Package(data, "xl/workbook.xml").stream("xl/worksheets/sheet1.xml")))


def test_a_format_or_a_head_of_absurd_length_takes_no_time() -> None:
    fields = [Field(name, name, Text(), ("名",)) for name in ("姓名", "单位", "手机")]
    begun = time.process_time()
    assert style_of("m" * 1_000_000).kind == "general"
    assert propose(Heads("表", 1, 1, ("(" * 32_767,) * 20), fields).columns == {}
    assert time.process_time() - begun < 2


def limited(data: bytes, before: str) -> subprocess.CompletedProcess[bytes]:
    """The reading process with limits of the test's own."""
    code = f"from kexie.kit.tables import apart; {before}; apart.main('xlsx')"
    with tempfile.TemporaryFile() as held:
        held.write(data)
        held.seek(0)
        return subprocess.run([sys.executable, "-c", code], stdin=held, capture_output=True, check=False)


@pytest.mark.full
def test_a_file_that_needs_more_memory_than_there_is_is_refused_in_words() -> None:
    """100,000 texts of 200 signs take 20 MB; the canary reads the same file within the real limit."""
    strings = "".join(f"<si><t>{n:0200d}</t></si>" for n in range(100_000))
    data = worksheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', strings=strings)
    done = limited(data, "apart.MEMORY = 38 << 20")
    assert (done.returncode, done.stdout.decode()) == (0, f'{{"refused":"{apart._LARGE}"}}\n')
    assert f'["{7:0200d}"]'.encode() in limited(data, "pass").stdout


@pytest.mark.full
def test_a_reader_that_takes_more_processor_time_than_allowed_is_ended() -> None:
    done = limited(b"", "apart.SECONDS = 1; apart.told = lambda *_: iter(lambda: 0, 1)")
    assert done.returncode == -9, "ended by the kernel"


def test_a_reader_that_says_nothing_for_too_long_or_dies_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(tables, "MOST_SECONDS", 0.001)
    with pytest.raises(Refused, match="庞杂"):
        tables.read(ContentFile(xlsx(["x"]), name="a.xlsx"))
    monkeypatch.undo()
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(Refused, match="庞杂"):
        tables.read(ContentFile(xlsx(["x"]), name="a.xlsx"))


def test_a_reader_that_keeps_rows_for_itself_is_caught(monkeypatch) -> None:
    """What it says it gave out must be what came."""
    answer = '{"sheets":[["a",false]]}\n{"rows":[[1,["x"],0,0]],"sheet":0}\n{"notes":[],"rows":2}\n'
    real = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda _, **more: real(["/bin/echo", "-n", answer], **more))
    with tables.read(ContentFile(xlsx(["x"]), name="a.xlsx")) as found, pytest.raises(Refused, match="庞杂"):
        list(found)


@pytest.mark.full
def test_a_table_that_unpacks_to_just_under_the_limit_is_read_within_300_megabytes() -> None:
    """The texts of all cells are what is held: six million of them, packed. Beyond the limit there is no memory."""
    strings = "".join(f"<si><t>{n:07d}</t></si>" for n in range(6_500_000))
    data = worksheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', strings=strings)
    assert apart_outcome("a.xlsx", data) == 1
