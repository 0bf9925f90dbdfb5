"""Signing in with a code by SMS: kept nowhere, the same answer for every number, a number confirmed first."""

import logging
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kexie.config import plugs
from kexie.kit import clock, jobs
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.journal import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.messages import doors
from kexie.messages.models import Message
from kexie.organisations.models import Installation
from kexie.people import queries, totp
from kexie.people.actions import accounts, factors, persons, phones
from kexie.people.models import Account, PhoneCode, SignInPhone
from tests.organisations import city as town

PASSWORD = "kexie-demo"
NUMBER, OTHER = "13800001234", "13900005678"
ASK, CODE = "/accounts/login/phone/", "/accounts/login/phone/code/"
ME, ASK_OWN, CODE_OWN = "/desk/me/", "/desk/me/phone/", "/desk/me/phone/code/"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[doors.Outgoing]]:
    """A gateway that keeps what it is given."""
    out: list[doors.Outgoing] = []
    doors.connect({"email": doors.email, "sms": out.append})
    yield out
    doors.connect(plugs.DOORS)


@pytest.fixture
def make(db: None) -> Callable[[str], Account]:
    def made(username: str) -> Account:
        person = persons.record(persons.Particulars(name=username), by=SYSTEM)
        return accounts.open_for(person, username, PASSWORD, by=SYSTEM)

    return made


@pytest.fixture
def li(make: Callable[[str], Account], sent: list[doors.Outgoing]) -> Account:
    """李工 signs in with NUMBER."""
    Installation.objects.create(organisation=town.build()["city"], begun_at=clock.now())
    account = make("li")
    phone = SignInPhone(account=account, verified_at=clock.now())
    phone.number = NUMBER
    phone.save()
    return account


def code_in(message: doors.Outgoing) -> str:
    return re.findall(r"\d{6}", message.text)[0]


def ask(client: Client, number: str = NUMBER, address: str = "10.0.0.1"):  # type: ignore[no-untyped-def]
    answer = client.post(ASK, {"number": number}, REMOTE_ADDR=address)
    jobs.drain()
    return answer


def wrong(code: str) -> str:
    return "000000" if code != "000000" else "000001"


def later(seconds: int):  # type: ignore[no-untyped-def]
    return clock.at(clock.now() + timedelta(seconds=seconds))


def test_a_code_is_sent_and_signs_in(client: Client, li: Account, sent: list[doors.Outgoing]) -> None:
    assert ask(client).headers["Location"] == CODE
    (message,) = sent
    assert (message.address, message.channel, len(code_in(message))) == (NUMBER, "sms", 6)
    assert "5分钟" in message.text
    done = client.post(CODE, {"code": code_in(message)})
    assert (done.headers["Location"], client.get(ME).status_code) == ("/desk/", 200)
    again = Client()
    again.post(ASK, {"number": NUMBER})
    assert again.post(CODE, {"code": code_in(message)}).status_code in (302, 422)  # used: opens nothing
    assert again.get(ME).status_code == 302


