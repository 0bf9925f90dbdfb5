"""201 known numbers in a database in use: no byte of its files, of a dump, a log line or a letter shows one in clear."""

import io
import logging
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.db import transaction

from kexie.associations.actions import changes, foundings, tenures
from kexie.associations.applying import Application, Nominee
from kexie.associations.told import Known
from kexie.kit import clock, files, ids, search
from kexie.kit.actor import SYSTEM
from kexie.kit.web.logs import JsonFormatter
from kexie.kit.web.models import KeptForm
from kexie.machine import postgres, testing
from kexie.messages.actions import outbox, sending
from kexie.messages.kinds import TRIAL
from kexie.messages.models import Message
from kexie.organisations.actions import contacts, members, numbers
from kexie.people.actions import persons
from kexie.people.models import Person
from tests import city_numbers
from tests.organisations import city as town

pytestmark = pytest.mark.full


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Every line the product logs, as its own formatter writes it."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.DEBUG)
    root.addHandler(handler)
    yield out
    root.removeHandler(handler)
    root.setLevel(before)


def _used() -> None:
    """Numbers written, changed, seen, sent to, logged by accident, sought; people edited and written to beside them."""
    city = town.build()
    officer = city.actor("chen", "officer", "city")
    outbox_house = city["city"]
    city_numbers.fill([], [city[key].pk for key in ("motor", "steel", "optics")])
    people = list(Person.objects.exclude(mobile=None).order_by("pk"))
    assert len(people) == city_numbers.PEOPLE
    for code in ("mobile", "id_number", "bank_account"):
        numbers.reveal(people[0], code, reason="核对", by=officer)
    members.edit(people[1], persons.Particulars(name="改名"), by=officer)
    Person.objects.filter(pk=people[4].pk).update(email="he@kexie.invalid")
    people[4].refresh_from_db()
    numbers.put(people[2], {"mobile": ""}, by=officer)
    numbers.put(people[2], {"mobile": city_numbers.numbers(2)["mobile"]}, by=officer)
    with transaction.atomic():
        search.index("person", people[3].pk, {1.0: people[3].name})
        outbox.queue(
        TRIAL, key="planted", to=people[4], values={"说明": "试发"}, about=None, by=officer, house=outbox_house,
        channels=("sms", "email"),
    )  # fmt: skip
    assert sending.run() == 2
    city_numbers.units()
    contacts.reveal(city["motor"], reason="催问年报", by=officer)
    _typed(city)
    logging.getLogger("kexie.trial").error("said %s of %r", people[5].mobile, people[5].__dict__)
    logging.getLogger("kexie.trial").error("a number by itself: %s", city_numbers.numbers(6)["mobile"])
    told = city_numbers.numbers(7)
    logging.getLogger("kexie.trial").error(
        "手机%s已登记，身份证%s有误，卡号%s不符", told["mobile"], told["id_number"], told["bank_account"]
    )


def _typed(city: Any) -> None:
    """Telephones as they come in before anybody is on the register: an application, its ballot, a form left half done,
    a change of the leader.
    """
    phones = [city_numbers.numbers(place)["mobile"] for place in range(8, 13)]
    zhao = city.actor("zhao", "officer", "jiang")
    with transaction.atomic():
        row = foundings.begin(city["jiang"], "江边仪器有限公司", by=zhao).founding
        foundings.keep_typed(row, [("telephone", phones[0]), ("chair_telephone", phones[1])], by=zhao, version=1)
        told = Application(
            unit_name="江边仪器有限公司", name="江边仪器有限公司科协", contact="郑文", telephone=phones[0],
            nominees=(Nominee("chair", "周大明", telephone=phones[1]), Nominee("secretary_general", "郑文")),
        )  # fmt: skip
        row = foundings.edit(row, told, by=zhao, version=1)
        foundings.reveal(row, by=zhao, reason="通知补正")
        foundings.keep_typed(row, [("telephone", phones[2])], by=zhao, version=2)
        KeptForm.objects.create(
            id=ids.uuid7(), account=ids.uuid7(), path="/desk/", fields=phones[3], kept_at=clock.now()
        )
        # A table of people as it lies until it is taken in.
        table = f"姓名,手机\n甲,{city_numbers.numbers(13)['mobile']}\n".encode()
        kept = files.keep(ContentFile(table, name="人员.csv"), "table", by=zhao)
        assert city_numbers.found(files.keeping.path_of(kept.id).read_bytes()) == []
        tenures.record(city["motor"], Known(1, clock.today() - timedelta(days=900), clock.today()), by=zhao)
        asked = {"role": "secretary_general", "name": "新秘书", "telephone": phones[4]}
        changes.ask(city["motor"], "leader", clock.today(), asked, by=zhao, reason="换人")


def _dump(clone: testing.Clone) -> bytes:
    command = [str(postgres.BINARIES / "pg_dump"), f"--dbname={clone.owner_dsn}"]
    return subprocess.run(command, check=True, capture_output=True).stdout


def _files(server: testing.Server, clone: testing.Clone) -> Iterator[bytes]:
    """The table and index files of this database and the log of changes, as they lie on the disk."""
    with psycopg.connect(server.admin_dsn, autocommit=True) as admin:
        admin.execute("checkpoint")
        row: Any = admin.execute(
            "select current_setting('data_directory'), oid from pg_database where datname = %s", [clone.name]
        ).fetchone()
    root = Path(row[0])
    for folder in (root / "base" / str(row[1]), root / "pg_wal"):
        yield from (path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    yield from (path.read_bytes() for path in root.parent.glob("*.log"))


def test_no_planted_number_stands_in_clear_in_files_dump_log_or_letters(
    fresh_database: testing.Clone, database_server: testing.Server, log: io.StringIO, settings: Any
) -> None:
    settings.SENDS_MAIL = True
    with clock.at(clock.shanghai(2026, 5, 12, 10)):
        _used()
    assert len(city_numbers.every()) == 201
    assert city_numbers.found(log.getvalue().encode()) == []
    assert "a number by itself" in log.getvalue()
    assert [one.state for one in Message.objects.all()] == ["sent", "sent"]
    assert [city_numbers.found(letter.message().as_bytes()) for letter in mail.outbox] == [[]]
    dump = _dump(fresh_database)
    assert (city_numbers.found(dump), b"people_person" in dump) == ([], True)
    files = list(_files(database_server, fresh_database))
    assert (sum(map(len, files)) > 5_000_000, [hit for one in files for hit in city_numbers.found(one)]) == (True, [])
    # The canary: one number where it does not belong is found in both.
    leak = city_numbers.numbers(7)["id_number"]
    with transaction.atomic():
        persons.amend(Person.objects.all()[0], persons.Particulars(name="漏", note=leak), by=SYSTEM)
    assert city_numbers.found(_dump(fresh_database)) == [leak]
    assert {hit for one in _files(database_server, fresh_database) for hit in city_numbers.found(one)} == {leak}
