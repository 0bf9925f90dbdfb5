"""Taking an account with the link of an invitation: the whole way, and every link that opens nothing."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client

from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.organisations.actions import members
from kexie.people.actions import persons
from kexie.people.models import Account, Person

CHOSEN = {"username": "lin", "email": "", "password": "Kexie-lin-2026", "password_again": "Kexie-lin-2026"}
CLOSED = "这个链接无效、已经用过或者已过期"


@pytest.fixture
def lin(city: SimpleNamespace) -> Person:
    """Known by name only."""
    return members.register(persons.Particulars(name="林干事"), city.units[0], by=SYSTEM)


def letter_to(person: Person) -> str:
    with transaction.atomic():
        return f"/claim/{members.invite(person, by=SYSTEM)[1]}/"


def test_the_invited_person_takes_the_account_and_signs_in(client: Client, lin: Person) -> None:
    link = letter_to(lin)
    page = client.get(link)
    assert (page.status_code, "这是发给林干事本人的邀请" in page.content.decode()) == (200, True)
    assert "no-store" in page.headers["Cache-Control"]
    answer = client.post(link, CHOSEN)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/login/")
    assert Account.objects.get(person=lin).username == "lin"
    assert client.post("/accounts/login/", {"login": "lin", "password": CHOSEN["password"]}).status_code == 302


def test_a_link_opens_once_in_time_and_only_the_newest_does(client: Client, lin: Person) -> None:
    first = letter_to(lin)
    second = letter_to(lin)
    with clock.at(clock.now() + timedelta(days=15)):
        late = client.get(second)
    assert client.post(second, CHOSEN).status_code == 302
    answers = [late, client.get(first), client.get(second), client.post(second, CHOSEN), client.get("/claim/guess/")]
    assert [answer.status_code for answer in answers] == [404] * 5
    assert [CLOSED in answer.content.decode() for answer in answers] == [True] * 5
    assert Account.objects.filter(person=lin).count() == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"username": ""}, "请填写用户名"),
        ({"username": "CHEN"}, "用户名或电子邮箱已被使用"),
        ({"password_again": "other"}, "两次输入的密码不一致"),
        ({"password": "12345678", "password_again": "12345678"}, "密码"),
        ({"email": "lin"}, "请填写正确的电子邮箱"),
    ],
)
def test_what_is_wrong_is_said_and_the_link_stays_open(
    client: Client, lin: Person, change: dict[str, str], message: str
) -> None:
    link = letter_to(lin)
    answer = client.post(link, CHOSEN | change)
    assert (answer.status_code, message in answer.content.decode()) == (422, True)
    assert not Account.objects.filter(person=lin).exists()
    assert client.post(link, CHOSEN).status_code == 302


def test_an_empty_form_is_an_answer_with_its_messages(client: Client, lin: Person) -> None:
    assert client.post(letter_to(lin), {}).status_code == 422


def test_the_form_is_refused_without_its_token(lin: Person) -> None:
    assert Client(enforce_csrf_checks=True).post(letter_to(lin), CHOSEN).status_code == 403


def test_the_page_speaks_english_too(client: Client, lin: Person) -> None:
    assert "This invitation is for 林干事 alone." in client.get(f"{letter_to(lin)}?lang=en").content.decode()
