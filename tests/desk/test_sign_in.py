"""At the desk: how one signs in is set by the administrator; what matters asks again; a lost factor is taken away."""

import io
from datetime import timedelta

import openpyxl
import pytest

from kexie.kit import clock, ids
from kexie.kit.actor import Actor
from kexie.people import queries, totp
from kexie.people.actions import factors
from kexie.people.models import Account, Session
from tests.city import City
from tests.desk.conftest import SignIn

POLICY = "/desk/settings/sign-in/"
TOLD = {"profile": "dengbao", "needs_factor": "on", "grace_days": "7", "idle_minutes": "15", "fresh_minutes": "5"}


def key() -> dict[str, str]:
    return {"idempotency_key": str(ids.uuid7())}


def app(login: str) -> None:
    account = Account.objects.get(username=login)
    secret = totp.secret()
    typed = totp.code(secret, totp.step_at(clock.now()))
    factors.add_totp(account, secret, typed, by=Actor(person_id=account.person_id))


def test_the_administrator_sets_passwords_second_factors_and_how_long_a_session_rests(
    city: City, sign_in: SignIn
) -> None:
    client = sign_in("admin")
    assert POLICY in client.get("/desk/settings/").content.decode()
    assert client.get(POLICY).context["form"]["profile"].value() == "modern"
    wrong = client.post(POLICY, {**TOLD, **key(), "idle_minutes": "45"})
    assert (wrong.status_code, wrong.context["form"].errors) == (422, {"idle_minutes": ["填 5 至 30 的整数"]})
    assert client.post(POLICY, {**TOLD, **key()}).headers["Location"] == POLICY
    found = queries.policy()
    assert (found.profile, found.needs_factor, found.idle_minutes) == ("dengbao", True, 15)
    assert "设登录安全" in client.get("/desk/journal/").content.decode()


def test_others_neither_see_nor_set_it(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    assert POLICY not in client.get("/desk/settings/").content.decode()
    assert (client.get(POLICY).status_code, client.post(POLICY, {**TOLD, **key()}).status_code) == (403, 403)


@pytest.mark.parametrize(
    ("login", "address", "back"),
    [
        ("chen", "/desk/organisations/{dianji}/posts/", ""),
        ("chen", "/desk/organisations/{dianji}/posts/{post}/end/", ""),
        ("chen", "/desk/people/{li}/numbers/", ""),
        ("chen", "/desk/people/{li}/factors/", ""),
        ("chen", "/desk/people/{li}/reset/", "/desk/people/{li}/"),
        ("admin", "/desk/people/{li}/reset/", "/desk/accounts/{li}/"),
        ("chen", "/desk/people/{li}/invitation/", "/desk/people/{li}/"),
        ("admin", "/desk/accounts/{li}/closure/", ""),
        ("admin", "/desk/accounts/{li}/reopening/", ""),
        ("admin", POLICY, ""),
        ("chen", "/desk/organisations/{dianji}/closure/", ""),
        ("chen", "/desk/organisations/{dianji}/merger/", ""),
        ("chen", "/desk/imports/{li}/withdrawal/", ""),
    ],
)
def test_what_matters_is_asked_again_when_the_last_answer_is_old(
    city: City, sign_in: SignIn, login: str, address: str, back: str
) -> None:
    """Sent too late it changes nothing: the answer leads to the question, and from there to the act's own page."""
    from urllib.parse import quote

    from kexie.kit.journal import Entry

    places = {"dianji": city.facts.number("dianji"), "li": city.facts.people["li"], "post": city.facts.posts["wang"]}
    client = sign_in(login)
    session = client.session
    session["proved_at"] = (clock.now() - timedelta(minutes=21)).timestamp()
    session.save()
    before = Entry.objects.count()
    asked = client.post(address.format(**places), {**key(), "note": "按程序办理"})
    told = quote((back or address).format(**places), safe="")
    assert asked.headers["Location"] == f"/accounts/reauthenticate/?next={told}&again=1"
    assert Entry.objects.count() == before
    if not back:
        assert client.get(address.format(**places)).headers["Location"] == f"/accounts/reauthenticate/?next={told}"


@pytest.mark.parametrize(
    "address",
    [
        "/desk/people/table.xlsx?q=w", "/desk/register/table.xlsx?q=w", "/desk/guidance/table.xlsx",
        "/desk/documents/{reply}/replies/sheet.xlsx", "/desk/organisations/{dianji}/roll/table.xlsx",
        "/desk/organisations/{dianji}/roll/cards.docx", "/desk/organisations/{dianji}/roll/list.pdf", "/desk/imports/{li}/faults.xlsx",
    ],
)  # fmt: skip
def test_tables_with_people_in_them_are_given_to_who_showed_lately_who_they_are(
    city: City, sign_in: SignIn, address: str
) -> None:
    from urllib.parse import quote

    from kexie.kit.journal import Entry

    at = address.format(
        dianji=city.facts.number("dianji"), li=city.facts.people["li"], reply=city.facts.ref("founding")
    )
    client = sign_in("chen")
    session = client.session
    session["proved_at"] = (clock.now() - timedelta(minutes=21)).timestamp()
    session.save()
    before = Entry.objects.count()
    assert client.get(at).headers["Location"] == f"/accounts/reauthenticate/?next={quote(at, safe='')}"
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    ("address", "verb"), [("register", "export_register"), ("guidance", "export_guidance"), ("people", "export_people")]
)
def test_who_took_a_table_with_people_in_it_stands_in_the_journal_with_how_many_rows(
    city: City, sign_in: SignIn, address: str, verb: str
) -> None:
    from kexie.kit.journal import Entry

    client = sign_in("chen")
    answer = client.get(f"/desk/{address}/table.xlsx")
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True))
    head = next(place for place, row in enumerate(rows) if row.count(None) < len(row) - 1)
    entry = Entry.objects.get(verb=verb)
    assert (entry.entity, entry.diff) == ("organisation", {"rows": ["", str(len(rows) - head - 1)]})


