"""What a password has to be: two profiles that contradict each other, and an installation that chooses one."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.people import queries, totp
from kexie.people.actions import accounts, policies
from kexie.people.models import Account, FormerPassword, SignInPolicy
from kexie.people.sign_in import owed
from tests.people.conftest import PASSWORD

LOGIN, CHANGE, SET_UP = "/accounts/login/", "/accounts/password/change/", "/desk/me/factors/totp/"
USUAL = {"profile": "modern", "needs_factor": False, "grace_days": 14, "idle_minutes": 30, "fresh_minutes": 10}


def choose(profile: str, **more: object) -> None:
    policies.put({**USUAL, "profile": profile, **more})


def fault(password: str, account: Account | None = None) -> str:
    """Why it will not do; empty where it will."""
    try:
        validate_password(password, account)
    except ValidationError as told:
        return str(told.error_list[0].code)
    return ""


def change(account: Account, password: str) -> Account:
    return accounts.change_password(account, password, by=Actor(person_id=account.person_id))


def enter(client: Client, password: str = PASSWORD):  # type: ignore[no-untyped-def]
    return client.post(LOGIN, {"login": "li", "password": password})


# The clauses that contradict each other: ASVS 6.2.5 and 6.2.10 against GB/T 22239 8.1.4.1.


@pytest.mark.parametrize(
    ("password", "modern", "dengbao"),
    [
        ("correct horse battery staple", "", "too_simple"),  # 6.2.5: no rule about signs | 复杂度要求
        ("一个很长但是只有汉字的密码句子", "", "too_simple"),
        ("Tr0ub4d&", "too_short", ""),  # at least 12 | eight of three kinds
        ("Tr0ub4dor&3x", "", ""),
        ("Ab3$xy", "too_short", "too_short"),
        ("Password2026", "too_common", "too_common"),
    ],
)
def test_the_profiles_judge_the_same_password_differently(db: None, password: str, modern: str, dengbao: str) -> None:
    choose("modern")
    assert fault(password) == modern
    choose("dengbao")
    assert fault(password) == dengbao


@pytest.mark.parametrize(("profile", "sent_to"), [("modern", None), ("dengbao", CHANGE)])
def test_after_ninety_days_only_dengbao_wants_another_password(
    client: Client, li: Account, profile: str, sent_to: str | None
) -> None:
    choose(profile)
    Account.objects.update(password_changed_at=clock.now() - timedelta(days=90))
    enter(client)
    assert client.get("/desk/me/").headers.get("Location") == sent_to


@pytest.mark.parametrize(("profile", "again"), [("modern", ""), ("dengbao", "used")])
def test_a_former_password_may_come_again_only_in_modern(li: Account, profile: str, again: str) -> None:
    choose(profile)
    for number in range(1, 3):
        change(li, f"Long-enough-{number}x")
    assert fault("Long-enough-1x", Account.objects.get(pk=li.pk)) == again


def test_dengbao_remembers_five_and_no_more(li: Account) -> None:
    choose("dengbao")
    for number in range(7):
        li = change(li, f"Long-enough-{number}x")
    assert [fault(f"Long-enough-{number}x", li) for number in range(7)] == [
        "",
        "",
        "used",
        "used",
        "used",
        "used",
        "used",
    ]
    assert FormerPassword.objects.count() == 5


def test_modern_keeps_no_former_password_and_drops_those_of_another_profile(li: Account) -> None:
    choose("dengbao")
    change(li, "Long-enough-1x")
    assert FormerPassword.objects.count() == 1
    choose("modern")
    change(li, "Long-enough-2x")
    assert FormerPassword.objects.count() == 0


def test_an_account_that_never_had_a_password_leaves_none_behind(li: Account) -> None:
    choose("dengbao")
    li.set_unusable_password()
    li.save()
    change(li, "Long-enough-1x")
    assert FormerPassword.objects.count() == 0


def test_a_password_too_old_opens_nothing_but_the_page_that_changes_it(client: Client, li: Account) -> None:
    choose("dengbao")
    Account.objects.update(password_changed_at=clock.now() - timedelta(days=91))
    enter(client)
    for address in ("/desk/", "/desk/me/", "/desk/calendar/", "/desk/me/factors/totp/"):
        assert client.get(address).headers["Location"] == CHANGE, address
    assert "请换一个再办理" in client.get(CHANGE).content.decode()
    told = {"oldpassword": PASSWORD, "password1": "Long-enough-1x", "password2": "Long-enough-1x"}
    assert client.post(CHANGE, told).headers["Location"] == "/desk/"
    assert client.get("/desk/me/").status_code == 200
    assert "请换一个再办理" not in client.get(CHANGE).content.decode()


def test_a_password_one_day_younger_is_good(client: Client, li: Account) -> None:
    choose("dengbao")
    Account.objects.update(password_changed_at=clock.now() - timedelta(days=89, hours=23))
    enter(client)
    assert client.get("/desk/me/").status_code == 200


def test_of_an_account_that_never_changed_it_the_days_count_from_its_opening(li: Account) -> None:
    choose("dengbao")
    li.password_changed_at = None
    soon, late = (li.created_at + timedelta(days=days) for days in (89, 90))
    assert [owed.is_too_old(li, queries.policy(), moment) for moment in (soon, late)] == [False, True]


@pytest.mark.parametrize(
    "password",
    [
        "password12345",
        "12345678901234",
        "qwertyuiopqwerty",
        "zyxwvutsrqpon",
        "aaaaaaaaaaaa",
        "abababababab",
        "!!sunshine2026",
    ],
)
def test_common_ones_are_refused_in_both(db: None, password: str) -> None:
    for profile in ("modern", "dengbao"):
        choose(profile)
        assert fault(password) in ("too_common", "too_simple")
    choose("modern")
    assert fault(password) == "too_common"


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("Kexie2026!Kexie", "too_common"),
        ("kejixiehui-2026", "too_common"),
        ("KEXIE-2026-wh", "too_common"),
        ("Kexie-2026-new", ""),
        ("科协2026科协2026科协", ""),
    ],
)
def test_words_of_the_house_make_no_password(db: None, password: str, code: str) -> None:
    assert fault(password) == code


@pytest.mark.parametrize("profile", ["modern", "dengbao"])
def test_one_like_the_username_is_refused_in_both(li: Account, profile: str) -> None:
    choose(profile)
    li.username = "lizhiqiang1962"
    assert fault("Lizhiqiang1962", li) == "password_too_similar"


def test_the_pages_say_what_the_profile_asks(client: Client, li: Account) -> None:
    enter(client)
    assert "至少 12 个字符" in client.get(CHANGE).content.decode()
    choose("dengbao")
    page = client.get(CHANGE).content.decode()
    assert "至少 8 个字符" in page
    assert "90 天内要更换" in page


def test_without_a_setting_it_is_modern_and_idle_for_half_an_hour(db: None) -> None:
    found = queries.policy()
    assert (found.profile, found.needs_factor, found.idle_minutes, found.fresh_minutes) == ("modern", False, 30, 10)
    assert SignInPolicy.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"profile": "none"},
        {"idle_minutes": 31},
        {"idle_minutes": 4},
        {"fresh_minutes": 0},
        {"grace_days": 91},
        {"id": 2},
    ],
)
def test_the_table_takes_no_setting_that_a_form_would_refuse(db: None, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        SignInPolicy.objects.create(**wrong)


def test_a_shorter_rest_ends_sessions_sooner(client: Client, li: Account) -> None:
    choose("dengbao", idle_minutes=10)
    enter(client)
    with clock.at(clock.now() + timedelta(minutes=9)):
        assert client.get("/desk/me/").status_code == 200
    with clock.at(clock.now() + timedelta(minutes=20)):
        assert queries.sessions_of(li) == []
        assert client.get("/desk/me/").headers["Location"].startswith(LOGIN)


def test_how_long_showing_who_one_is_counts_is_set(client: Client, li: Account) -> None:
    choose("modern", fresh_minutes=3)
    enter(client)
    for minutes, status in ((2, 200), (4, 302)):
        with clock.at(clock.now() + timedelta(minutes=minutes)):
            assert client.get("/desk/me/factors/totp/").status_code == status


# Who has to have a second factor.


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody holds a post that must have one (who really does: tests/organisations)."""
    monkeypatch.setattr(owed, "_asked", [lambda account: True])


