"""What waits for the system administrator: each with what, since, one button; the count equals the queries behind it."""

import dataclasses
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.kit import calendar, clock, upkeep
from kexie.notices.queries import health
from kexie.organisations.queries import todo
from kexie.people.models import Invitation
from tests.city import City
from tests.desk.conftest import SignIn


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's own waits, whatever the day of the test and however long ago the city was staged."""
    monkeypatch.setattr(calendar, "next_year_is_missing", lambda entered: False)
    monkeypatch.setattr(upkeep, "told", lambda question=None: upkeep.State(asked=True))
    # What the site lacks is told there too (tests/desk/test_archive.py).
    monkeypatch.setattr(health, "_items", lambda found, lacking: ())


def _shown(client: Any) -> list[tuple[str, str, str]]:
    groups = client.get("/desk/").context["groups"]
    return [(item["title"], item["button"], item["url"]) for group in groups for item in group["items"]]


def _expires(city: City, days: float) -> None:
    Invitation.objects.filter(person=city.facts.people["jiangan.drafter"]).update(
        expires_at=clock.now() + timedelta(days=days)
    )


def _guessed_at(username: str) -> None:
    AccessAttempt.objects.create(
        username=username, ip_address="198.51.100.7", failures_since_start=5, attempt_time=clock.now()
    )


def test_nothing_waits_while_all_is_well(city: City, sign_in: SignIn) -> None:
    admin = sign_in("admin")
    assert (_shown(admin), admin.get("/desk/").context["tabs"][0]["count"]) == ([], 0)


@pytest.mark.parametrize(("days", "title"), [(2, "冯雪梅的认领邀请快到期"), (-1, "冯雪梅的认领邀请已过期")])
def test_a_letter_that_runs_out_waits_until_it_is_sent_anew(city: City, sign_in: SignIn, days: int, title: str) -> None:
    admin, pk = sign_in("admin"), city.facts.people["jiangan.drafter"]
    _expires(city, days)
    assert _shown(admin) == [(title, "重发邀请", f"/desk/accounts/{pk}/")]
    assert admin.post(f"/desk/people/{pk}/invitation/", {"idempotency_key": pk}).status_code == 200
    assert _shown(admin) == []


def test_letters_far_from_their_end_or_long_forgotten_do_not_wait(city: City, sign_in: SignIn) -> None:
    admin = sign_in("admin")
    for days in (4, -31):
        _expires(city, days)
        assert _shown(admin) == [], days


def test_an_account_somebody_guesses_at_is_shown_and_unknown_names_are_not(city: City, sign_in: SignIn) -> None:
    admin = sign_in("admin")
    _guessed_at("li")
    _guessed_at("nobody-of-that-name")
    assert _shown(admin) == [("李志强的账号被锁定", "查看账号", f"/desk/accounts/{city.facts.people['li']}/")]
    AccessAttempt.objects.update(attempt_time=clock.now() - timedelta(minutes=11))
    assert _shown(admin) == []


def test_a_missing_year_and_a_journal_without_seal_wait_with_the_page_that_helps(
    city: City, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin, year = sign_in("admin"), clock.today().year
    monkeypatch.setattr(calendar, "next_year_is_missing", lambda entered: True)
    since = clock.now() - timedelta(seconds=601)
    monkeypatch.setattr(upkeep, "told", lambda question=None: upkeep.State(unsealed=12, unsealed_since=since))
    assert set(_shown(admin)) == {
        (f"录入 {year + 1} 年的放假安排", "录入", f"/desk/calendar/{year + 1}/"),
        ("操作日志有 12 条没有封存", "查看日志", "/desk/journal/"),
    }
    assert all(admin.get(url).status_code == 200 for _, _, url in _shown(admin))
    assert [one for one in _shown(sign_in("chen")) if "放假" in one[0] or "封存" in one[0]] == []
    nav = [item for group in admin.get("/desk/").context["desk"]["groups"] for item in group["items"]]
    assert {item["label"]: item["count"] for item in nav if item["count"]} == {"工作台": 2}


def test_work_that_failed_waits_in_one_line_with_its_number_for_the_installation_s_own_administrator(
    city: City, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.desk.test_home import _queries

    admin = sign_in("admin")
    state = upkeep.State(failed=3, failed_since=clock.now())
    for asked, shown in ((True, [("3 项后台工作没有做成", "处理", "/desk/settings/jobs/")]), (False, [])):
        told = dataclasses.replace(state, asked=asked)
        monkeypatch.setattr(upkeep, "told", lambda question=None, told=told: told)
        assert _shown(admin) == shown
    monkeypatch.undo()
    listed = admin.get("/desk/settings/jobs/").context["page"].total
    assert (listed, f"{listed} 项后台工作没有做成" in {title for title, *_ in _shown(admin)}) == (1, True)
    assert _queries(admin, "/desk/") == 8


@pytest.mark.parametrize(
    ("days", "begun", "production", "titles"),
    [
        (None, True, True, ["还没有备份过"]), (None, True, False, []), (None, False, True, []),
        (8, True, True, ["上次备份是 8 天前"]), (8, True, False, []), (6, True, True, []),
    ],
)  # fmt: skip
def test_a_backup_that_is_wanting_waits_in_production(
    city: City, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, settings: Any, days: int | None, begun: bool,
    production: bool, titles: list[str],
) -> None:  # fmt: skip
    admin, settings.PRODUCTION = sign_in("admin"), production
    state = upkeep.State(
        backed_up_at=clock.now() - timedelta(days=days) if days else None,
        begun_at=clock.now() - timedelta(days=30) if begun else None,
    )
    for asked, shown in ((True, titles), (False, [])):
        told = dataclasses.replace(state, asked=asked)
        monkeypatch.setattr(upkeep, "told", lambda question=None, told=told: told)
        assert [title for title, *_ in _shown(admin)] == shown


def test_the_count_equals_the_queries_behind_it_and_the_home_takes_eight(
    city: City, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.desk.test_home import _actor, _queries

    admin = sign_in("admin")
    _expires(city, 1)
    for name in ("li", "wang"):
        _guessed_at(name)
    by = _actor(city, "admin")
    behind = todo.waiting(by).count()
    page = admin.get("/desk/")
    assert (page.context["tabs"][0]["count"], len(_shown(admin)), behind) == (3, 3, 3)
    accounts = next(
        item for group in page.context["desk"]["groups"] for item in group["items"] if item["label"] == "账号"
    )
    assert accounts["count"] == 3
    monkeypatch.undo()
    assert _queries(admin, "/desk/") == 8


def test_a_list_longer_than_a_page_is_cut_and_counted_whole(
    city: City, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(todo, "MOST", 1)
    for name in ("li", "wang", "zhao"):
        _guessed_at(name)
    page = sign_in("admin").get("/desk/")
    assert (page.context["tabs"][0]["count"], len(_shown(sign_in("admin")))) == (3, 1)
    assert [(one["total"], one["url"]) for one in page.context["left_out"]] == [(3, "/desk/accounts/")]


def test_who_manages_no_accounts_is_asked_nothing(city: City) -> None:
    from tests.desk.test_home import _actor

    with CaptureQueriesContext(connection) as told:
        zhao = _actor(city, "zhao")
        assert (todo.accounts(zhao).total, todo.installation(zhao).total) == (0, 0)
    assert [q for q in told.captured_queries if "people_invitation" in q["sql"]] == []
