"""Two steps at the door: an authenticator app, recovery codes, and showing who one is before what matters."""

import re
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from axes.models import AccessFailureLog
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from kexie.kit import clock, jobs, masks
from kexie.kit.actor import Actor
from kexie.kit.crypto.fields import Secret
from kexie.kit.journal import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.people import passkeys, queries, rules, totp
from kexie.people.actions import accounts, factors
from kexie.people.models import Account, Factor, FactorKind, RecoveryCode
from kexie.people.sign_in import lockout
from tests.people.conftest import PASSWORD

LOGIN, SECOND, AGAIN = "/accounts/login/", "/accounts/login/second/", "/accounts/reauthenticate/"
ME, SET_UP, CODES = "/desk/me/", "/desk/me/factors/totp/", "/desk/me/factors/codes/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def by(account: Account) -> Actor:
    return Actor(person_id=account.person_id, part="account")


def shown(secret: str = SECRET, later: int = 0) -> str:
    """What the app shows, so many steps of 30 seconds from now."""
    return totp.code(secret, totp.step_at(clock.now()) + later)


def enter(client: Client, login: str = "li", address: str = "127.0.0.1"):  # type: ignore[no-untyped-def]
    return client.post(LOGIN, {"login": login, "password": PASSWORD}, REMOTE_ADDR=address)


def answer(client: Client, code: str, address: str = "127.0.0.1"):  # type: ignore[no-untyped-def]
    return client.post(SECOND, {"code": code}, REMOTE_ADDR=address)


def inside(client: Client) -> bool:
    return client.get(ME).status_code == 200


def send(client: Client, address: str, **told: str):  # type: ignore[no-untyped-def]
    return client.post(address, {"idempotency_key": str(uuid4()), **told})


def verbs() -> list[str]:
    return list(
        Entry.objects.filter(entity="account").exclude(verb="open").order_by("id").values_list("verb", flat=True)
    )


@pytest.fixture
def app(li: Account) -> list[str]:
    """李工 has an app with SECRET, set up a while ago; the recovery codes."""
    with clock.at(clock.now() - timedelta(minutes=5)):
        return factors.add_totp(li, SECRET, shown(), by=by(li))


