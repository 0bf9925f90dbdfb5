"""`python -m tests.matrix --print [PART …]`: the matrix as the product answers today, as CSV, to be reviewed by hand.

Of all addresses, or of those that hold one of the parts (`/profile/`).
Starts its own database; prints what expected.csv would be, writes nothing.
"""

import contextlib
import csv
import sys
import tempfile
from pathlib import Path
from typing import Any

from kexie.machine import testing  # first: it says KEXIE_ENV=test

HEAD = ("address", "method", "scope")
EXPECTED = Path(__file__).parent / "expected.csv"


def write(answers: dict[tuple[str, str, str], dict[str, str]], out: Any) -> None:
    """The table, one line for a key, one column for each of the cast."""
    from tests.matrix import table

    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow((*HEAD, *table.COLUMNS))
    for key, told in answers.items():
        sheet.writerow((*key, *(told[column] for column in table.COLUMNS)))


def read(path: Path = EXPECTED) -> dict[tuple[str, str, str], dict[str, str]]:
    """The reviewed table. Raises ValueError where a line stands twice."""
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    with path.open(encoding="utf-8", newline="") as text:
        for line in csv.DictReader(text):
            key = (line.pop("address"), line.pop("method"), line.pop("scope"))
            if key in found:
                raise ValueError(f"twice in {path.name}: {key}")
            found[key] = line
    return found


def _today(parts: list[str]) -> dict[tuple[str, str, str], dict[str, str]]:
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kexie.config.settings")
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(testing.server(Path(__file__).resolve().parents[2] / "var" / "test-templates"))
        os.environ["KEXIE_APP_DSN"] = server.app_dsn
        import django

        django.setup()
        from django.db import transaction
        from django.test.utils import setup_test_environment

        from tests import city
        from tests.matrix import asking, table

        setup_test_environment()
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kexie-matrix-")))
        town = city.clone_of(server, "matrix", home)
        stack.enter_context(city.django_on(town.clone, home / "files"))
        for column in table.COLUMNS:
            with transaction.atomic():
                for row, told in ((one.row, one.status) for one in asking.answers(column, town.facts, parts)):
                    found.setdefault(row.key, {})[column] = told
                transaction.set_rollback(True)
    return found


if __name__ == "__main__":
    if sys.argv[1:2] != ["--print"]:
        sys.exit(__doc__)
    write(_today(sys.argv[2:]), sys.stdout)
