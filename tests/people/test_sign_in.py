"""The door: who comes in, what guessers learn, how sessions end."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessFailureLog
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext, override_settings

from kexie.kit import clock
from kexie.kit.journal import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.people import addresses, queries
from kexie.people.actions import accounts, sessions
from kexie.people.models import Account, Session
from kexie.people.sign_in import adapter, backend, lockout
from kexie.people.sign_in.sessions import SessionStore
from tests.people.conftest import PASSWORD

LOGIN, LOGOUT, CHANGE = "/accounts/login/", "/accounts/logout/", "/accounts/password/change/"


def enter(client: Client, login: str, password: str = PASSWORD, address: str = "127.0.0.1"):  # type: ignore[no-untyped-def]
    return client.post(LOGIN, {"login": login, "password": password}, REMOTE_ADDR=address)


def signed_in(client: Client) -> bool:
    # As the pages ask it: through the session's age and the account behind it.
    return "AnonymousUser" not in client.get("/accounts/password/change/").headers.get("Location", "") and (
        client.get(CHANGE).status_code == 200
    )


def verbs() -> list[str]:
    return list(
        Entry.objects.filter(entity="account").exclude(verb="open").order_by("id").values_list("verb", flat=True)
    )


@pytest.mark.parametrize("login", ["li", "LI", " li ", "li@example.cn", "LI@EXAMPLE.CN"])
def test_name_or_email_in_any_case_with_the_password_open_the_door(client: Client, li: Account, login: str) -> None:
    answer = enter(client, login)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/")
    assert signed_in(client)
    entry = Entry.objects.get(verb="sign_in")
    assert (entry.entity_id, entry.person_id, entry.diff) == (li.pk, li.person_id, {})


def test_every_failure_gives_the_same_answer_and_one_run_of_the_hasher(
    client: Client, li: Account, open_account: Callable[..., Account], hasher_runs: list[str]
) -> None:
    accounts.close(open_account("closed"), by=accounts.Actor(), note="离职")
    without = open_account("without")
    without.set_unusable_password()
    without.save()
    told = []
    for login in ("li", "li@example.cn", "nobody", "nobody@example.cn", "closed", "without"):
        hasher_runs.clear()
        answer = enter(Client(), login, "wrong-password", address=f"10.0.0.{len(told)}")
        told.append((answer.status_code, answer.context["form"].errors, len(hasher_runs)))
    assert told == [(422, {"__all__": ["用户名（邮箱）或密码不正确"]}, 1)] * 6


def test_a_failed_try_is_journalled_without_what_was_typed(client: Client, li: Account) -> None:
    enter(client, "li", "wrong")
    enter(client, "my-secret-in-the-wrong-field", "wrong")
    entries = Entry.objects.filter(verb="sign_in_failed").order_by("id")
    assert [(e.entity_id, e.person_id, e.part, e.diff) for e in entries] == [
        (li.pk, None, "stranger", {}),
        (accounts.NOBODY, None, "stranger", {}),
    ]


def test_the_fifth_wrong_try_locks_that_account_for_that_address(client: Client, li: Account) -> None:
    answers = [enter(client, "li", "wrong").status_code for _ in range(5)]
    assert answers == [422, 422, 422, 422, 429]
    locked = enter(client, "li")
    assert (locked.status_code, locked.headers["Retry-After"]) == (429, "600")
    assert locked.context["form"].errors == {"__all__": ["登录失败次数过多，请 10 分钟后再试"]}
    assert not signed_in(client)
    assert verbs() == ["sign_in_failed"] * 5


def test_an_unknown_name_is_locked_in_the_same_way(client: Client, db: None) -> None:
    answers = [enter(client, "nobody", "wrong") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 422, 429, 429]
    assert answers[5].context["form"].errors == {"__all__": ["登录失败次数过多，请 10 分钟后再试"]}


def test_name_and_email_share_one_lock(client: Client, li: Account) -> None:
    answers = [
        enter(client, login, "wrong").status_code for login in ("li", "li@example.cn", "LI", "Li@Example.cn", "li")
    ]
    assert answers == [422, 422, 422, 422, 429]


def test_a_stranger_elsewhere_cannot_lock_the_office_out(li: Account) -> None:
    for _ in range(6):
        enter(Client(), "li", "wrong", address="203.0.113.9")
    assert enter(Client(), "li", address="10.1.1.1").status_code == 302
    assert enter(Client(), "li", address="203.0.113.9").status_code == 429


def test_other_accounts_from_that_address_are_not_locked_by_five(
    li: Account, open_account: Callable[..., Account]
) -> None:
    open_account("wang")
    for _ in range(5):
        enter(Client(), "li", "wrong")
    assert enter(Client(), "wang").status_code == 302


def test_twenty_failures_an_hour_close_an_address_for_every_account(li: Account) -> None:
    for number in range(20):
        assert enter(Client(), f"guess{number}", "wrong", address="203.0.113.9").status_code == 422
    assert enter(Client(), "li", address="203.0.113.9").status_code == 429
    assert enter(Client(), "li", address="10.1.1.1").status_code == 302
    AccessFailureLog.objects.update(attempt_time=clock.now() - timedelta(hours=1, seconds=1))
    assert enter(Client(), "li", address="203.0.113.9").status_code == 302


def test_after_ten_minutes_the_account_opens_again_and_tries_in_between_do_not_prolong_it(li: Account) -> None:
    for _ in range(5):
        enter(Client(), "li", "wrong")
    AccessAttempt.objects.update(attempt_time=clock.now() - timedelta(minutes=9, seconds=50))
    assert enter(Client(), "li").status_code == 429
    AccessAttempt.objects.update(attempt_time=clock.now() - timedelta(minutes=10, seconds=1))
    assert enter(Client(), "li").status_code == 302


def test_a_success_clears_what_was_counted(li: Account) -> None:
    for _ in range(4):
        enter(Client(), "li", "wrong")
    assert enter(Client(), "li").status_code == 302
    assert [enter(Client(), "li", "wrong").status_code for _ in range(5)] == [422, 422, 422, 422, 429]


@override_settings(AXES_ENABLED=False)
def test_with_the_lock_off_guessing_goes_on(li: Account) -> None:
    """Canary."""
    assert [enter(Client(), "li", "wrong").status_code for _ in range(8)] == [422] * 8


def test_failures_older_than_the_window_are_dropped(client: Client, db: None) -> None:
    enter(client, "nobody", "wrong")
    AccessFailureLog.objects.update(attempt_time=clock.now() - timedelta(hours=2))
    enter(client, "nobody", "wrong")
    assert AccessFailureLog.objects.count() == 1


def test_sign_in_turns_the_session_over(client: Client, li: Account) -> None:
    client.get(LOGIN)
    session = client.session
    session["seen"] = "before"
    session.save()
    before = session.session_key
    client.cookies["session"] = before
    enter(client, "li")
    assert client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()


def test_sign_out_ends_the_session_on_the_server(client: Client, li: Account) -> None:
    enter(client, "li")
    copied = client.cookies["session"].value
    assert client.post(LOGOUT).status_code == 302
    thief = Client()
    thief.cookies["session"] = copied
    assert not signed_in(thief)
    assert Session.objects.count() == 0
    assert verbs() == ["sign_in", "sign_out"]


def test_sign_out_needs_a_post(client: Client, li: Account) -> None:
    enter(client, "li")
    client.get(LOGOUT)
    assert signed_in(client)


def test_a_new_password_ends_every_other_session(li: Account) -> None:
    here, there = Client(), Client()
    enter(here, "li")
    enter(there, "li")
    before = here.session.session_key
    answer = here.post(CHANGE, {"oldpassword": PASSWORD, "password1": "another-long-1", "password2": "another-long-1"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/")
    assert signed_in(here)
    assert here.session.session_key != before
    assert not signed_in(there)
    assert enter(Client(), "li").status_code == 422
    assert enter(Client(), "li", "another-long-1").status_code == 302
    assert verbs() == ["sign_in", "sign_in", "change_password", "sign_in_failed", "sign_in"]


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        (("wrong", "another-long-1", "another-long-1"), "oldpassword", ["当前密码不正确"]),
        ((PASSWORD, "another-long-1", "another-long-2"), "password2", ["两次输入的新密码不一致"]),
        (("", "another-long-1", "another-long-1"), "oldpassword", ["请填写当前密码"]),
        ((PASSWORD, "x" * 129, "x" * 129), "password2", ["不超过 128 个字符"]),
    ],
)
def test_a_password_that_will_not_do_says_why(client: Client, li: Account, typed, field: str, said: list[str]) -> None:
    enter(client, "li")
    answer = client.post(CHANGE, dict(zip(("oldpassword", "password1", "password2"), typed, strict=True)))
    assert (answer.status_code, answer.context["form"].errors[field]) == (422, said)


def test_a_weak_new_password_is_refused(client: Client, li: Account) -> None:
    enter(client, "li")
    answer = client.post(CHANGE, {"oldpassword": PASSWORD, "password1": "password12", "password2": "password12"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["password1"]


def test_idle_for_half_an_hour_ends_the_session(client: Client, li: Account) -> None:
    enter(client, "li")
    with clock.at(clock.now() + timedelta(minutes=29)):
        assert signed_in(client)
    with clock.at(clock.now() + timedelta(minutes=58)):
        assert signed_in(client)
    with clock.at(clock.now() + timedelta(minutes=89)):
        assert not signed_in(client)
    assert Session.objects.count() == 0


def test_after_eight_hours_of_work_the_session_ends(client: Client, li: Account) -> None:
    enter(client, "li")
    for number in range(1, 20):
        with clock.at(clock.now() + timedelta(minutes=25 * number)):
            open_still = signed_in(client)
        assert open_still == (25 * number <= 480)


def test_a_session_is_written_at_most_once_a_minute(client: Client, li: Account) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    enter(client, "li")
    for later, written in ((10, False), (61, True)):
        with clock.at(clock.now() + timedelta(seconds=later)), CaptureQueriesContext(connection) as seen:
            client.get(CHANGE)
        assert any("UPDATE" in query["sql"] for query in seen.captured_queries) == written


def test_a_session_begun_elsewhere_ages_from_its_first_request(client: Client, li: Account) -> None:
    client.force_login(li, backend="kexie.people.sign_in.backend.Backend")
    assert signed_in(client)
    with clock.at(clock.now() + timedelta(minutes=31)):
        assert not signed_in(client)


def test_a_closed_account_is_out_with_its_next_request(client: Client, li: Account) -> None:
    enter(client, "li")
    accounts.close(li, by=accounts.Actor(), note="离职")
    assert not signed_in(client)
    answer = enter(Client(), "li")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/inactive/")


def test_nobody_signs_up(client: Client, db: None) -> None:
    assert client.get("/accounts/signup/").status_code == 404


@pytest.mark.parametrize("login", ["x" * 255, "😀" * 60, "' OR 1=1 --", "@", "a@b@c"])
def test_odd_names_are_answered_not_fallen_over(client: Client, db: None, login: str) -> None:
    assert enter(client, login, "wrong").status_code == 422


def test_a_name_with_nul_is_turned_away_before_any_form_sees_it(client: Client, db: None) -> None:
    assert enter(client, "a\0b", "wrong").status_code == 400
    assert lockout.named("a\0b") == "ab"


def test_empty_fields_say_what_to_fill_in(client: Client, db: None) -> None:
    answer = client.post(LOGIN, {})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"login": ["请填写用户名或邮箱"], "password": ["请填写密码"]}


@pytest.mark.parametrize(
    ("proxies", "told", "address"),
    [
        (0, "198.51.100.7", "10.0.0.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "1.2.3.4, 198.51.100.7", "198.51.100.7"),
        (2, "1.2.3.4, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        (2, "198.51.100.7", "10.0.0.1"),
        (1, "not an address", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_an_address_is_believed_from_our_own_proxies_only(proxies: int, told: str, address: str) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=told)
    with override_settings(SIGN_IN_PROXIES=proxies):
        assert addresses.of(request) == address


def test_the_backend_looks_nobody_up_without_a_name_or_a_password(li: Account, hasher_runs: list[str]) -> None:
    door = backend.Backend()
    assert [door.authenticate(None, username="li"), door.authenticate(None, password="x")] == [None, None]
    assert hasher_runs == []
    assert door.authenticate(None, username="li", password=PASSWORD) == li


def test_allauth_is_told_that_nobody_signs_up_and_whose_address_counts(db: None) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1")
    door = adapter.Adapter(request)
    assert door.is_open_for_signup(request) is False
    assert door.get_client_ip(request) == "10.0.0.1"


def test_signing_out_without_having_signed_in_leaves_no_trace(client: Client, db: None) -> None:
    assert client.post(LOGOUT).status_code == 302
    assert verbs() == []


def test_every_form_of_the_door_answers_its_errors_with_422_to_scripts_too(client: Client, li: Account) -> None:
    """Whoever asks for JSON, as allauth would answer it, gets the same page, status and lock."""
    enter(client, "li")
    for headers in ({}, {"X-Requested-With": "XMLHttpRequest"}, {"Accept": "application/json"}):
        told = [(Client(), LOGIN), (client, CHANGE), (client, "/accounts/reauthenticate/")]
        answers = [browser.post(address, {}, headers=headers) for browser, address in told]
        assert [(answer.status_code, answer.headers["Content-Type"]) for answer in answers] == [
            (422, "text/html; charset=utf-8")
        ] * 3


@pytest.mark.parametrize(("address", "field"), [(CHANGE, "oldpassword"), ("/accounts/reauthenticate/", "password")])
def test_the_present_password_cannot_be_guessed_at_an_open_screen(
    client: Client, li: Account, address: str, field: str
) -> None:
    enter(client, "li")
    body = {"password1": "another-long-1", "password2": "another-long-1"}
    answers = [client.post(address, body | {field: f"wrong{n}"}).status_code for n in range(5)]
    assert answers == [422, 422, 422, 422, 429]
    locked = client.post(address, body | {field: PASSWORD})
    assert (locked.status_code, "登录失败次数过多，请 10 分钟后再试" in locked.content.decode()) == (429, True)
    assert verbs() == ["sign_in"] + ["sign_in_failed"] * 5


def test_one_sees_where_one_is_signed_in(li: Account, open_account: Callable[..., Account]) -> None:
    open_account("wang")
    early, late, other = Client(), Client(), Client()
    began = clock.now() - timedelta(hours=2)
    with clock.at(began):
        enter(early, "li")
    with clock.at(began + timedelta(minutes=29)):
        assert signed_in(early)
    enter(late, "li")
    enter(other, "wang")
    Client().get(LOGIN)
    with clock.at(began + timedelta(minutes=40)):
        assert [one.session_key for one in queries.sessions_of(li)][-1] == early.session.session_key
    (now,) = queries.sessions_of(li)
    assert (now.session_key, now.began_at, now.seen_at) == (
        late.session.session_key, now.began_at, now.began_at
    )  # fmt: skip
    assert str(now.session_key) not in str(now.handle)


def test_ending_one_s_other_sessions_ends_them(li: Account, open_account: Callable[..., Account]) -> None:
    wang = open_account("wang")
    browsers = [Client() for _ in range(3)]
    for browser in browsers:
        enter(browser, "li")
    here, there, _ = browsers
    me = accounts.Actor(person_id=li.person_id)
    handles = {one.session_key: one.handle for one in queries.sessions_of(li)}
    current = here.session.session_key
    for key, by, refusal in (
        (current, me, Refused),
        (there.session.session_key, accounts.Actor(person_id=wang.person_id), Refused),
    ):
        with pytest.raises(refusal):
            sessions.end(li, handles[key], current=current, by=by)
    sessions.end(li, handles[there.session.session_key], current=current, by=me)
    with pytest.raises(Overtaken):
        sessions.end(li, handles[current].__class__(int=1), current=current, by=me)
    assert [signed_in(browser) for browser in browsers] == [True, False, True]
    assert sessions.end_others(li, current=current, by=me) == 1
    assert sessions.end_others(li, current=current, by=me) == 0
    assert [signed_in(browser) for browser in browsers] == [True, False, False]
    with pytest.raises(Refused):
        sessions.end_others(li, current=current, by=accounts.Actor(person_id=wang.person_id))
    assert verbs()[-2:] == ["end_session", "end_session"]


def test_a_new_password_leaves_one_session_in_the_list(client: Client, li: Account) -> None:
    enter(Client(), "li")
    enter(client, "li")
    client.post(CHANGE, {"oldpassword": PASSWORD, "password1": "another-long-1", "password2": "another-long-1"})
    assert [one.session_key for one in queries.sessions_of(li)] == [client.session.session_key]


def test_a_session_brings_its_account_along_in_one_statement(client: Client, li: Account) -> None:
    enter(client, "li")
    client.get(CHANGE)
    with CaptureQueriesContext(connection) as asked:
        assert signed_in(client)
    first = asked.captured_queries[0]["sql"]
    assert ("people_session" in first, "people_account" in first) == (True, True)
    looked_up = [
        query["sql"]
        for query in asked.captured_queries
        if query["sql"].startswith('SELECT "people_account"."password"')
    ]
    assert looked_up == []


def test_an_account_that_came_with_another_session_or_was_closed_lets_nobody_in(
    client: Client, li: Account, open_account: Callable[..., Account]
) -> None:
    zhou, recognised = open_account("zhou"), backend.Backend()
    enter(client, "li")
    store = SessionStore(client.session.session_key)
    store.load()
    assert (recognised.get_user(zhou.pk), recognised.get_user(li.pk)) == (zhou, li)
    Account.objects.filter(pk=li.pk).update(is_active=False)
    store.load()
    assert recognised.get_user(li.pk) is None
    assert not signed_in(client)
