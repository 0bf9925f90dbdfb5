"""Every hostile file as evidence of a report, in the file field of a reply slip and as its filled-in table.

The gate tries every twelfth of them, the full run all.
"""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.city import City, city, city_of_module
from tests.faults import test_hostile_uploads as uploads
from tests.matrix import asking

TOLD = {"a-f1": "3", "a-f3": "参加", "a-f4-0-name": "冯雪梅", "a-f4-0-phone": "027-65692271", "a-changes": "0"}


def _evidence(city: City) -> tuple[Client, str, dict[str, str], str, Callable[[], str]]:
    from kexie.plans.models import Report

    address = reverse("desk:target_reports", args=[city.facts.plans["dianji"]])
    kept = lambda: reverse("desk:report_file", args=[Report.objects.latest("reported_at").pk])  # noqa: E731
    return asking.client_of("wang", city.facts), address, {"value": "1", "words": "新建一家"}, "file", kept


def _slip(city: City, client: Client, address: str, body: dict[str, str]) -> Any:
    from kexie.notices.models import Reply

    ref = city.facts.ref("city.issued")

    def kept() -> str:
        row = Reply.objects.latest("at")
        return reverse("desk:reply_file", args=[ref, row.addressee_id, row.pk, "f5"])

    return client, address, TOLD | body, "a-f5", kept


def _desk(city: City) -> Any:
    address = reverse("desk:reply", args=[city.facts.ref("city.issued")])
    return _slip(city, asking.client_of("zhao", city.facts), address, {})


def _link(city: City) -> Any:
    address = reverse("portal:reply", args=[city.facts.slips["link"]])
    return _slip(city, Client(), address, {"a-name": "冯雪梅", "a-position": "干事"})


DOORS = {"evidence": _evidence, "slip": _desk, "link": _link}


def _wrong(city: City, name: str, paths: list[Path]) -> list[str]:
    client, address, body, field, kept = DOORS[name](city)
    reader = client if name == "evidence" else asking.client_of("chen", city.facts)
    wrong, taken = [], 0
    for path in paths:
        content = path.read_bytes()
        with transaction.atomic():
            sent = {**body, field: SimpleUploadedFile(path.name, content), "idempotency_key": str(uuid4())}
            answer = client.post(address, sent)
            is_kept = answer.status_code == 302
            taken += is_kept
            found = uploads.given_back(reader.get(kept()), content) if is_kept else uploads.refused(answer)
            wrong += [f"{path.name}: {fault}" for fault in found]
            transaction.set_rollback(True)
    # A door that refuses everything would pass as well.
    return wrong if 0 < taken < len(paths) or not paths else [f"{taken} of {len(paths)} were taken"]


def _as_table(city: City, name: str, paths: list[Path]) -> list[str]:
    """Sent as the filled-in table of a reply slip: the page comes back and says why, or shows what it read."""
    client, address, *_ = DOORS[name](city)
    wrong = []
    for path in paths:
        answer = client.post(address, {"act": "read", "sheet": SimpleUploadedFile(path.name, path.read_bytes())})
        page = answer.content.decode()
        if answer.status_code not in (200, 422) or "Traceback" in page:
            wrong.append(f"{path.name}: {answer.status_code}")
        elif answer.status_code == 422:
            wrong += [f"{path.name}: {fault}" for fault in uploads.refused(answer)]
    return wrong


@pytest.mark.parametrize("door", ["link", "slip"])
def test_some_hostile_files_sent_as_a_filled_in_table_are_read_or_refused_with_a_reason(city: City, door: str):
    assert _as_table(city, door, uploads.files()[::12]) == []


@pytest.mark.full
@pytest.mark.parametrize("door", ["link", "slip"])
def test_every_hostile_file_sent_as_a_filled_in_table_is_read_or_refused_with_a_reason(city: City, door: str):
    assert _as_table(city, door, uploads.files()) == []


@pytest.mark.parametrize("door", sorted(DOORS))
def test_some_hostile_files_are_refused_with_a_reason_or_kept_and_given_back_safely(city: City, door: str):
    assert _wrong(city, door, uploads.files()[::12]) == []


@pytest.mark.full
@pytest.mark.parametrize("door", sorted(DOORS))
def test_every_hostile_file_is_refused_with_a_reason_or_kept_and_given_back_safely(city: City, door: str):
    assert _wrong(city, door, uploads.files()) == []
