"""Inviting somebody known by name to take an account: who may, and the link that is shown once."""

import re
from uuid import uuid4

from django.test import Client

from kexie.kit.journal import Entry
from kexie.people.models import Account, Invitation
from tests.city import City
from tests.desk.conftest import SignIn

LINK = re.compile(r'value="http://testserver(/claim/[\w-]+/)"')


def _key() -> dict[str, str]:
    return {"idempotency_key": str(uuid4())}


def _address(city: City, key: str) -> str:
    return f"/desk/people/{city.facts.people[key]}/"


def test_an_officer_hands_out_a_link_and_the_person_takes_the_account(city: City, sign_in: SignIn) -> None:
    chen, address = sign_in("chen"), _address(city, "guangdian.liaison")
    assert "发认领邀请" in chen.get(address).content.decode()
    answer = chen.post(f"{address}invitation/", _key())
    (link,) = LINK.findall(answer.content.decode())
    assert (answer.status_code, "no-store" in answer.headers["Cache-Control"]) == (200, True)
    chosen = {"username": "xinren", "password": "Kexie-2026-new", "password_again": "Kexie-2026-new"}
    assert Client().post(link, chosen).status_code == 302
    assert str(Account.objects.get(username="xinren").person_id) == city.facts.people["guangdian.liaison"]
    page = chen.get(address).content.decode()
    assert ("发认领邀请" in page, "已开通账号" in page) == (False, True)


def test_the_same_form_twice_makes_one_letter_and_shows_no_second_link(city: City, sign_in: SignIn) -> None:
    chen, address, key = sign_in("chen"), _address(city, "guangdian.liaison"), _key()
    answers = [chen.post(f"{address}invitation/", key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 409]
    assert LINK.findall(answers[1].content.decode()) == []
    assert address in answers[1].content.decode()
    assert Invitation.objects.filter(person=city.facts.people["guangdian.liaison"]).count() == 1


def test_the_token_stands_neither_in_the_table_nor_in_the_journal(city: City, sign_in: SignIn) -> None:
    answer = sign_in("chen").post(f"{_address(city, 'guangdian.liaison')}invitation/", _key())
    token = LINK.findall(answer.content.decode())[0].split("/")[2]
    letter = Invitation.objects.get(person=city.facts.people["guangdian.liaison"])
    assert token not in letter.token_hash
    written = Entry.objects.filter(entity="invitation", entity_id=letter.pk)
    assert [(entry.verb, token in str(vars(entry))) for entry in written] == [("make", False)]


def test_who_keeps_nobody_there_is_refused_and_sees_no_button(city: City, sign_in: SignIn) -> None:
    address = _address(city, "guangdian.liaison")
    he = sign_in("he")
    assert "发认领邀请" not in he.get(address).content.decode()
    assert he.post(f"{address}invitation/", _key()).status_code == 403
    assert sign_in("wang").post(f"{address}invitation/", _key()).status_code == 404
    assert not Invitation.objects.filter(person=city.facts.people["guangdian.liaison"]).exists()


def test_who_has_an_account_is_not_invited_again(city: City, sign_in: SignIn) -> None:
    chen, address = sign_in("chen"), _address(city, "li")
    assert "发认领邀请" not in chen.get(address).content.decode()
    refused = chen.post(f"{address}invitation/", _key())
    assert (refused.status_code, "此人已有账号" in refused.content.decode()) == (403, True)
