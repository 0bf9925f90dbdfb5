"""How one signs in: who sets it, who must have a second factor, who takes a lost one away."""

from datetime import timedelta

import pytest
from django.db.models import ProtectedError

from kexie.kit import clock
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.journal import Entry
from kexie.kit.verdict import Refused
from kexie.organisations import actors, posts, rules
from kexie.organisations.actions import posts as post_actions
from kexie.organisations.actions import sign_in
from kexie.organisations.models import Installation, Post
from kexie.people import queries, totp
from kexie.people.actions import accounts, factors
from kexie.people.models import Factor, RecoveryCode, Session
from tests.organisations.city import City

PASSWORD = "Kexie-2026-words"
TOLD = {"profile": "dengbao", "needs_factor": True, "grace_days": 7, "idle_minutes": 15, "fresh_minutes": 5}


@pytest.fixture
def begun(city: City) -> City:
    """The installation of the city's association: its administrator and officer, a district's officer, accounts for all."""
    Installation.objects.create(organisation=city["city"], begun_at=clock.now())
    for name, kind, unit in (
        ("管", "system_admin", "city"), ("陈", "officer", "city"), ("秦", "leader", "city"), ("赵", "officer", "jiang"),
        ("联", "liaison", "motor"), ("委", "committee_member", "motor"),
    ):  # fmt: skip
        city.actor(name, kind, unit)
        accounts.open_for(city.people[name], f"{unit}.{kind}", PASSWORD, by=SYSTEM)
    return city


def app(city: City, name: str) -> None:
    account = city.people[name].account
    by = Actor(person_id=account.person_id)
    secret = totp.secret()
    factors.add_totp(account, secret, totp.code(secret, totp.step_at(clock.now())), by=by)


def test_the_administrator_of_the_installation_sets_it_and_the_journal_says_what(begun: City) -> None:
    assert sign_in.set_policy(TOLD, by=begun.actors["管"]) is True
    found = queries.policy()
    assert {name: getattr(found, name) for name in TOLD} == TOLD
    entry = Entry.objects.get(verb="sign_in", entity="installation")
    assert (entry.entity_id, set(entry.diff)) == (begun["city"].pk, set(TOLD))
    assert sign_in.set_policy(TOLD, by=begun.actors["管"]) is False
    assert Entry.objects.filter(verb="sign_in", entity="installation").count() == 1


@pytest.mark.parametrize("name", ["陈", "赵", "联"])
def test_nobody_else_sets_it(begun: City, name: str) -> None:
    with pytest.raises(Refused) as refusal:
        sign_in.set_policy(TOLD, by=begun.actors[name])
    assert (refusal.value.rule, queries.policy().profile) == ("sign_in.set.right", "modern")


def test_the_system_may_set_it(begun: City) -> None:
    assert rules.can_set_sign_in(SYSTEM)


def test_who_sees_or_decides_for_others_must_have_a_second_factor(begun: City) -> None:
    assert {code for code in posts.KINDS if not posts.is_managing(code)} == {
        "branch_leader", "liaison", "committee_member",
    }  # fmt: skip
    held = {name: actors.manages(begun.people[name].account) for name in ("管", "陈", "秦", "赵", "联", "委")}
    assert held == {"管": True, "陈": True, "秦": True, "赵": True, "联": False, "委": False}


def test_whoever_keeps_somebody_below_takes_away_what_they_lost_and_their_sessions_end(begun: City) -> None:
    app(begun, "赵")
    account = begun.people["赵"].account
    Session.objects.create(
        session_key="k" * 32, session_data="", expire_date=clock.now() + timedelta(hours=1), account=account
    )
    assert sign_in.drop_factors(begun.people["赵"], by=begun.actors["陈"], note="视频核对了身份证") == 1
    assert (Factor.objects.count(), RecoveryCode.objects.count(), Session.objects.count()) == (0, 0, 0)
    entry = Entry.objects.get(verb="drop_factors")
    assert (entry.entity_id, entry.person_id) == (account.pk, begun.people["陈"].pk)


@pytest.mark.parametrize(
    ("by", "whom", "note", "rule"),
    [
        ("陈", "管", "核对了", "factor.drop.there"),
        ("陈", "陈", "核对了", "factor.drop.not_self"),
        ("赵", "陈", "核对了", "reset.make.right"),
        ("陈", "秦", "核对了", "reset.make.rank"),
        ("陈", "赵", " ", "factor.drop.note"),
    ],
)
def test_it_is_refused_with_the_reason(begun: City, by: str, whom: str, note: str, rule: str) -> None:
    for name in ("陈", "秦", "赵"):
        app(begun, name)
    with pytest.raises(Refused) as refusal:
        sign_in.drop_factors(begun.people[whom], by=begun.actors[by], note=note)
    assert (refusal.value.rule, Factor.objects.count()) == (rule, 3)


@pytest.mark.parametrize(("days", "left"), [(1, 0), (0, 1)])
def test_a_post_ended_now_ends_the_sessions_of_who_held_it(begun: City, days: int, left: int) -> None:
    held = begun.people["赵"].posts.get()
    held.starts_on = clock.today() - timedelta(days=5)
    held.save()
    expires = clock.now() + timedelta(hours=1)
    Session.objects.create(
        session_key="k" * 32, session_data="", expire_date=expires, account=begun.people["赵"].account
    )
    post_actions.end(held, clock.today() - timedelta(days=days), by=begun.actors["陈"], note="调离")
    assert Session.objects.count() == left


def test_a_post_of_today_that_was_used_ends_now_all_the_same(begun: City, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was done through it keeps its row (tests/desk/test_sign_in.py has a real one)."""

    def kept(self: Post) -> None:
        raise ProtectedError("used", set())

    monkeypatch.setattr(Post, "delete", kept)
    held, yesterday = begun.people["赵"].posts.get(), clock.today() - timedelta(days=1)
    ended = post_actions.end(held, yesterday, by=begun.actors["陈"], note="调离")
    assert ended is not None
    assert (ended.starts_on, ended.ends_on) == (yesterday, yesterday)
    assert not rules.holds(begun.actors["赵"], "receipts.sign", begun["jiang"].pk)
