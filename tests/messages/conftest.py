"""A house that sends, people who receive, and a door that keeps a book of what went through it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from kexie.kit import clock
from kexie.kit.actor import SYSTEM, Actor
from kexie.messages import doors, kinds
from kexie.messages.kinds import Kind, Placeholder, Wording
from kexie.messages.models import Message
from kexie.organisations.actions import numbers
from kexie.organisations.models import Installation
from kexie.people.actions import accounts
from tests.organisations import city as town

REMINDER = Kind(
    "test.reminder", "催签收",
    (Placeholder("文件标题", "公文的标题", "关于召开座谈会的通知"), Placeholder("期限", "签收期限", "5月12日")),
    {
        "in_app": Wording("请签收：{文件标题}", "{收件人}：请于{期限}前签收“{文件标题}”。"),
        "email": Wording("请签收：{文件标题}", "{收件人}：\n请于{期限}前签收“{文件标题}”。\n{发件单位}\n"),
        "sms": Wording("", "{收件人}请于{期限}前签收{文件标题}"),
    },
)  # fmt: skip
VALUES = {"文件标题": "关于召开座谈会的通知", "期限": "5月12日"}
DAY = clock.shanghai(2026, 5, 12, 10)  # a working Tuesday, outside of the usual quiet hours


@dataclass
class Book:
    """A door that writes down what goes through; ``answers`` are raised in turn, None lets through."""

    went: list[doors.Outgoing] = field(default_factory=list)
    answers: list[Exception | None] = field(default_factory=list)

    def __call__(self, outgoing: doors.Outgoing) -> None:
        told = self.answers.pop(0) if self.answers else None
        if told is not None:
            raise told
        self.went.append(outgoing)

    def of(self, channel: str) -> doors.Door:
        """As ``doors.of``: one book for every channel."""
        return self


@dataclass
class House:
    """The city's office: chen sends, wang and li (no account) receive."""

    city: town.City

    def __getitem__(self, name: str) -> Actor:
        return self.city.actors[name]

    def person(self, name: str) -> Any:
        return self.city.people[name]


def build() -> House:
    """Through the real actions; committed or not as the caller's transaction is."""
    city = town.build()
    Installation.objects.create(organisation=city["city"], begun_at=clock.now())
    for name, kind, unit in (
        ("chen", "officer", "city"), ("leader", "leader", "city"), ("zhao", "officer", "jiang"),
        ("wang", "secretary_general", "motor"), ("liaison", "liaison", "steel"),
    ):  # fmt: skip
        city.actor(name, kind, unit)
    account_of(city.people["wang"], "wang", "wang@kexie.invalid")
    account_of(city.people["chen"], "chen", "chen@kexie.invalid")
    numbers.put(city.people["wang"], {"mobile": "13800001234"}, by=SYSTEM)
    return House(city)


def account_of(person: Any, username: str, email: str = "") -> Any:
    from django.db import transaction

    with transaction.atomic():
        return accounts.open_for(person, username, "kexie-demo", email=email, by=SYSTEM)


@pytest.fixture
def house(db: None) -> House:
    return build()


@pytest.fixture(autouse=True)
def in_office_hours() -> Iterator[None]:
    """The clock stands in a working day, so that no test depends on when it runs."""
    with clock.at(DAY):
        yield


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.fixture
def queue(house: House) -> Callable[..., list[Message]]:
    """Queues the reminder to wang by e-mail, or as told."""
    from kexie.messages.actions import outbox

    def put(key: str = "k1", to: str = "wang", channels: tuple[str, ...] = ("email",), **told: Any) -> list[Message]:
        given = {"values": VALUES, "about": None, "by": house["chen"]} | told
        return outbox.queue(REMINDER, key=key, to=house.person(to), channels=channels, **given)

    return put


@pytest.fixture(autouse=True)
def known_kinds() -> Iterator[None]:
    """The reminder stands beside what the product hands down."""
    before = kinds.known()
    kinds.connect((*before, REMINDER))
    yield
    kinds.connect(before)
