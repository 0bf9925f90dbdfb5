"""Tables brought into the register: 100,000 people, 20,000 units of which half are known, a list of 20,000 units to be
covered; and the people out again.

Each is one command of the product, in a process of its own, on the database of a prepared installation; memory is that
of the importing process and of the reader it starts (``bench.memory``). The tables have every column the product knows
and are written as office programs write them (``bench.tables``).
"""

import json
import sys
from pathlib import Path
from typing import Any

from bench import memory, serving, tables

PEOPLE, UNITS, PLACES, LISTED = 100_000, 20_000, 5_000, 20_000
# As the pages do it: kept, every row looked at, written, matched with the associations there are.
_LIST = """
import json, pathlib, time
from collections import Counter
from django.core.files.base import File
from bench import fill
from kexie.associations.models import BaseUnit
from kexie.intake.actions import batches, running
from kexie.organisations import queries
by, begun = fill.actor('chen', 'officer'), time.perf_counter()
told = {{'year': {year}, 'list_kind': 'other', 'source': '测速'}}
with pathlib.Path({path!r}).open('rb') as held:
    batch = batches.upload(
        queries.installation().organisation, 'base_list', File(held, name='list.xlsx'), by=by, **told
    )
columns = {{int(at): code for at, code in batch.mapping.items()}}
batches.check(batch, columns, 'skip', by=by)
running.check(batch.pk)
batches.start(batch, by=by)
running.run(batch.pk)
seconds = round(time.perf_counter() - begun, 1)
batch.refresh_from_db()
ways = Counter(BaseUnit.objects.filter(base_list__year={year}, base_list__kind='other').values_list('way', flat=True))
found = {{'rows': batch.rows, 'accepted': batch.accepted, 'ways': dict(ways), 'seconds': seconds}}
print('told', json.dumps(found))
"""
_OUT = """
import json, time
from bench import fill
from kexie.desk import people_table
by, begun = fill.actor('chen', 'officer'), time.perf_counter()
data, _ = people_table.table(by, '')
print('told', json.dumps({'seconds': round(time.perf_counter() - begun, 1), 'mb': round(len(data) / 1e6, 1)}))
"""


def measure(number: int = PEOPLE, units: int = UNITS, places: int = PLACES, listed: int = LISTED) -> dict[str, Any]:
    """Units first, then people who work in them, then the list; everything by the console command but the last, which
    pages alone begin."""
    with serving.demo() as site:
        here = site.home.parent
        _prepared()
        first, second, staff, base = (here / f"{name}.xlsx" for name in ("units", "more", "people", "list"))
        tables.write(first, tables.units(0, units // 2))
        tables.write(second, tables.units(0, units))
        tables.write(staff, tables.people(number, min(places, units)))
        tables.write(base, tables.listed(listed, units))
        _run(site, "units", first)
        found = {
            "rows": {"people": number, "units": units, "listed": listed, "people_file_mb": staff.stat().st_size // 10**6},
            "units": _run(site, "units", second, "--policy", "overwrite"),
            "people": _run(site, "people", staff, "--signed"),
            "base_list": _asked(site, _LIST.format(path=str(base), year=_this_year())),
            "export": {"people": _asked(site, _OUT)},
        }  # fmt: skip
    # Nobody of them is known there: the same people once more, as a .csv.
    with serving.demo() as site:
        path = site.home.parent / "people.csv"
        tables.write_csv(path, tables.people(number, min(places, units)))
        tables.write(first := path.with_name("units.xlsx"), tables.units(0, units // 2))
        _run(site, "units", first)
        return found | {"people_csv": _run(site, "people", path, "--signed")}


def _prepared() -> None:
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kexie.config.settings")
    django.setup()


def _this_year() -> int:
    """Units that were registered today stand on no day of the year before."""
    from kexie.kit import clock

    return clock.today().year


def _run(site: serving.Installation, kind: str, path: Path, *more: str) -> dict[str, Any]:
    """One import: what the command tells, the whole time of its process, its memory and its reader's."""
    words = ["-m", "kexie.machine.cli", "registry-import", kind, str(path), "--json", *more]
    told, seconds, peaks = memory.run([sys.executable, *words], site.environment, serving.ROOT)
    found = json.loads(told)
    return {
        "rows": found["rows"], "accepted": found["accepted"], "rejected": found["rejected"][:3],
        "seconds": found["seconds"], "process_seconds": round(seconds, 1), **peaks.told(),
    }  # fmt: skip


def _asked(site: serving.Installation, code: str) -> dict[str, Any]:
    """What this code tells inside the installation, with its memory."""
    words = ["-m", "kexie.machine.cli", "manage", "shell", "-c", code]
    told, _, peaks = memory.run([sys.executable, *words], site.environment, serving.ROOT)
    return {**json.loads(told.rsplit("told", 1)[1]), **peaks.told()}
