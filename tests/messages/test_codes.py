"""A code by SMS on its way: through the door once, late not at all, nothing of it logged."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from kexie.config import plugs
from kexie.kit import clock, jobs
from kexie.kit.actor import SYSTEM, Actor
from kexie.messages import doors
from kexie.messages.actions import codes
from kexie.messages.models import Message
from kexie.organisations.models import Installation
from kexie.people.actions import accounts, persons, phones
from kexie.people.models import Account, SignInPhone
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


def later(seconds: int):  # type: ignore[no-untyped-def]
    return clock.at(clock.now() + timedelta(seconds=seconds))


def test_a_code_goes_in_the_house_s_words(li: Account, sent: list[doors.Outgoing]) -> None:
    phones.ask(NUMBER, None, address="10.0.0.1", by=SYSTEM)
    jobs.drain()
    (message,) = sent
    assert (message.address, message.channel) == (NUMBER, "sms")
    assert message.text == f"验证码{code_in(message)}，5分钟内有效，用于登录某市科协的工作平台。不要告诉任何人。"
    assert Message.objects.count() == 0


def test_what_went_is_not_sent_again_and_what_is_late_not_at_all(li: Account, sent: list[doors.Outgoing]) -> None:
    by = Actor(part="stranger")
    code = phones.ask(NUMBER, None, address="10.0.0.1", by=by)
    assert [codes.send(code), codes.send(code), codes.send(UUID(int=0))] == [True, False, False]
    with later(61):
        late = phones.ask(NUMBER, None, address="10.0.0.1", by=by)
    with later(400):
        assert codes.send(late) is False
    assert len(sent) == 1


@pytest.mark.parametrize("fault", [doors.Permanent("号码有误"), doors.Closed("没有开通")])
def test_a_door_that_will_never_open_is_logged_without_number_or_code(
    li: Account, fault: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    def shut(message: doors.Outgoing) -> None:
        raise fault

    doors.connect({"sms": shut})
    code = phones.ask(NUMBER, None, address="10.0.0.1", by=SYSTEM)
    assert codes.send(code) is True
    assert "code_not_sent" in caplog.text
    assert NUMBER not in caplog.text


def test_a_door_that_may_open_later_is_tried_again(li: Account) -> None:
    def busy(message: doors.Outgoing) -> None:
        raise doors.Temporary("忙")

    doors.connect({"sms": busy})
    code = phones.ask(NUMBER, None, address="10.0.0.1", by=SYSTEM)
    with pytest.raises(doors.Temporary):
        codes.send(code)


def test_without_an_installation_nothing_is_sent(li: Account, sent: list[doors.Outgoing]) -> None:
    Installation.objects.all().delete()
    assert codes.send(phones.ask(NUMBER, None, address="10.0.0.1", by=SYSTEM)) is False
