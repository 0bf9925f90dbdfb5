"""A forgotten password: letters by e-mail, what askers learn, what a letter opens and how often."""

import io
import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.core import mail, management
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from kexie.kit import clock
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.jobs import draining
from kexie.kit.journal import Entry
from kexie.kit.verdict import Refused
from kexie.people import queries, rules
from kexie.people.actions import accounts, resets
from kexie.people.models import Account, Reset, Session
from tests.people.conftest import PASSWORD
from tests.people.test_sign_in import enter, signed_in

ASK, SENT, LOGIN = "/accounts/password/reset/", "/accounts/password/reset/sent/", "/accounts/login/"
NEW = {"password": "another-long-1", "password_again": "another-long-1"}
LINK = re.compile(r"https://kexie\.example(/accounts/password/reset/[\w-]{43}/)")


@pytest.fixture(autouse=True)
def with_mail() -> Iterator[None]:
    with override_settings(
        SENDS_MAIL=True, SITE_ADDRESS="https://kexie.example", DEFAULT_FROM_EMAIL="kexie@kexie.example"
    ):
        yield


def ask(login: str, address: str = "127.0.0.1", client: Client | None = None):  # type: ignore[no-untyped-def]
    return (client or Client()).post(ASK, {"login": login}, REMOTE_ADDR=address, HTTP_HOST="testserver")


def letter_to(login: str) -> str:
    """The link in the newest letter."""
    ask(login)
    draining.drain()
    (link,) = LINK.findall(mail.outbox[-1].body)
    return str(link)


def by_hand(account: Account) -> str:
    with transaction.atomic():
        return f"{ASK}{resets.make(account, resets.BY_HAND, by=SYSTEM)[1]}/"


@pytest.mark.parametrize("login", ["li", "LI", "li@example.cn", " Li@Example.cn\u200b"])
def test_who_forgot_gets_a_link_and_sets_another_password(li: Account, login: str) -> None:
    here = Client()
    enter(here, "li")
    link = letter_to(login)
    assert (mail.outbox[0].to, mail.outbox[0].from_email) == (["Li@example.cn"], "kexie@kexie.example")
    page = Client().get(link)
    assert (page.status_code, "no-store" in page.headers["Cache-Control"]) == (200, True)
    answer = Client().post(link, NEW)
    assert (answer.status_code, answer.headers["Location"]) == (302, LOGIN)
    assert not signed_in(here)
    assert enter(Client(), "li").status_code == 422
    assert enter(Client(), "li", NEW["password"]).status_code == 302
    entries = Entry.objects.filter(entity__in=("account", "reset")).order_by("id").values_list("entity", "verb")
    assert list(entries) == [
        ("account", "open"), ("account", "sign_in"), ("account", "ask_reset"), ("reset", "make"), ("reset", "use"),
        ("account", "reset_password"), ("account", "sign_in_failed"), ("account", "sign_in"),
    ]  # fmt: skip


def test_whoever_is_asked_for_the_answer_the_statements_and_the_hasher_are_the_same(
    li: Account, open_account: Callable[..., Account], hasher_runs: list[str]
) -> None:
    accounts.close(open_account("closed", "closed@example.cn"), by=SYSTEM, note="离职")
    open_account("without")
    hasher_runs.clear()
    told = []
    for number, login in enumerate(("li", "li@example.cn", "nobody", "nobody@example.cn", "closed", "without")):
        with CaptureQueriesContext(connection) as seen:
            answer = ask(login, f"10.0.0.{number}")
        shapes = [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in seen.captured_queries]
        shapes = [shape.replace('"email"', '"username"') for shape in shapes]
        told.append((answer.status_code, answer.headers["Location"], len(answer.content), len(hasher_runs), shapes))
    assert told[0][:4] == (302, SENT, 0, 0)
    assert [one == told[0] for one in told] == [True] * 6
    draining.drain()
    assert [one.to for one in mail.outbox] == [["Li@example.cn"], ["Li@example.cn"]]


