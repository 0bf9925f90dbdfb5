"""Tables brought into the register: 100,000 people, 20,000 units of which half are known, and both lists out again.

Each is one command of the product, in a process of its own, on the database of a prepared installation; memory is the
peak of the importing process and of the reader it starts.
"""

import json
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import serving
from bench.sheets import people

PEOPLE, UNITS, PLACES = 100_000, 20_000, 5_000
_PEAK = """
import json, resource, runpy, sys
sys.argv = ['kexie', *json.loads({words!r})]
try:
    runpy.run_module('kexie.machine.cli', run_name='__main__')
except SystemExit:
    pass
told = open('/proc/self/status').read().partition('VmHWM:')[2].split()[0]
print('peak', json.dumps([int(told) // 1024, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024]))
"""
_EXPORT = """
import json, time
from bench import fill
from kexie.associations import queries
from kexie.desk import people_table, register_facts
by = fill.actor('chen', 'officer')
told = {}
for name, made in (('people', lambda: people_table.table(by, '')),
                   ('register', lambda: register_facts.table(queries.register(by, queries.Wanted())))):
    begun = time.perf_counter()
    data, _ = made()
    told[name] = {'seconds': round(time.perf_counter() - begun, 1), 'mb': round(len(data) / 1e6, 1)}
high = open('/proc/self/status').read().partition('VmHWM:')[2].split()[0]
print('told', json.dumps({**told, 'own_mb': int(high) // 1024}))
"""


def measure(number: int = PEOPLE, units: int = UNITS, places: int = PLACES) -> dict[str, Any]:
    """Units first, then people who work in them; everything by the console command."""
    with serving.demo() as site:
        here = site.home.parent
        first, second = here / "units.xlsx", here / "more.xlsx"
        _write(first, _units(0, units // 2))
        _write(second, _units(0, units))
        staff = here / "people.xlsx"
        _write(staff, _people(number, min(places, units)))
        _run(site, "units", first)
        found = {"units": _run(site, "units", second, "--policy", "overwrite"), "people": _run(site, "people", staff)}
        told = site.kexie("manage", "shell", "-c", _EXPORT).rsplit("told", 1)[1]
        return {"rows": {"people": number, "units": units}, **found, "export": json.loads(told)}


def _people(number: int, places: int) -> Iterator[list[Any]]:
    """As bench.sheets, in units that there are; a number of every person of its own."""
    from stdnum.cn import ric

    heads, *rows = people(number)
    yield heads
    for at, row in enumerate(rows):
        born = str(row[3])[6:14]
        body = f"42{at // 1000 % 100:02d}{at // 100_000 % 100:02d}{born}{at % 500 * 2 + (row[2] == '男'):03d}"[:17]
        yield [*row[:3], body + ric.calc_check_digit(body + "0"), row[4], f"武汉第{at % places:05d}仪表厂", *row[6:]]


def _units(first: int, end: int) -> Iterator[list[Any]]:
    from kexie.organisations.codes import credit

    yield [
        "单位名称",
        "统一社会信用代码",
        "所属区域",
        "单位性质",
        "规模",
        "行业",
        "地址",
        "联系人",
        "电话",
        "职工总数",
        "科技人员数",
    ]
    for at in range(first, end):
        body = f"{at:08d}"
        code = f"91420100{body}{credit.organisation_check_digit(body)}"
        yield [
            f"武汉第{at:05d}仪表厂", code + credit.check_digit(code), ("江岸区", "武昌区", "洪山区")[at % 3],
            ("民营企业", "国有企业")[at % 2], ("大型", "中型", "小型")[at % 3], f"C{13 + at % 30}", f"工业路{at}号",
            f"{'赵钱孙李'[at % 4]}工", f"027-8{at % 10_000_000:07d}", 100 + at % 900, 10 + at % 80,
        ]  # fmt: skip


def _write(path: Path, rows: Iterator[list[Any]]) -> None:
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kexie.config.settings")
    django.setup()
    from kexie.kit import sheets

    heads, *told = rows
    path.write_bytes(sheets.workbook([sheets.Sheet("表", [str(one) for one in heads], told)], lean=True))


def _run(site: serving.Installation, kind: str, path: Path, *more: str) -> dict[str, Any]:
    """One import: what the command tells, the whole time of its process, its peak of memory and its reader's."""
    words = json.dumps(["registry-import", kind, str(path), "--json", *more])
    begun = time.monotonic()
    done = subprocess.run(
        [str(serving.KEXIE.with_name("python")), "-c", _PEAK.format(words=words)], env=site.environment,
        cwd=serving.ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode or "peak" not in done.stdout:
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-4000:])
    told, _, peak = done.stdout.rpartition("peak")
    found = json.loads(told)
    own, reader = json.loads(peak)
    return {
        "rows": found["rows"], "accepted": found["accepted"], "rejected": found["rejected"][:3],
        "seconds": found["seconds"], "process_seconds": round(time.monotonic() - begun, 1), "own_mb": own,
        "reader_mb": reader,
    }  # fmt: skip
