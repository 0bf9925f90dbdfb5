"""A link to another password is handed downwards only, by who keeps the person."""

import pytest

from kexie.kit.actor import SYSTEM
from kexie.kit.verdict import Refused
from kexie.organisations import rules
from kexie.organisations.actions import members, resets
from kexie.people.actions import accounts, persons
from kexie.people.models import Reset
from tests.organisations.city import City

PASSWORD = "Kexie-2026-words"


@pytest.fixture
def housed(city: City) -> City:
    """An officer and an administrator of the city, an officer of a district, a member without an office."""
    for name, kind, unit in (
        ("陈", "officer", "city"), ("管", "system_admin", "city"), ("赵", "officer", "jiang"), ("秦", "leader", "city"),
    ):  # fmt: skip
        city.actor(name, kind, unit)
        accounts.open_for(city.people[name], f"{unit}.{kind}", PASSWORD, by=SYSTEM)
    return city


def test_whoever_keeps_somebody_below_hands_them_a_link_that_works_once(housed: City) -> None:
    letter, token = resets.hand(housed.people["赵"], by=housed.actors["陈"])
    assert (Reset.objects.get(), letter.account.person, token != "") == (letter, housed.people["赵"], True)
    again, another = resets.hand(housed.people["赵"], by=housed.actors["陈"])
    assert (Reset.objects.filter(withdrawn_at=None).get(), token != another) == (again, True)


@pytest.mark.parametrize(
    ("by", "whom", "rule"),
    [
        ("陈", "李", "reset.make.account"),
        ("陈", "停", "reset.make.active"),
        ("陈", "陈", "reset.make.not_self"),
        ("赵", "陈", "reset.make.right"),
        ("陈", "秦", "reset.make.rank"),
    ],
)
def test_a_link_is_refused_with_the_reason(housed: City, by: str, whom: str, rule: str) -> None:
    for name in ("李", "停"):
        housed.people[name] = members.register(persons.Particulars(name=name), housed["motor"], by=SYSTEM)
    stopped = accounts.open_for(housed.people["停"], "ting", PASSWORD, by=SYSTEM)
    accounts.close(stopped, by=SYSTEM, note="离职")
    with pytest.raises(Refused) as refusal:
        resets.hand(housed.people[whom], by=housed.actors[by])
    assert (refusal.value.rule, Reset.objects.count()) == (rule, 0)


def test_the_system_hands_a_link_to_anybody_with_an_account(housed: City) -> None:
    assert {bool(rules.can_hand_reset(SYSTEM, housed.people[name])) for name in ("陈", "管", "赵", "秦")} == {True}