def test_the_letter_names_the_site_s_own_address_whatever_the_request_called_it(li: Account) -> None:
    with override_settings(ALLOWED_HOSTS=["*"]):
        Client().post(ASK, {"login": "li"}, HTTP_HOST="evil.example", HTTP_X_FORWARDED_HOST="evil.example")
    draining.drain()
    assert len(LINK.findall(mail.outbox[0].body)) == 1
    assert "evil" not in mail.outbox[0].body + mail.outbox[0].subject


def test_the_owner_is_told_that_it_was_done(li: Account) -> None:
    Client().post(by_hand(li), NEW)
    draining.drain()
    assert [(one.subject, one.to) for one in mail.outbox] == [("密码已经重设", ["Li@example.cn"])]


def test_without_a_mail_server_no_letter_fails(li: Account) -> None:
    with override_settings(SENDS_MAIL=False):
        assert resets.tell(li.pk) is False
    assert mail.outbox == []


def test_nobody_is_told_without_an_address(open_account: Callable[..., Account]) -> None:
    assert Client().post(by_hand(open_account("without")), NEW).status_code == 302
    draining.drain()
    assert mail.outbox == []


def test_a_link_opens_once_in_time_and_only_the_newest_does(li: Account) -> None:
    first, second = by_hand(li), by_hand(li)
    with clock.at(clock.now() + timedelta(hours=24)):
        late = Client().post(second, NEW)
    guessed = f"{ASK}{'a' * 43}/"
    answers = [late, Client().get(first), Client().post(first, NEW), Client().get(guessed), Client().post(guessed, NEW)]
    assert Client().post(second, NEW).status_code == 302
    answers += [Client().get(second), Client().post(second, NEW)]
    assert [answer.status_code for answer in answers] == [404] * 7
    assert ["这个链接无效、已经用过或者已过期" in answer.content.decode() for answer in answers] == [True] * 7
    assert Reset.objects.filter(used_at__isnull=False).count() == 1


def test_a_letter_by_mail_lasts_an_hour(li: Account) -> None:
    link = letter_to("li")
    with clock.at(clock.now() + timedelta(minutes=59)):
        assert Client().get(link).status_code == 200
    with clock.at(clock.now() + timedelta(minutes=60)):
        assert Client().get(link).status_code == 404


def test_a_password_changed_meanwhile_closes_the_letter(client: Client, li: Account) -> None:
    link = by_hand(li)
    accounts.change_password(li, "another-long-2", by=Actor(person_id=li.person_id))
    assert client.get(link).status_code == 404


def test_a_closed_account_takes_no_new_password(client: Client, li: Account) -> None:
    link = by_hand(li)
    accounts.close(li, by=SYSTEM, note="离职")
    assert client.post(link, NEW).status_code == 404


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (("short", "short"), "password"),
        (("another-long-1", "another-long-2"), "password_again"),
        (("", ""), "password"),
        (("x" * 129, "x" * 129), "password"),
        (("another-long\x07", "another-long\x07"), "password"),
    ],
)
def test_what_will_not_do_says_why_and_leaves_the_letter_open(li: Account, typed: tuple[str, str], field: str) -> None:
    link = by_hand(li)
    answer = Client().post(link, dict(zip(NEW, typed, strict=True)))
    assert (answer.status_code, field in answer.context["form"].errors) == (422, True)
    assert enter(Client(), "li").status_code == 302
    assert Client().get(link).status_code == 200


def test_the_token_stands_in_no_table_and_no_journal(li: Account) -> None:
    token = by_hand(li).split("/")[4]
    assert token not in str([*Reset.objects.values(), *Entry.objects.values()])
    assert Reset.objects.get().token_hash == queries.token_hash(token)


def test_the_mailbox_is_not_filled(li: Account) -> None:
    for number in range(5):
        ask("li", f"10.0.0.{number}")
    draining.drain()
    assert len(mail.outbox) == 3
    Reset.objects.update(made_at=clock.now() - timedelta(minutes=61))
    ask("li")
    draining.drain()
    assert len(mail.outbox) == 4


