"""The table that goes back to its sender holds numbers of people in clear, for they typed them; nothing beside it does.

The numbers stand in a row that is not taken (tests/city_imports.py), and here in cells where they do not belong, which
a reason would quote.
"""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import io
import json
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from kexie.intake import results
from kexie.intake.models import Batch
from kexie.kit import jobs
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.models import Entry, Note
from kexie.kit.progress.models import Progress
from kexie.messages.models import Message
from kexie.organisations.actions import posts
from kexie.organisations.models import Organisation
from kexie.people.models import Person
from tests import city_numbers
from tests.city import City, city, city_of_module
from tests.matrix import asking, table
from tests.matrix.test_planted import log, planted

SENT = city_numbers.sent()
MOBILE, PAPER = (city_numbers.numbers(city_numbers.SENT)[name] for name in ("mobile", "id_number"))


def faults_of(pk: Any) -> str:
    return reverse("desk:import_faults", args=[pk])


@pytest.fixture
def chen(planted: City) -> Client:
    return asking.client_of("chen", planted.facts)


@pytest.fixture
def strayed(planted: City, chen: Client) -> Batch:
    """A table of today: a mobile where the gender, a paper where the unit should stand, and one head that is a number;
    sent, checked, not imported."""
    unit = Organisation.objects.get(number=planted.facts.number("dianji")).name
    lines = [
        "姓名,单位,性别,手机号,身份证号,13900000066",
        f"子甲,{unit},{MOBILE},,{PAPER},",
        f"丑乙,{PAPER},女,{MOBILE},,",
    ]
    lines += [f"寅丙,{unit},女,,,{PAPER}"]
    file = SimpleUploadedFile("名单.csv", "\n".join(lines).encode())
    chen.post(f"{reverse('desk:import_new')}?kind=people", {"idempotency_key": str(uuid4()), "file": file})
    batch = Batch.objects.latest("made_at")
    told = {f"column_{at}": code for at, code in batch.columns.items()}
    address = reverse("desk:import_mapping", args=[batch.pk])
    chen.post(address, {"idempotency_key": str(uuid4()), "policy": "skip", **told})
    jobs.drain()
    batch.refresh_from_db()
    assert (batch.state, batch.rows, batch.rejected) == ("checked", 3, 2)
    return batch


def seen(client: Client, batch: Any) -> dict[str, bytes]:
    """Everything an import shows to whoever may see it, but its file."""
    at = [reverse("desk:import_batch", args=[batch.pk]), reverse("desk:imports"), reverse("desk:home"),
          reverse("desk:messages"), reverse("desk:people") + "?q=子甲"]  # fmt: skip
    told = {one: client.get(one).getvalue() for one in at}
    told["piece"] = client.get(at[0], headers={"HX-Request": "true"}).getvalue()
    return told


def kept(batch: Any) -> dict[str, str]:
    """Everything that is kept of an import, but its file: reasons by cell, acts, notes, letters, bars."""
    return {
        "reasons": json.dumps([one.faults for one in batch.lines.all()], ensure_ascii=False),
        "warnings": json.dumps([one.warnings for one in batch.lines.all()], ensure_ascii=False),
        "batch": json.dumps([batch.heads, batch.notes, batch.options, batch.mapping], ensure_ascii=False),
        "acts": json.dumps([one.diff for one in Entry.objects.all()], ensure_ascii=False),
        "words": "".join(Note.objects.values_list("text", flat=True)),
        "messages": json.dumps([[*one] for one in Message.objects.values_list("subject", "text", "reason")]),
        "bars": json.dumps([[*one] for one in Progress.objects.values_list("title", "message")], ensure_ascii=False),
    }


def clear(told: dict[str, Any]) -> dict[str, list[str]]:
    found = {name: city_numbers.found(one if isinstance(one, bytes) else one.encode()) for name, one in told.items()}
    return {name: numbers for name, numbers in found.items() if numbers}


