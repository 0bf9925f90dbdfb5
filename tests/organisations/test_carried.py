"""The migrations that take mobiles out of telephones: on rows as they were, in batches, once begun to be gone on with."""

import importlib
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from kexie.associations.models import Merger
from kexie.config import env
from kexie.intake.models import Batch, BatchRow
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.crypto.fields import clear
from kexie.kit.journal.models import Entry, Value
from kexie.machine.testing import Clone
from kexie.organisations import telephones
from kexie.organisations.actions import organisations
from kexie.organisations.models import Organisation
from kexie.organisations.particulars import Particulars
from tests.organisations import city as town

units: Any = importlib.import_module("kexie.organisations.migrations.0012_mobile_carried")
mergers: Any = importlib.import_module("kexie.associations.migrations.0016_merger_mobile_before")
lines: Any = importlib.import_module("kexie.intake.migrations.0003_unit_mobiles_before")
OFFICE, MOBILE, OTHER = "027-60001234", "13912345678", "13800005678"
# As it stood before, and what stands after: numbers of the office, fax, mobile.
ROWS = {
    "motor": (MOBILE, "", ("", "", MOBILE)),
    "steel": (f"{OFFICE} 139 1234 5678", OTHER, (OFFICE, "", f"{MOBILE}、{OTHER}")),
    "optics": (OFFICE, OFFICE, (OFFICE, OFFICE, "")),
    "hospital": ("", f"{OFFICE}/{OTHER}", ("", OFFICE, OTHER)),
}


def _stand(unit: Organisation) -> tuple[str, str, str]:
    row = Organisation.objects.get(pk=unit.pk)
    return row.telephone, row.fax, clear(row.mobile)


@pytest.fixture
def city(fresh_database: Any, owner_connection: psycopg.Connection[Any]) -> town.City:
    """Units with what the column took before it had its check."""
    owner_connection.execute("alter table organisations_organisation drop constraint organisation_no_mobile_in_clear")
    with transaction.atomic():
        city = town.build()
    for key, (telephone, fax, _) in ROWS.items():
        Organisation.objects.filter(pk=city[key].pk).update(telephone=telephone, fax=fax)
    return city


def test_mobiles_go_into_their_column_whatever_stands_beside_them(
    city: town.City, owner_connection: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(units, "BATCH", 2)
    before = dict(Organisation.objects.values_list("pk", "updated_at"))
    for _ in range(2):  # broken off and begun again it changes nothing more
        units.carry(apps, None)
        assert {key: _stand(city[key]) for key in ROWS} == {key: after for key, (_, _, after) in ROWS.items()}
    assert dict(Organisation.objects.values_list("pk", "updated_at")) == before
    column: Any = Organisation._meta.get_field("mobile_tail")
    found = Organisation.objects.filter(mobile_tail__in=column.sought("5678"))
    assert set(found) == {city[key] for key in ("motor", "steel", "hospital")}
    owner_connection.execute(
        "alter table organisations_organisation add check (telephone || fax !~ '1[3-9][0-9]{9}')"
    )  # raises where one is left


CHECKS = ("organisation_mobile_whole_or_none", "organisation_no_mobile_in_clear")
INDEXES = ("organisation_by_mobile_index", "organisation_by_mobile_tail")


def test_broken_off_they_are_run_again_from_their_beginning(
    city: town.City, fresh_database: Clone, owner_connection: psycopg.Connection[Any]
) -> None:
    check = "alter table organisations_organisation add constraint {} check (telephone !~ {}) not valid"
    owner_connection.execute(sql.SQL(check).format(sql.Identifier(CHECKS[1]), sql.Literal(telephones.CLEAR_MOBILE)))
    owner_connection.execute(f"drop index {INDEXES[1]}")
    with pytest.raises(psycopg.errors.UniqueViolation):  # leaves it half made
        owner_connection.execute(f"create unique index concurrently {INDEXES[1]} on organisations_organisation (state)")
    owner: Any = connection.copy()
    owner.settings_dict.update(env.database(fresh_database.owner_dsn))
    loader = MigrationLoader(None)
    for _ in range(2):
        state = loader.project_state([("organisations", "0011_mobile_sealed"), ("kit", "0009_journal_values")])
        for name in ("0012_mobile_carried", "0013_mobile_found"):
            with owner.schema_editor(atomic=False) as editor:
                state = loader.get_migration("organisations", name).apply(state, editor)
    owner.close()
    assert {key: _stand(city[key]) for key in ROWS} == {key: after for key, (_, _, after) in ROWS.items()}
    asked = "select count(*) from pg_constraint where conname = any(%s) and convalidated"
    made = "select count(*) from pg_index where indexrelid = any(%s::regclass[]) and indisvalid and indpred is not null"
    for question, names in ((asked, CHECKS), (made, INDEXES)):
        assert owner_connection.execute(question, [list(names)]).fetchone() == (2,)


def test_what_edits_kept_of_a_mobile_is_gone_and_of_an_office_stays(
    city: town.City, owner_connection: psycopg.Connection[Any]
) -> None:
    with transaction.atomic():
        for typed in (OFFICE, "027-60009999"):
            organisations.edit(city["university"], Particulars(name="某大学科协", telephone=typed), by=SYSTEM)
    first, last = Entry.objects.filter(verb="edit").order_by("id")
    owner_connection.execute("update kit_journal_value set before = %s where entry_id = %s", [f'"{MOBILE}"', first.pk])
    units.forget(apps, None)
    assert list(Value.objects.values_list("entry", "before", "after")) == [(last.pk, OFFICE, "027-60009999")]


def test_what_a_merger_and_an_import_replaced_is_sealed_beside_them(city: town.City) -> None:
    typed = f"{OFFICE}、{MOBILE}"
    left = {"before": {"telephone": typed, "contact": "王"}}
    Merger.objects.create(organisation=city["motor"], successor=city["steel"], on=clock.today(), left=left)
    with transaction.atomic():
        batch = Batch.objects.create(
            organisation=city["city"], kind="units", file_name="单位.xlsx", made_at=clock.now(), state="done"
        )
    row = BatchRow.objects.create(
        batch=batch, number=2, outcome="updated", before={"unit": {"telephone": OFFICE, "fax": MOBILE}}, after={}
    )
    only = BatchRow.objects.create(batch=batch, number=3, outcome="updated", before={"unit": {"fax": OFFICE}}, after={})
    mergers.carry(apps, None)
    lines.carry(apps, None)
    row.refresh_from_db()
    only.refresh_from_db()
    merger = Merger.objects.get()
    assert (only.before, only.mobile_before) == ({"unit": {"fax": OFFICE}}, None)
    assert (merger.left["before"], clear(merger.mobile_before)) == (
        {"telephone": OFFICE, "contact": "王", "mobile": ""}, MOBILE,
    )  # fmt: skip
    assert (row.before, clear(row.mobile_before)) == (
        {"unit": {"telephone": OFFICE, "fax": "", "mobile": ""}}, MOBILE,
    )  # fmt: skip