def test_neither_code_nor_number_is_kept_or_logged_in_clear(
    client: Client, li: Account, sent: list[doors.Outgoing], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        ask(client)
    code = code_in(sent[0])
    tables = ("people_phone_code", "people_sign_in_phone", "procrastinate_jobs", "kit_journal", "people_session")
    with connection.cursor() as cursor:
        cursor.execute("select table_name from information_schema.tables where table_schema = 'public'")
        every = [name for (name,) in cursor.fetchall()]
        assert set(tables) & set(every)
        for name in every:
            cursor.execute(f'select count(*) from "{name}" as row where row::text like %s', [f"%{NUMBER}%"])
            assert cursor.fetchone() == (0,), name
    assert (PhoneCode.objects.get().sealed, Message.objects.count()) == ("", 0)
    assert NUMBER not in caplog.text
    assert f"{code}" not in caplog.text


def test_an_unknown_number_gets_the_same_answer_and_the_same_statements(
    li: Account, sent: list[doors.Outgoing]
) -> None:
    told = []
    for number in (NUMBER, OTHER):
        client = Client()
        with CaptureQueriesContext(connection) as seen:
            answer = client.post(ASK, {"number": number})
        page = client.get(CODE)
        guess = client.post(CODE, {"code": "00000x"})
        shape = [re.sub(r"'[^']*'|\d+", "?", query["sql"])[:60] for query in seen.captured_queries]
        told.append((answer.status_code, answer.headers["Location"], page.status_code, guess.status_code,
                     guess.context["form"].errors, shape))  # fmt: skip
    assert told[0] == told[1]
    jobs.drain()
    assert [message.address for message in sent] == [NUMBER]


def test_even_the_right_code_of_an_unknown_number_opens_nothing(client: Client, li: Account) -> None:
    ask(client, OTHER)
    row = PhoneCode.objects.get()
    row.put(OTHER, "123456")
    row.save()
    assert client.post(CODE, {"code": "123456"}).status_code == 422


def test_five_wrong_codes_end_it(client: Client, li: Account, sent: list[doors.Outgoing]) -> None:
    ask(client)
    code = code_in(sent[0])
    told = [client.post(CODE, {"code": wrong(code)}).status_code for _ in range(5)]
    late = client.post(CODE, {"code": code})
    assert (told, late.status_code) == ([422] * 5, 429)
    assert late.context["form"].errors == {"__all__": ["验证码已失效，请重新获取"]}


@pytest.mark.parametrize(("seconds", "status"), [(299, 302), (301, 429)])
def test_a_code_is_good_for_five_minutes(
    client: Client, li: Account, sent: list[doors.Outgoing], seconds: int, status: int
) -> None:
    ask(client)
    with later(seconds):
        assert client.post(CODE, {"code": code_in(sent[0])}).status_code == status


def test_the_code_of_another_browser_s_asking_opens_nothing(li: Account, sent: list[doors.Outgoing]) -> None:
    one, other = Client(), Client()
    ask(one)
    with later(61):
        ask(other, address="10.0.0.2")
        assert one.post(CODE, {"code": code_in(sent[1])}).status_code == 422
        assert Client().post(CODE, {"code": code_in(sent[1])}).headers["Location"] == ASK


def test_one_a_minute_and_ten_a_day_go_to_a_number_whoever_asks(li: Account, sent: list[doors.Outgoing]) -> None:
    assert ask(Client()).status_code == 302
    soon = ask(Client(), address="10.0.0.2")
    assert (soon.status_code, soon.context["form"].errors) == (429, {"__all__": ["请 1 分钟后再获取验证码"]})
    for number in range(1, 10):
        with later(61 * number):
            assert ask(Client(), address=f"10.0.1.{number}").status_code == 302
    with later(61 * 10):
        assert "请明天再试" in ask(Client(), address="10.0.2.1").content.decode()
        assert ask(Client(), OTHER, address="10.0.2.1").status_code == 302
    assert len(sent) == 10


def test_an_unknown_number_is_limited_in_the_same_way(li: Account) -> None:
    assert [ask(Client(), OTHER, f"10.0.0.{number}").status_code for number in range(2)] == [302, 429]


def test_an_address_asks_for_twenty_an_hour_and_fifty_a_day(li: Account) -> None:
    told = [ask(Client(), f"139000{number:05}").status_code for number in range(21)]
    assert told == [302] * 20 + [429]
    PhoneCode.objects.bulk_create(
        PhoneCode(number_sealed="x", number_mark=str(number), mark="x", address="10.0.9.9", made_at=clock.now(),
                  expires_at=clock.now()) for number in range(50)
    )  # fmt: skip
    assert ask(Client(), OTHER, "10.0.9.9").status_code == 429


def test_a_second_factor_is_asked_for_all_the_same(client: Client, li: Account, sent: list[doors.Outgoing]) -> None:
    secret = totp.secret()
    by = Actor(person_id=li.person_id)
    factors.add_totp(li, secret, totp.code(secret, totp.step_at(clock.now())), by=by)
    ask(client)
    assert client.post(CODE, {"code": code_in(sent[0])}).headers["Location"] == "/accounts/login/second/"
    assert client.get(ME).status_code == 302


def test_a_stopped_account_is_sent_nothing(client: Client, li: Account, sent: list[doors.Outgoing]) -> None:
    accounts.close(li, by=SYSTEM, note="离职")
    assert ask(client).status_code == 302
    assert sent == []


def test_a_number_is_confirmed_by_a_code_before_it_opens_anything(
    client: Client, li: Account, make: Callable[[str], Account], sent: list[doors.Outgoing]
) -> None:
    wang = make("wang")
    client.post("/accounts/login/", {"login": "wang", "password": PASSWORD})
    assert "还没有设" in client.get(ME).content.decode()
    key = lambda: {"idempotency_key": str(uuid4())}  # noqa: E731
    assert client.get(CODE_OWN).headers["Location"] == ASK_OWN
    assert client.post(ASK_OWN, {**key(), "number": OTHER}).headers["Location"] == CODE_OWN
    jobs.drain()
    assert ask(Client(), OTHER).status_code == 429  # not twice in a minute, whoever asks
    assert client.post(CODE_OWN, {"code": wrong(code_in(sent[0]))}).status_code == 422
    assert queries.phone_of(wang) is None
    assert client.post(CODE_OWN, {"code": code_in(sent[0])}).headers["Location"] == ME
    page = client.get(ME).content.decode()
    assert "139****5678" in page
    assert OTHER not in page
    removal = "/desk/me/phone/removal/"
    assert "139****5678" in client.get(removal).content.decode()
    assert client.post(removal, key()).headers["Location"] == ME
    assert (client.get(removal).status_code, client.post(removal, key()).status_code) == (404, 409)


def test_one_number_opens_one_account(li: Account, make: Callable[[str], Account], sent: list[doors.Outgoing]) -> None:
    wang = make("wang")
    by = Actor(person_id=wang.person_id)
    code = phones.ask(NUMBER, wang, address="10.0.0.1", by=by)
    jobs.drain()
    with pytest.raises(Overtaken, match="另一个账号"):
        phones.confirm(wang, code, code_in(sent[0]), by=by)
    for stranger in (Actor(person_id=li.person_id), Actor()):
        with pytest.raises(Refused):
            phones.confirm(wang, code, "000000", by=stranger)
        with pytest.raises(Refused):
            phones.drop(wang, by=stranger)


def test_a_code_to_confirm_a_number_does_not_sign_in_and_the_other_way_round(
    li: Account, sent: list[doors.Outgoing]
) -> None:
    by = Actor(person_id=li.person_id)
    own = phones.ask(OTHER, li, address="10.0.0.1", by=by)
    entry = phones.ask(NUMBER, None, address="10.0.0.1", by=by)
    jobs.drain()
    told = {message.id: code_in(message) for message in sent}
    assert phones.show(own, told[own], address="10.0.0.1", request_id=None) is None
    assert phones.confirm(li, entry, told[entry], by=by) is False


def test_where_nothing_goes_by_sms_no_page_offers_it(client: Client, make: Callable[[str], Account]) -> None:
    make("li")
    assert ASK not in client.get("/accounts/login/").content.decode()
    assert (client.get(ASK).status_code, client.post(ASK, {"number": NUMBER}).status_code) == (200, 403)
    client.post("/accounts/login/", {"login": "li", "password": PASSWORD})
    assert ASK_OWN not in client.get(ME).content.decode()
    assert client.get(ASK_OWN).status_code == 403


def test_where_it_does_the_sign_in_page_leads_there(client: Client, li: Account) -> None:
    assert ASK in client.get("/accounts/login/").content.decode()
    assert client.get(CODE).headers["Location"] == ASK


@pytest.mark.parametrize("number", ["", "138", "23800001234", "1380000123x", "138000012345"])
def test_what_is_no_mobile_number_is_told(client: Client, li: Account, number: str) -> None:
    answer = client.post(ASK, {"number": number})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["number"])


def test_codes_of_yesterday_are_forgotten(li: Account) -> None:
    with clock.at(clock.now() - timedelta(days=1, minutes=1)):
        phones.ask(NUMBER, None, address="10.0.0.1", by=SYSTEM)
    fresh = phones.ask(OTHER, None, address="10.0.0.1", by=SYSTEM)
    phones.forget()
    assert [row.pk for row in PhoneCode.objects.all()] == [fresh]


def test_asking_is_journalled_without_the_number(client: Client, li: Account) -> None:
    ask(client)
    entry = Entry.objects.get(entity="phone_code")
    assert (entry.verb, entry.person_id, entry.diff) == ("ask", None, {})
