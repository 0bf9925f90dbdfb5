"""Tables as somebody sends them, and what an import of one came to."""

from typing import Any

from django.core.files.base import ContentFile
from stdnum.cn import ric

from kexie.intake import queries
from kexie.intake.actions import batches, running
from kexie.intake.models import Batch
from kexie.kit import jobs
from kexie.kit.actor import Actor
from kexie.organisations.codes import credit
from tests.kit.tables_of import xlsx

HEADS = ["姓名", "性别", "出生日期", "手机号", "身份证号", "职称", "单位", "职务"]
MOBILE, OTHER_MOBILE = "13871234501", "13871234502"


def number(born: str = "19800502", serial: int = 1, place: str = "420102") -> str:
    """A citizen's number that fits its own check; odd serials are men's."""
    body = f"{place}{born}{serial:03d}"
    return body + ric.calc_check_digit(body + "0")


def code(serial: int, head: str = "91420100") -> str:
    """A credit code that passes both checks."""
    body = f"{serial:08d}"
    seventeen = head + body + credit.organisation_check_digit(body)
    return seventeen + credit.check_digit(seventeen)


def row(name: str, **told: str) -> list[str | None]:
    given = {"姓名": name, "单位": "光明电机公司科协", **told}
    return [given.get(head) for head in HEADS]


def file(*rows: list[Any], heads: list[Any] | None = None, name: str = "人员.xlsx") -> "ContentFile[bytes]":
    return ContentFile(xlsx(heads or HEADS, *rows), name=name)


def take(city: Any, by: Actor, upload: Any, kind: str = "people", house: str = "", **more: Any) -> Batch:
    """From the file to the end, as the console does it."""
    organisation = city[house] if house else next(one for one in city.units.values() if one.pk == by.organisation_id)
    batch = batches.take(organisation, kind, upload, by=by, **more)
    running.run(batch.pk)
    batch.refresh_from_db()
    return batch


def sums(batch: Batch) -> tuple[int, int, int, int]:
    return batch.created, batch.updated, batch.skipped, batch.rejected


def faults(batch: Batch) -> dict[int, list[str]]:
    return {one.number: [reason for _, _, reason in one.faults] for one in queries.batches.rejected(batch)}


def work(batch: Batch) -> Batch:
    """What waits for the worker is done."""
    jobs.drain()
    batch.refresh_from_db()
    return batch
