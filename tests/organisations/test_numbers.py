"""Sealed numbers of people: who may write them, who may see one in clear."""

import pytest

from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.verdict import Refused
from kexie.organisations import posts, queries, rules
from kexie.organisations.actions import numbers
from kexie.people.models import Person
from tests.organisations import city as town

MOBILE = "13812345678"


@pytest.fixture
def city(db: None) -> town.City:
    told = town.build()
    for name, kind, unit in (
        ("chen", "officer", "city"), ("zhao", "officer", "jiang"), ("wang", "secretary_general", "motor"),
        ("typist", "data_entry", "motor"), ("li", "committee_member", "motor"), ("admin", "system_admin", "city"),
        ("hong", "officer", "hong"),
    ):  # fmt: skip
        told.actor(name, kind, unit)
    numbers.put(told.people["li"], {"mobile": MOBILE}, by=SYSTEM)
    return told


def test_a_number_is_written_by_oneself_or_who_keeps_the_person(city: town.City) -> None:
    li = city.people["li"]
    for who in ("li", "typist", "wang", "zhao", "chen"):
        numbers.put(li, {"bank_account": "62220200001"}, by=city.actors[who], signed=True)
    for by in (city.actors["admin"], city.actors["hong"], Actor()):
        with pytest.raises(Refused, match="没有维护此人信息的职责"):
            numbers.put(li, {"mobile": ""}, by=by)
    assert Person.objects.get(pk=li.pk).mobile.reveal() == MOBILE


def test_a_number_is_seen_by_oneself_or_whose_post_carries_the_right_and_typing_it_in_is_not_enough(city) -> None:
    li = city.people["li"]
    for who in ("li", "wang", "zhao", "chen"):
        assert numbers.reveal(li, "mobile", reason="填报推荐表", by=city.actors[who]) == MOBILE
    for by in (city.actors["typist"], city.actors["admin"], city.actors["hong"], Actor()):
        assert not rules.can_reveal(by, li)
        with pytest.raises(Refused, match="没有查看此人完整号码的职责"):
            numbers.reveal(li, "mobile", reason="看看", by=by)
    assert posts.kinds_with("people.reveal") == ("officer", "secretary_general")


def test_people_are_found_by_the_tail_of_their_mobile_only_where_they_are_seen(city: town.City) -> None:
    li = city.people["li"]
    assert [list(queries.people_listed(city.actors[who], " 5678 ")) for who in ("chen", "wang", "hong")] == [
        [li],
        [li],
        [],
    ]
    assert list(queries.people_listed(city.actors["chen"], "1234")) == []
    assert list(queries.people_named(city.actors["admin"], "5678")) == []