def test_the_figures_are_those_of_the_standard() -> None:
    """RFC 6238, appendix B: its SHA-1 rows, of which an app shows the last six figures."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # "12345678901234567890"
    rows = {59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037"}
    assert {at: totp.code(secret, at // 30) for at in rows} == rows


def test_an_app_is_set_up_with_the_figures_it_shows_and_asked_for_ever_after(client: Client, li: Account) -> None:
    enter(client)
    page = client.get(SET_UP)
    secret = page.context["typed"].replace(" ", "")
    assert page.context["picture"].startswith("data:image/svg+xml;base64,")
    assert client.get(SET_UP).context["typed"] == page.context["typed"]  # a reload does not spoil what was scanned
    done = send(client, SET_UP, code=shown(secret))
    codes = re.findall(r"<li>([2-9a-z]{5}-[2-9a-z]{5})</li>", done.content.decode())
    assert (done.status_code, len(set(codes))) == (200, 10)
    assert "no-store" in done.headers["Cache-Control"]
    assert (queries.has_factor(li), queries.codes_left(li)) == (True, 10)

    client.post("/accounts/logout/")
    first = enter(client)
    assert (first.status_code, first.headers["Location"], inside(client)) == (302, SECOND, False)
    with clock.at(clock.now() + timedelta(seconds=30)):
        second = answer(client, shown(secret))
    assert (second.status_code, second.headers["Location"], inside(client)) == (302, "/desk/", True)
    assert verbs() == ["sign_in", "add_factor", "sign_out", "sign_in"]


def test_the_secret_lies_in_the_database_enciphered_and_codes_as_marks(li: Account, app: list[str]) -> None:
    row = Factor.objects.get()
    assert row.secret == SECRET
    assert SECRET.encode() not in row.sealed.sealed
    kept = set(RecoveryCode.objects.values_list("mark", flat=True))
    assert len(kept) == 10
    assert not any(one.replace("-", "") in mark for one in app for mark in kept)


def test_wrong_figures_at_setting_up_change_nothing(client: Client, li: Account) -> None:
    enter(client)
    secret = client.get(SET_UP).context["typed"].replace(" ", "")
    wrong = send(client, SET_UP, code="000000" if shown(secret) != "000000" else "000001")
    assert (wrong.status_code, wrong.context["form"].errors) == (422, {"code": [factors.WRONG]})
    assert wrong.context["typed"].replace(" ", "") == secret
    assert not queries.has_factor(li)


def test_a_second_app_is_not_taken(client: Client, li: Account, app: list[str]) -> None:
    with pytest.raises(Overtaken):
        factors.add_totp(li, SECRET, shown(), by=by(li))
    with pytest.raises(IntegrityError), transaction.atomic():
        Factor.objects.create(account=li, kind="totp", name="x", sealed="x", added_at=clock.now())


def test_figures_open_once_and_no_older_ones_after_them(app: list[str]) -> None:
    one, other = Client(), Client()
    enter(one)
    enter(other)
    used = shown()
    assert answer(one, used).status_code == 302
    assert answer(other, used).status_code == 422
    assert answer(other, shown(later=-1)).status_code == 422
    assert answer(other, shown(later=1)).status_code == 302


@pytest.mark.parametrize(("later", "status"), [(-2, 422), (-1, 302), (0, 302), (1, 302), (2, 422)])
def test_a_clock_may_be_half_a_minute_off(client: Client, app: list[str], later: int, status: int) -> None:
    now = clock.now().replace(second=15)
    with clock.at(now):
        enter(client)
        assert answer(client, shown(later=later)).status_code == status


def test_a_recovery_code_opens_once_however_it_is_typed(client: Client, li: Account, app: list[str]) -> None:
    enter(client)
    assert answer(client, f" {app[0].upper()} ").status_code == 302
    other = Client()
    enter(other)
    assert answer(other, app[0]).status_code == 422
    assert answer(other, app[1].replace("-", "")).status_code == 302
    assert queries.codes_left(li) == 8
    assert verbs().count("use_recovery_code") == 2


def test_nothing_opens_while_the_second_answer_is_owed(client: Client, app: list[str]) -> None:
    enter(client)
    for address in (ME, "/desk/", SET_UP, AGAIN, "/accounts/password/change/"):
        assert client.get(address).headers["Location"].startswith(LOGIN), address
    assert client.get(SECOND).status_code == 200


def test_without_a_first_answer_there_is_no_second(client: Client, app: list[str]) -> None:
    assert client.get(SECOND).headers["Location"] == LOGIN
    assert answer(client, shown()).headers["Location"] == LOGIN
    enter(client)
    answer(client, shown())
    assert client.get(SECOND).headers["Location"] == LOGIN  # nor for who is inside


def test_five_wrong_codes_shut_the_second_door_from_everywhere(app: list[str]) -> None:
    told = []
    for number in range(6):
        client = Client()
        enter(client, address=f"10.0.0.{number}")
        told.append(answer(client, "12345x", address=f"10.0.0.{number}").status_code)
    assert told == [422, 422, 422, 422, 429, 429]
    client = Client()
    enter(client)
    shut = answer(client, shown())
    assert (shut.status_code, shut.headers["Retry-After"]) == (429, "600")
    assert shut.context["form"].errors == {"__all__": ["验证码错误次数过多，请 10 分钟后再试"]}
    AccessFailureLog.objects.update(attempt_time=clock.now() - timedelta(minutes=10, seconds=1))
    assert answer(client, shown()).status_code == 302


def test_who_does_not_know_the_password_cannot_shut_the_second_door(li: Account, app: list[str]) -> None:
    """Neither by wrong passwords nor by typing the name under which codes are counted."""
    for number, login in enumerate(["li"] * 6 + [f"CODE OF {li.pk}"] * 6):
        Client().post(LOGIN, {"login": login, "password": "wrong"}, REMOTE_ADDR=f"203.0.113.{number}")
    client = Client()
    enter(client)
    assert answer(client, shown()).status_code == 302


def test_an_address_without_tries_left_is_not_listened_to(client: Client, app: list[str]) -> None:
    enter(client)
    for _ in range(20):
        AccessFailureLog.objects.create(ip_address="127.0.0.1")
    assert answer(client, shown()).status_code == 429


def test_canary_with_the_count_off_guessing_goes_on(
    client: Client, app: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lockout, "count_code", lambda account, address: None)
    enter(client)
    assert [answer(client, "12345x").status_code for _ in range(8)] == [422] * 8


def test_a_wrong_code_is_journalled_without_what_was_typed(client: Client, li: Account, app: list[str]) -> None:
    enter(client)
    answer(client, "my-secret")
    entry = Entry.objects.get(verb="factor_failed")
    assert (entry.entity_id, entry.person_id, entry.part, entry.diff) == (li.pk, None, "stranger", {})


@pytest.mark.parametrize(
    ("typed", "said"), [("", "请填写验证码"), ("x" * 21, "验证码为 6 位数字，备用码为 10 个字母和数字")]
)
def test_an_odd_code_says_what_is_asked(client: Client, app: list[str], typed: str, said: str) -> None:
    enter(client)
    told = answer(client, typed)
    assert (told.status_code, told.context["form"].errors) == (422, {"code": [said]})


@pytest.mark.parametrize("typed", ["😀", "٣٣٣٣٣٣", "１２３４５６", "' or 1=1 --"])
def test_strange_signs_are_a_wrong_code(client: Client, app: list[str], typed: str) -> None:
    enter(client)
    assert answer(client, typed).status_code == 422


def test_a_new_session_begins_only_with_the_second_answer(client: Client, app: list[str]) -> None:
    enter(client)
    before = client.session.session_key
    answer(client, shown())
    assert client.session.session_key != before


def test_taking_the_last_factor_away_takes_the_codes_too(client: Client, li: Account, app: list[str]) -> None:
    enter(client)
    answer(client, shown())
    address = reverse("desk:factor_removal", args=[Factor.objects.get().pk])
    assert "这是最后一种" in client.get(address).content.decode()
    assert send(client, address).headers["Location"] == ME
    assert (queries.has_factor(li), RecoveryCode.objects.count()) == (False, 0)
    assert (client.get(address).status_code, send(client, address).status_code) == (404, 409)
    assert enter(Client()).headers["Location"] == "/desk/"


def test_the_codes_stay_while_another_factor_does(li: Account, app: list[str]) -> None:
    factors.add_passkey(li, passkeys.Key("handle", "public", 0), "手机", by=by(li))
    for left, kind in ((1, FactorKind.PASSKEY), (0, FactorKind.TOTP)):
        factors.remove(li, Factor.objects.get(kind=kind).pk, by=by(li))
        assert (Factor.objects.count(), RecoveryCode.objects.count()) == (left, 10 * left)


def test_what_is_another_ones_is_not_there(
    client: Client, li: Account, app: list[str], open_account: Callable[..., Account]
) -> None:
    open_account("wang")
    enter(client, "wang")
    address = reverse("desk:factor_removal", args=[Factor.objects.get().pk])
    assert (client.get(address).status_code, send(client, address).status_code) == (404, 409)
    assert queries.has_factor(li)


def test_new_recovery_codes_end_the_old_ones(client: Client, li: Account, app: list[str]) -> None:
    enter(client)
    answer(client, app[0])
    assert "还有 9 个" in client.get(CODES).content.decode()
    fresh = re.findall(r"<li>([2-9a-z]{5}-[2-9a-z]{5})</li>", send(client, CODES).content.decode())
    assert (len(fresh), queries.codes_left(li)) == (10, 10)
    other = Client()
    enter(other)
    assert [answer(other, app[1]).status_code, answer(other, fresh[0]).status_code] == [422, 302]


def test_codes_stand_for_a_factor_only(client: Client, li: Account) -> None:
    enter(client)
    assert (client.get(CODES).status_code, send(client, CODES).status_code) == (403, 403)


@pytest.mark.parametrize("act", ["add", "remove", "codes"])
def test_somebody_elses_factors_and_those_of_a_closed_account_are_out_of_reach(
    li: Account, app: list[str], open_account: Callable[..., Account], act: str
) -> None:
    wang = open_account("wang")
    acts = {
        "add": lambda actor: factors.add_totp(li, SECRET, shown(), by=actor),
        "remove": lambda actor: factors.remove(li, Factor.objects.get().pk, by=actor),
        "codes": lambda actor: factors.renew_codes(li, by=actor),
    }
    for stranger in (by(wang), Actor()):
        with pytest.raises(Refused, match="只能管理本人的登录方式"):
            acts[act](stranger)
    accounts.close(li, by=Actor(), note="离职")
    with pytest.raises(Refused, match="该账号已停用"):
        acts[act](by(li))


def test_a_secret_sealed_with_another_key_opens_nothing(client: Client, app: list[str]) -> None:
    row = Factor.objects.get()
    row.sealed = Secret(b"\x01of another installation's", "people.factor", masks.WHOLE)
    row.save()
    enter(client)
    assert answer(client, shown()).status_code == 422
    assert answer(client, app[0]).status_code == 302


# Before what matters: showing it again.


def later(minutes: int):  # type: ignore[no-untyped-def]
    return clock.at(clock.now() + timedelta(minutes=minutes))


def test_a_sensitive_page_asks_again_after_ten_minutes_and_leads_back(client: Client, li: Account) -> None:
    enter(client)
    with later(9):
        assert client.get(SET_UP).status_code == 200
    with later(11):
        asked = client.get(SET_UP)
        assert (asked.status_code, asked.headers["Location"]) == (302, f"{AGAIN}?next=%2Fdesk%2Fme%2Ffactors%2Ftotp%2F")
        page = client.get(asked.headers["Location"])
        assert "再输一次密码" in page.content.decode()
        back = client.post(AGAIN, {"password": PASSWORD, "next": page.context["next"]})
        assert (back.status_code, back.headers["Location"]) == (302, SET_UP)
        assert client.get(SET_UP).status_code == 200
    assert verbs() == ["sign_in", "prove"]


def test_what_was_opened_in_time_may_be_sent_for_ten_minutes_more(client: Client, li: Account) -> None:
    enter(client)
    secret = client.get(SET_UP).context["typed"].replace(" ", "")
    with later(19):
        assert send(client, SET_UP, code="x").status_code == 422
    with later(21):
        asked = send(client, SET_UP, code=shown(secret))
        assert asked.headers["Location"] == f"{AGAIN}?next=%2Fdesk%2Fme%2Ffactors%2Ftotp%2F&again=1"
        assert "请再提交一次" in client.get(asked.headers["Location"]).content.decode()
    assert not queries.has_factor(li)


def test_who_has_an_app_shows_it_again_and_the_password_will_not_do(client: Client, app: list[str]) -> None:
    enter(client)
    answer(client, shown())
    with later(11):
        assert client.get(CODES).status_code == 302
        assert client.post(AGAIN, {"password": PASSWORD, "next": CODES}).status_code == 422
        assert client.get(CODES).status_code == 302
        assert client.post(AGAIN, {"code": shown(), "next": CODES}).headers["Location"] == CODES
        assert client.get(CODES).status_code == 200


def test_wrong_answers_are_counted_there_as_at_the_door(client: Client, li: Account) -> None:
    enter(client)
    with later(11):
        told = [client.post(AGAIN, {"password": "wrong"}).status_code for _ in range(5)]
        assert told == [422, 422, 422, 422, 429]
        assert client.post(AGAIN, {"password": PASSWORD}).status_code == 429
        assert client.get(SET_UP).status_code == 302


def test_wrong_codes_are_counted_there_with_those_at_the_door(client: Client, app: list[str]) -> None:
    enter(client)
    answer(client, shown())
    told = [client.post(AGAIN, {"code": "12345x"}).status_code for _ in range(5)]
    assert told == [422, 422, 422, 422, 429]
    assert client.post(AGAIN, {"code": shown()}).headers["Retry-After"] == "600"


@pytest.mark.parametrize("told", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil", ""])
def test_the_way_back_leads_nowhere_else(client: Client, li: Account, told: str) -> None:
    enter(client)
    assert client.post(AGAIN, {"password": PASSWORD, "next": told}).headers["Location"] == "/desk/"


def test_codes_left_and_factors_are_told_on_ones_own_page(client: Client, li: Account, app: list[str]) -> None:
    enter(client)
    answer(client, app[3])
    page = client.get(ME).content.decode()
    assert "动态口令" in page
    assert "备用码还有 9 个" in page
    assert rules.can_renew_codes(by(li), li)


def test_the_operator_of_the_machine_helps_whom_nobody_else_may_help(li: Account, app: list[str]) -> None:
    told = StringIO()
    call_command("drop_factors", "li", stdout=told)
    assert (told.getvalue(), queries.has_factor(li), queries.codes_left(li)) == ("1 taken away from li\n", False, 0)
    entry = Entry.objects.get(verb="drop_factors")
    assert (entry.entity_id, entry.part) == (li.pk, "system")
    for name in ("li", "nobody"):
        with pytest.raises(CommandError, match=f"no account with a second factor: {name}"):
            call_command("drop_factors", name)


def test_the_owner_is_told_by_mail_that_the_ways_to_sign_in_changed(
    client: Client, li: Account, open_account: Callable[..., Account]
) -> None:
    with override_settings(SENDS_MAIL=True):
        codes = factors.add_totp(li, SECRET, shown(), by=by(li))
        jobs.drain()
        factors.remove(li, Factor.objects.get().pk, by=by(li))
        jobs.drain()
        assert factors.tell(open_account("without").pk) is False
    assert [(one.subject, one.to) for one in mail.outbox] == [("登录方式有变化", ["Li@example.cn"])] * 2
    told = mail.outbox[0].body
    assert "账号 li 的登录方式" in told
    assert SECRET not in told
    assert codes[0] not in told
    assert factors.tell(li.pk) is False  # no mail server
