"""The small city with those who keep people: 陈 of the city, 赵 of a district, 王 and 文 of one association, 李 below."""

import pytest

from kexie.kit import clock
from kexie.kit.actor import SYSTEM, Actor
from kexie.organisations.actions import members
from kexie.organisations.models import Installation
from kexie.people.actions import persons
from kexie.people.models import Person
from tests.organisations import city as town


@pytest.fixture
def city(db: None) -> town.City:
    return build()


def build() -> town.City:
    made = town.build()
    Installation.objects.create(organisation=made["city"], begun_at=clock.now())
    for name, kind, unit in (
        ("陈", "officer", "city"), ("管", "system_admin", "city"), ("赵", "officer", "jiang"),
        ("王", "secretary_general", "motor"), ("文", "data_entry", "motor"), ("洪", "officer", "hong"),
    ):  # fmt: skip
        made.actor(name, kind, unit)
    made.people["李"] = members.register(persons.Particulars(name="李"), made["motor"], by=SYSTEM)
    return made


def me(person: Person) -> Actor:
    """The person through no post."""
    return Actor(person_id=person.pk)
