"""The lists that wait for somebody are the same written once and written anew, for the whole cast."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

from datetime import timedelta

import pytest

from kexie.associations.queries import todo as associations_todo
from kexie.config import plugs
from kexie.custody.queries import todo as custody_todo
from kexie.desk import todos
from kexie.desk.todos import table
from kexie.kit import clock, prepared, todo
from kexie.notices.queries import firsts
from kexie.organisations import actors
from kexie.organisations.queries import todo as upkeep_todo
from kexie.people.models import Account
from kexie.plans.queries import todo as plans_todo
from tests.city import CAST, City, city, city_of_module


def told(city: City) -> list[tuple[str, str, object]]:
    """Every list of everybody through each of their posts, own items in full."""
    found = []
    for login in CAST[:-1]:
        account = Account.objects.get(username=login)
        held = actors.posts_of(account)
        for post in [*held, None]:
            acting = actors.chosen(account, held, post.pk if post else None, None)
            others = [actors.chosen(account, held, one.pk, None) for one in held if one != post]
            for by in (acting, actors.reading(acting, held)):  # one that acts, one that reads and knows its house
                found += [(login, str(post), one) for one in [*todos.lists_for(by, *others), *todos.beside(by)]]
    return found


@pytest.mark.parametrize("days", [0, *(pytest.param(one, marks=pytest.mark.full) for one in (30, 400))])
def test_each_of_the_cast_is_told_the_same_as_by_statements_written_anew(city: City, monkeypatch, days: int):
    prepared.forget()
    # However long the three tellings take: rows without a seal are told of once they are older than this.
    monkeypatch.setattr(upkeep_todo, "UNSEALED", timedelta(days=2000))
    with clock.at(clock.now() + timedelta(days=days)):
        once = told(city)
        again = told(city)
        monkeypatch.setattr(prepared, "fetch", _plain(prepared.fetch))
        monkeypatch.setattr(firsts, "stand_in", _itself)
        waiting = (plans_todo.WAITING, associations_todo.WAITING, custody_todo.WAITING, custody_todo.OWN)
        shared = todo.Together(*waiting, stand_in=_itself)
        lists = tuple(shared if isinstance(source, todo.Together) else source for source in plugs.TODOS)
        assert shared in lists
        monkeypatch.setattr(table, "_sources", lists)
        anew = told(city)
    assert any(one.items for _, _, one in once)
    assert _without_moments(once) == _without_moments(again) == _without_moments(anew)


@pytest.mark.parametrize("most", [50, 1])
def test_the_figures_by_themselves_are_those_of_the_lists_however_many_are_listed(city: City, monkeypatch, most: int):
    prepared.forget()
    monkeypatch.setattr(todo, "MOST", most)
    longest = 0
    for login in CAST[:-1]:
        account = Account.objects.get(username=login)
        held = actors.posts_of(account)
        for post in [*held, None]:
            acting = actors.chosen(account, held, post.pk if post else None, None)
            for by in (acting, actors.reading(acting, held)):
                lists = todos.lists_for(by)
                assert todos.totals_for(by) == {one.code: one.total for one in lists}, login
                longest = max(longest, *(one.total for one in lists))
    assert longest > 1
    prepared.forget()


def _plain(fetch):
    """Lists are written anew for the real actor; posts and rights, whose stand-ins are their own, as ever."""

    def anew(key, write, swaps):
        if isinstance(key, str) or key[0] == "organisations.holds":
            return fetch(key, write, swaps)
        asked = write()
        return [] if asked is None else list(asked)

    return anew


def _itself(actor, place: int = 0):
    from kexie.organisations.rules import Standing

    return Standing(actor, (), {})


def _without_moments(found):
    """`since` of a few is the moment of asking."""
    return [
        (
            login,
            post,
            one.code,
            one.total,
            one.elsewhere,
            [(item.title, item.whom, item.due, item.url) for item in one.items],
        )
        for login, post, one in found
    ]
