"""The small city of the organisations' tests, with the officers who import; tables read without a process for each."""

import io
from collections.abc import Iterator
from typing import Any

import pytest

from kexie.kit import files, tables
from kexie.kit.tables import Row, SheetFacts, apart
from kexie.kit.verdict import Refused, require
from tests.associations.conftest import city

__all__ = ["city"]


class Here(tables.Reading):
    """What the reading process would tell, told in this one."""

    def __init__(self, upload: Any, kind: str, sheet: str) -> None:
        self.notes, self.rows, self.size = (), 0, 0
        upload.seek(0)
        self._told = apart.told(kind, io.BytesIO(upload.read()), sheet)  # as the other does, which has all at once
        self.sheets = tuple(SheetFacts(*one) for one in self._ask()["sheets"])
        if sheet and sheet not in {one.name for one in self.sheets}:
            raise Refused(f"文件里没有名为“{sheet}”的工作表", "tables.sheet")

    def _ask(self) -> dict[str, Any]:
        try:
            return next(self._told)
        except apart.TableError as fault:
            raise Refused(str(fault), "tables.content") from None

    def __iter__(self) -> Iterator[Row]:
        while "notes" not in (told := self._ask()):
            self.size = told["of"]
            for number, cells, faults, spans in told["rows"]:
                yield Row(self.sheets[told["sheet"]].name, number, list(cells), dict(faults or {}), dict(spans or {}))
        self.notes += tuple(told["notes"])

    def close(self) -> None:
        self._told.close()


def read(upload: Any, *, sheet: str = "") -> Here:
    verdict, name = files.judge(upload, "table")
    require(verdict)
    return Here(upload, files.names.ending(name), sheet)


@pytest.fixture(autouse=True)
def _read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "really_apart" not in request.fixturenames:
        monkeypatch.setattr(tables, "read", read)


@pytest.fixture
def really_apart() -> None:
    """For a test of the reading process itself."""