def test_twenty_times_an_hour_is_enough_for_one_address(li: Account) -> None:
    answers = [ask(f"name{number}", "203.0.113.9").status_code for number in range(21)]
    assert answers == [302] * 20 + [429]
    told = ask("li", "203.0.113.9")
    assert (told.status_code, "申请次数过多，请 1 小时后再试" in told.content.decode()) == (429, True)
    assert told.headers["Retry-After"] == "3600"
    assert ask("li", "10.1.1.1").status_code == 302


def test_forms_of_the_forgotten_are_refused_without_their_token_and_empty(li: Account) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert [strict.post(ASK, {"login": "li"}).status_code, strict.post(by_hand(li), NEW).status_code] == [403, 403]
    assert [Client().post(ASK, {}).status_code, Client().post(by_hand(li), {}).status_code] == [422, 422]


@override_settings(SENDS_MAIL=False)
def test_without_mail_the_page_says_whom_to_ask_and_takes_nothing(client: Client, li: Account) -> None:
    page = client.get(ASK)
    assert (page.status_code, "请联系所在科协的经办人" in page.content.decode()) == (200, True)
    assert '<form method="post"' not in page.content.decode()
    assert client.post(ASK, {"login": "li"}).status_code == 403
    with pytest.raises(Refused) as refusal:
        resets.ask("li", by_mail=False, request_id=None)
    assert refusal.value.reason == "本站没有开通邮件，请联系所在科协的经办人重设密码"
    assert not Entry.objects.filter(verb="ask_reset").exists()


def test_every_reason_against_a_letter(li: Account) -> None:
    with transaction.atomic():
        letter, token = resets.make(li, resets.BY_HAND, by=SYSTEM)
    assert rules.can_reset(letter, li)
    assert rules.can_reset(None, None).reason == "重设链接无效或已使用，请重新申请"
    with clock.at(letter.expires_at):
        assert rules.can_reset(letter, li).reason == "重设链接已过期，请重新申请"
    li.is_active = False
    assert rules.can_reset(letter, li).reason == "该账号已停用，请联系系统管理员"
    assert rules.can_be_mailed(li).reason == "该账号已停用"
    with pytest.raises(Refused):
        resets.take("a" * 43, NEW["password"])
    accounts.close(li, by=SYSTEM, note="离职")
    with pytest.raises(Refused):
        resets.take(token, NEW["password"])


def test_a_letter_used_in_another_browser_meanwhile_is_refused(li: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two browsers open the link at once: whoever comes second finds the letter used, under the lock."""
    with transaction.atomic():
        _, token = resets.make(li, resets.BY_HAND, by=SYSTEM)
    seen = queries.open_reset(token)
    resets.take(token, NEW["password"])
    monkeypatch.setattr(queries, "open_reset", lambda _: seen)
    with pytest.raises(Refused) as refusal:
        resets.take(token, "another-long-2")
    assert refusal.value.reason == "重设链接无效或已使用，请重新申请"


def test_a_reset_ends_every_session_and_lists_none(li: Account) -> None:
    browsers = [Client(), Client()]
    for browser in browsers:
        enter(browser, "li", PASSWORD)
    assert len(queries.sessions_of(li)) == 2
    Client().post(by_hand(li), NEW)
    assert (queries.sessions_of(li), Session.objects.filter(account=li).count()) == ([], 0)
    assert [signed_in(browser) for browser in browsers] == [False, False]


def test_the_operator_of_the_machine_makes_a_link_for_those_above_whom_nobody_stands(li: Account) -> None:
    told = io.StringIO()
    management.call_command("reset_link", "li@example.cn", stdout=told)
    (link,) = LINK.findall(told.getvalue())
    assert Client().post(link, NEW).status_code == 302
    entry = Entry.objects.get(entity="reset", verb="make")
    assert (entry.person_id, entry.part) == (None, SYSTEM.part)
    accounts.close(li, by=SYSTEM, note="离职")
    for name in ("nobody", "li"):
        with pytest.raises(management.CommandError):
            management.call_command("reset_link", name)


def test_who_was_locked_out_for_guessing_enters_with_the_new_password(li: Account) -> None:
    for _ in range(6):
        answer = enter(Client(), "li", "wrong")
    assert answer.status_code == 429
    Client().post(by_hand(li), NEW)
    assert enter(Client(), "li", NEW["password"]).status_code == 302
