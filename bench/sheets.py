"""Tables that come in: 100,000 people of 15 columns read, mapped and checked; every hostile file refused.

Everything is done as an import does it: the look at the file, the reading process, the mapping from the heads, each
row checked. Memory is the most of this process and of the reader, each (``bench.memory``).
"""

import io
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import memory

PEOPLE = 100_000
HOSTILE = Path(__file__).resolve().parents[2] / "shared" / "data" / "bad_inputs"


def people(number: int) -> Iterator[list[str | int]]:
    """Heads and rows: names, telephones, numbers of persons and codes with their check digits, days as days."""
    from stdnum.cn import ric

    yield [
        "序号", "姓名", "性别", "身份证号", "手机", "单位名称", "统一社会信用代码", "学历", "职称", "专业", "出生日期",
        "参加工作年月", "电子邮箱", "是否会员", "备注",
    ]  # fmt: skip
    for at in range(number):
        born = f"19{50 + at % 50:02d}{1 + at % 12:02d}{1 + at % 28:02d}"
        body = f"420106{born}{at % 1000:03d}"
        yield [
            at + 1, f"{'赵钱孙李周吴郑王'[at % 8]}{'建国志强秀英桂兰'[at // 8 % 8]}{at % 97}", "男女"[at % 2],
            body + ric.calc_check_digit(body + "0"), f"138{at:08d}", f"武汉第{at % 5000}厂", "91110000600037341L",
            ("博士", "硕士", "本科", "专科")[at % 4], ("高级工程师", "工程师", "助理工程师")[at % 3], f"专业{at % 300}",
            f"{born[:4]}-{born[4:6]}-{born[6:]}", f"20{at % 24:02d}-0{1 + at % 9}", f"p{at}@example.org", "是否"[at % 2],
            f"第 {at} 人的备注",
        ]  # fmt: skip


def fields() -> tuple[Any, ...]:
    """What an import of people asks for."""
    from kexie.kit.tables.kinds import Checked, Choice, Day, IdNumber, Month, Option, Phone, Text, Whole, YesNo
    from kexie.kit.tables.mapping import Field
    from kexie.organisations.codes import credit

    degrees = Choice([Option(str(at), label) for at, label in enumerate(("博士", "硕士", "本科", "专科"))])
    return (
        Field("number", "序号", Whole()), Field("name", "姓名", Text(40), required=True),
        Field("gender", "性别", Choice([Option("m", "男"), Option("f", "女")])), Field("id", "身份证号", IdNumber()),
        Field("mobile", "手机", Phone(mobile=True)), Field("unit", "单位名称", Text(), required=True),
        Field("credit", "统一社会信用代码", Checked(credit.check, "统一社会信用代码")), Field("degree", "学历", degrees),
        Field("title", "职称", Text(40)), Field("discipline", "专业", Text(40)), Field("born", "出生日期", Day()),
        Field("joined", "参加工作年月", Month()), Field("email", "电子邮箱", Text(80)),
        Field("member", "是否会员", YesNo()), Field("note", "备注", Text(500)),
    )  # fmt: skip


def ours(path: Path) -> dict[str, Any]:
    """Read, map and check a file; run in a process of its own, so that the memory is that of the import alone."""
    from itertools import chain, islice

    from django.core.files.base import File

    from kexie.kit import tables
    from kexie.kit.tables.mapping import find_heads, propose
    from kexie.kit.tables.records import Reader

    begun, before = time.perf_counter(), time.process_time()
    with path.open("rb") as held, tables.read(File(held, name=path.name)) as found:
        rows = iter(found)
        first = list(islice(rows, 50))
        heads = find_heads(first, fields())
        assert heads is not None
        proposal = propose(heads, fields(), rows=first[1:])
        rows_by = Reader(fields(), proposal.columns)
        records = (rows_by.record(row) for row in chain(first, rows) if row.number > heads.last)
        faulty = sum(bool(record.faults) for record in records)
    seconds, spent = time.perf_counter() - begun, time.process_time() - before
    reader = os.times()
    return {
        "rows": found.rows - 1, "mapped": len(proposal.columns), "faulty": faulty, "seconds": round(seconds, 1),
        "cpu_seconds": {"own": round(spent, 1), "reader": round(reader.children_user + reader.children_system, 1)},
    }  # fmt: skip


def hostile() -> dict[str, Any]:
    """The slowest of the hostile tables, and how many were refused and read."""
    from django.core.files.base import ContentFile

    from kexie.kit import tables
    from kexie.kit.verdict import Refused

    slowest, refused, read = (0.0, ""), 0, 0
    endings = {f".{kind}" for kind in tables.KINDS}
    for path in sorted(one for one in HOSTILE.rglob("*") if one.suffix in endings and one.parent.name != "bad_inputs"):
        data = path.read_bytes()
        begun = time.perf_counter()
        try:
            with tables.read(ContentFile(data, name=path.name)) as found:
                read += sum(1 for _ in found) >= 0
        except Refused:
            refused += 1
        slowest = max(slowest, (time.perf_counter() - begun, path.name))
    return {"refused": refused, "read": read, "slowest_seconds": round(slowest[0], 2), "slowest": slowest[1]}


def measure() -> dict[str, Any]:
    """Reading of 100,000 people as .xlsx and as .csv in GB 18030; writing them; the hostile files."""
    import csv
    import tempfile

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kexie.config.settings")
    django.setup()
    from kexie.kit import sheets

    with tempfile.TemporaryDirectory() as folder:
        heads, *rows = people(PEOPLE)
        begun = time.perf_counter()
        book = sheets.workbook([sheets.Sheet("名册", [str(one) for one in heads], rows)], lean=True)
        written = time.perf_counter() - begun
        workbook, text = Path(folder) / "people.xlsx", Path(folder) / "people.csv"
        workbook.write_bytes(book)
        held = io.StringIO()
        csv.writer(held).writerows([heads, *rows])
        text.write_bytes(held.getvalue().encode("gb18030"))
        return {
            "people": PEOPLE, "file_mb": round(len(book) / 1e6, 1), "write_seconds": round(written, 1),
            "xlsx": _alone(workbook), "csv": _alone(text), "hostile": hostile(),
        }  # fmt: skip


def _alone(path: Path) -> dict[str, Any]:
    """In a process that did not write the file: what it held would be counted."""
    code = (
        "import django, json, os, pathlib, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'kexie.config.settings'; "
        "django.setup(); from bench import sheets; "
        "print(json.dumps(sheets.ours(pathlib.Path(sys.argv[1]))))"
    )
    told, _, peaks = memory.run([sys.executable, "-c", code, str(path)], os.environ, Path.cwd())
    return {**json.loads(told), **peaks.told()}