def test_an_officer_takes_away_a_lost_second_factor_with_a_reason(city: City, sign_in: SignIn) -> None:
    app("li")
    client, pk = sign_in("chen"), city.facts.people["li"]
    address = f"/desk/people/{pk}/factors/"
    assert address in client.get(f"/desk/people/{pk}/").content.decode()
    assert client.post(address, {**key(), "note": ""}).status_code == 422
    assert client.post(address, {**key(), "note": "当面核对"}).headers["Location"] == f"/desk/people/{pk}/"
    assert address not in client.get(f"/desk/people/{pk}/").content.decode()
    assert sign_in("li").get("/desk/me/").status_code == 200


def test_so_does_the_administrator_from_the_page_of_the_account(city: City, sign_in: SignIn) -> None:
    app("li")
    client, pk = sign_in("admin"), city.facts.people["li"]
    address = f"/desk/people/{pk}/factors/"
    assert address in client.get(f"/desk/accounts/{pk}/").content.decode()
    assert client.post(address, {**key(), "note": "当面核对"}).headers["Location"] == f"/desk/accounts/{pk}/"


# A leaver's rights end the same minute.


def _end(city: City, sign_in: SignIn, last_day: str) -> None:
    address = f"/desk/organisations/{city.facts.number('dianji')}/posts/{city.facts.posts['wang']}/end/"
    assert sign_in("chen").post(address, {**key(), "last_day": last_day, "note": "调离"}).status_code == 302


def test_who_is_dismissed_now_is_out_with_the_next_request_and_has_no_right_left(city: City, sign_in: SignIn) -> None:
    wang = sign_in("wang")
    address = f"/desk/inbox/{city.facts.ref('founding')}/"
    assert wang.get(address).status_code == 200
    _end(city, sign_in, (clock.today() - timedelta(days=1)).isoformat())
    assert wang.get(address).headers["Location"].startswith("/accounts/login/")
    assert sign_in("wang").get(address).status_code == 404


def test_a_term_that_ends_today_ends_at_midnight_to_the_second(city: City, sign_in: SignIn) -> None:
    midnight = clock.shanghai(*(clock.today() + timedelta(days=1)).timetuple()[:3])
    _end(city, sign_in, clock.today().isoformat())
    address = f"/desk/inbox/{city.facts.ref('founding')}/"
    with clock.at(midnight - timedelta(minutes=5)):
        wang = sign_in("wang")
    for seconds, status in ((-1, 200), (0, 404)):
        # Django's own clock, by which a request says when its session ends, is not ours.
        Session.objects.update(expire_date=midnight + timedelta(hours=1))
        with clock.at(midnight + timedelta(seconds=seconds)):
            assert wang.get(address).status_code == status


def test_an_account_that_is_stopped_is_out_with_the_next_request(city: City, sign_in: SignIn) -> None:
    wang, pk = sign_in("wang"), city.facts.people["wang"]
    assert wang.get("/desk/").status_code == 200
    assert sign_in("admin").post(f"/desk/accounts/{pk}/closure/", {**key(), "note": "离职"}).status_code == 302
    assert wang.get("/desk/").headers["Location"].startswith("/accounts/login/")