def test_within_the_days_of_grace_one_is_told_and_after_them_kept_out(client: Client, li: Account, asked: None) -> None:
    choose("modern", needs_factor=True, grace_days=7)
    enter(client)
    assert "请在" in client.get("/desk/me/").content.decode()
    SignInPolicy.objects.update(needed_since=clock.now() - timedelta(days=7))
    Account.objects.update(created_at=clock.now() - timedelta(days=7))
    late = Client()
    enter(late)
    assert late.get("/desk/").headers["Location"] == SET_UP
    code = totp.code(late.get(SET_UP).context["typed"].replace(" ", ""), totp.step_at(clock.now()))
    late.post(SET_UP, {"code": code, "idempotency_key": str(uuid4())})
    assert late.get("/desk/me/").status_code == 200
    assert "请在" not in late.get("/desk/me/").content.decode()


def test_the_days_of_grace_begin_with_the_demand_or_the_account(li: Account, asked: None) -> None:
    choose("modern", needs_factor=True, grace_days=7)
    since = queries.policy().needed_since
    assert since is not None
    choose("modern", needs_factor=True, grace_days=8)  # another setting begins nothing anew
    assert owed.factor_due(li, queries.policy()) == since + timedelta(days=8)
    li.created_at = since + timedelta(days=30)
    assert owed.factor_due(li, queries.policy()) == li.created_at + timedelta(days=8)
    choose("modern", needs_factor=False)
    assert (owed.factor_due(li, queries.policy()), queries.policy().needed_since) == (None, None)


def test_who_holds_no_such_post_is_asked_for_nothing(client: Client, li: Account) -> None:
    choose("modern", needs_factor=True, grace_days=0)
    enter(client)
    assert client.get("/desk/me/").status_code == 200
