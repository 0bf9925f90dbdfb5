"""The migration that takes mobiles to their persons: on rows as they were, in batches, once begun to be gone on with."""

import importlib
import logging
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from kexie.kit.actor import SYSTEM
from kexie.people import queries
from kexie.people.actions import persons
from kexie.people.models import Person

carried: Any = importlib.import_module("kexie.messages.migrations.0002_mobiles_to_people")
TABLE = """
create table messages_mobile (person_id uuid primary key references people_person deferrable initially deferred,
    sealed varchar(200) not null, set_at timestamptz not null)
"""


def _as_it_was(numbers: list[str | None]) -> Any:
    """People with rows of the old table, None for one of a lost secret; the models as the migration sees them."""
    box = carried._box("messages.mobile")
    with transaction.atomic(), connection.cursor() as cursor:
        for place, number in enumerate(numbers):
            person = persons.record(persons.Particulars(name=f"人{place}"), by=SYSTEM)
            sealed = box.encrypt(number.encode()).decode() if number else "gAAAA"
            cursor.execute("insert into messages_mobile values (%s, %s, now())", [person.pk, sealed])
    state = MigrationLoader(None).project_state(
        [("kexie_messages", "0001_tables"), ("people", "0006_sealed_numbers_found")]
    )
    carried.Migration("0002_mobiles_to_people", "kexie_messages").operations[0].state_forwards("kexie_messages", state)
    return state.apps


def test_mobiles_go_to_their_person_and_one_that_no_longer_opens_is_counted(
    fresh_database: Any, owner_connection: psycopg.Connection[Any], monkeypatch: Any, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(carried, "BATCH", 2)
    owner_connection.execute(TABLE)
    told = ["13800000001", None, "13800000003", "13800000004", "13800000005"]
    apps = _as_it_was(told)
    kept = Person.objects.get(name="人3")
    kept.mobile = "13900000004"
    kept.save()
    with caplog.at_level(logging.WARNING):
        carried.carry(apps, None)
    assert "1 mobile numbers were enciphered with another KEXIE_SECRET_KEY" in caplog.text
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from messages_mobile")
        assert cursor.fetchone() == (0,)
    found = {one.name: one.mobile.reveal() if one.mobile else None for one in Person.objects.all()}
    assert found == {f"人{place}": number for place, number in enumerate(told)} | {"人3": "13900000004"}
    assert [one.name for one in queries.with_mobile_tail(Person.objects.all(), "0005")] == ["人4"]
    carried.carry(apps, None)
    assert Person.objects.exclude(mobile=None).count() == 4