def test_the_sender_alone_gets_the_rows_back_as_they_were_sent(planted: City, chen: Client) -> None:
    batch = Batch.objects.get(pk=planted.facts.ties["import.checked"])
    answer = chen.get(faults_of(batch.pk))
    rows = [
        [cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows()
    ]
    assert rows[-1][3:5] == [MOBILE, PAPER]
    assert answer.headers["Cache-Control"] == "no-store"
    told = Entry.objects.get(entity="import_batch", entity_id=batch.pk, verb="export_faults")
    assert (told.diff, str(told.person_id)) == ({"rows": ["", "1"]}, planted.facts.people["chen"])


def test_a_number_in_a_row_that_is_not_taken_stands_in_the_returned_file_and_nowhere_else(
    planted: City, chen: Client, strayed: Batch, log: io.StringIO
) -> None:
    for batch in (strayed, Batch.objects.get(pk=planted.facts.ties["import.checked"])):
        assert city_numbers.found(chen.get(faults_of(batch.pk)).content) == SENT
        assert clear(seen(chen, batch)) == {}
        assert clear(kept(batch)) == {}
    told = kept(strayed)
    assert told["reasons"].count("（号码已隐去）") == 2
    assert "号码已隐去" in told["batch"]
    assert "号码已隐去" in chen.get(reverse("desk:import_batch", args=[strayed.pk])).content.decode()
    # Imported without that row, it is the same.
    chen.post(reverse("desk:import_start", args=[strayed.pk]), {"idempotency_key": str(uuid4())})
    jobs.drain()
    strayed.refresh_from_db()
    assert (strayed.state, strayed.created, strayed.rejected) == ("done", 1, 2)
    assert city_numbers.found(chen.get(faults_of(strayed.pk)).content) == SENT
    assert clear(seen(chen, strayed)) == clear(kept(strayed)) == {}
    assert clear({"log": log.getvalue()}) == {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(row::text, ' ') FROM intake_batch AS row")
        assert city_numbers.found(cursor.fetchone()[0].encode()) == []


def test_nobody_but_the_sender_gets_the_file_or_a_number_of_it(planted: City, strayed: Batch) -> None:
    staged = Batch.objects.get(pk=planted.facts.ties["import.checked"])
    told: dict[str, set[int]] = {}
    for column in table.COLUMNS:
        if column == "chen":
            continue
        client = asking.client_of(column, planted.facts)
        told[column] = {client.get(faults_of(one.pk)).status_code for one in (strayed, staged)}
        for one in (strayed, staged):
            assert clear(seen(client, one)) == {}, column
    assert told == {one: {302} if one == "stranger" else {404} for one in table.COLUMNS if one != "chen"}


def test_a_colleague_who_handles_the_same_import_sees_its_reasons_and_is_refused_its_file(
    planted: City, strayed: Batch
) -> None:
    house = Organisation.objects.get(number=planted.facts.number("city"))
    post = posts.appoint(Person.objects.get(pk=planted.facts.people["he"]), house, "officer", by=SYSTEM)
    he = asking.client_of("he", planted.facts)
    he.post(reverse("desk:acting"), {"post": post.pk})
    page = he.get(reverse("desk:import_batch", args=[strayed.pk])).content.decode()
    assert ("退回的行" in page, "下载退回的行" in page, faults_of(strayed.pk) in page) == (True, False, False)
    assert clear(seen(he, strayed)) == {}
    answer = he.get(faults_of(strayed.pk))
    assert (answer.status_code, city_numbers.found(answer.getvalue())) == (403, [])
    assert "只给导入人本人" in answer.content.decode()
    assert not Entry.objects.filter(entity_id=strayed.pk, verb="export_faults").exists()


def test_canary_a_reason_that_quotes_the_cell_as_it_stands_is_found(
    planted: City, chen: Client, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(results, "hidden", lambda reason: reason)
    batch = request.getfixturevalue("strayed")
    assert clear(kept(batch)).keys() >= {"reasons"}
    assert clear(seen(chen, batch)).keys() >= {reverse("desk:import_batch", args=[batch.pk]), "piece"}
