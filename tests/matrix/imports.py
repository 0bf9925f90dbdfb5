"""The addresses of imports: with which batches each is tried, and what a right POST sends (tests/city_imports.py)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.city import Facts

Scopes = dict[str, dict[str, Any]]


def _batches(*names: str) -> Callable[[Facts], Scopes]:
    absent = {"absent": {"pk": UUID("00000000-0000-7000-8000-000000000000")}}
    return lambda facts: {name: {"pk": UUID(facts.ties[f"import.{name}"])} for name in names} | absent


SCOPES: dict[str, Callable[[Facts], Scopes]] = {
    "desk:import_batch": _batches("uploaded", "checked", "done", "jiangan"),
    "desk:import_mapping": _batches("uploaded", "jiangan"),
    "desk:import_sheet": _batches("uploaded"),
    "desk:import_start": _batches("checked", "done"),
    "desk:import_resumption": _batches("done"),
    "desk:import_removal": _batches("uploaded", "jiangan"),
    "desk:import_withdrawal": _batches("done"),
    "desk:import_faults": _batches("checked", "jiangan"),
    "desk:import_template": lambda facts: {"people": {"kind": "people"}, "nothing": {"kind": "nothing"}},
}


def _new(*_: Any) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("人员.csv", "姓名,单位\n李四,长江电机\n".encode())}


POST_ONLY = frozenset(f"desk:import_{noun}" for noun in ("mapping", "sheet", "start", "resumption", "removal"))
BODIES: dict[str, Any] = {
    "desk:imports": None,
    "desk:import_new": _new,
    "desk:import_template": None,
    "desk:import_batch": None,
    "desk:import_mapping": lambda *_: {"column_0": "name", "column_1": "unit", "policy": "skip"},
    "desk:import_sheet": lambda *_: {"sheet": "文本"},
    "desk:import_start": lambda *_: {},
    "desk:import_resumption": lambda *_: {},
    "desk:import_removal": lambda *_: {},
    "desk:import_withdrawal": lambda *_: {"note": "传错了文件"},
    "desk:import_faults": None,
    "desk:people_table": None,
}
