"""Two at once on one edit: it is put back once; an edit that comes in between is not lost."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from kexie.kit.verdict import Overtaken, Refused
from tests.city import City, city_committing
from tests.organisations.test_races import together
from tests.races.test_races import actor

ROUNDS = 3


def _edited(city: City, title: str) -> tuple[Any, int]:
    """Somebody, and the edit that gave them this title."""
    from kexie.kit.actor import SYSTEM
    from kexie.kit.journal import queries
    from kexie.organisations.actions import members
    from kexie.people.models import Person

    person = Person.objects.get(pk=UUID(city.facts.people["li"]))
    members.edit(person, _titled(person, title), by=SYSTEM)
    return person, queries.edits(("person",), person.pk)[0].pk


def _titled(person: Any, title: str) -> Any:
    from kexie.people.actions import persons

    told = persons.Particulars(**{name: getattr(person, name) for name in persons.FIELDS})
    return replace(told, title=title)


def _edit(person: Any, title: str) -> Callable[[], Any]:
    from kexie.kit.actor import SYSTEM
    from kexie.organisations.actions import members

    told = _titled(person, title)
    return lambda: members.edit(person, told, by=SYSTEM)


def _undo(person: Any, entry: int, by: Any) -> Callable[[], Any]:
    from kexie.organisations.actions import undoing

    return lambda: undoing.person(person, entry, by=by, note="填错了")


def test_of_two_who_undo_one_edit_at_once_one_does(city_committing: City) -> None:
    from kexie.kit.journal.models import Entry, Undoing
    from kexie.people.models import Person

    chen = actor(city_committing, "chen")
    for number in range(ROUNDS):
        person, entry = _edited(city_committing, f"职称{number}")
        before = Person.objects.get(pk=person.pk)
        results = together(_undo(person, entry, chen), _undo(person, entry, chen))
        faults = [one for one in results if isinstance(one, Exception)]
        assert [type(one) for one in faults] == [Overtaken], results
        assert Undoing.objects.filter(undone=entry).count() == 1
        assert Entry.objects.filter(entity_id=person.pk, verb="undo_edit").count() == number + 1
        assert (before.title, Person.objects.get(pk=person.pk).title) == (f"职称{number}", "")


def test_without_the_lock_the_table_still_lets_only_one_undo(
    city_committing: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from kexie.kit.journal.models import Undoing
    from kexie.organisations.actions import undoing
    from kexie.people.models import Person

    chen = actor(city_committing, "chen")
    person, entry = _edited(city_committing, "教授")
    meeting = threading.Barrier(2, timeout=20)
    monkeypatch.setattr(Person.objects.__class__, "select_for_update", lambda self, **_: self.all())
    real = undoing.asked

    def asked(*told: Any) -> Any:
        found = real(*told)
        meeting.wait()
        return found

    monkeypatch.setattr(undoing, "asked", asked)
    results = together(_undo(person, entry, chen), _undo(person, entry, chen))
    assert [type(one) for one in results if isinstance(one, Exception)] == [Overtaken]
    assert Undoing.objects.count() == 1


def test_an_edit_beside_an_undoing_is_never_lost(city_committing: City) -> None:
    from kexie.people.models import Person

    chen = actor(city_committing, "chen")
    for number in range(ROUNDS):
        person, entry = _edited(city_committing, f"职称{number}")
        results = together(_undo(person, entry, chen), _edit(person, f"新职称{number}"))
        faults = [one for one in results if isinstance(one, Exception)]
        assert all(type(one) is Refused and "后来又改过" in one.reason for one in faults), results
        assert Person.objects.get(pk=person.pk).title == f"新职称{number}"
