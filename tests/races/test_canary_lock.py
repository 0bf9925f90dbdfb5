"""The races are races: with the lock of the series switched off, one number is given twice."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import threading
from typing import Any

import psycopg
import pytest

from tests.city import City, city_committing


def _numbered(papers: list[Any], by: Any) -> list[BaseException | None]:
    """Each document numbered in a thread of its own, on a connection of its own."""
    from django.db import connections

    from kexie.notices.actions import documents

    told: list[BaseException | None] = [None] * len(papers)

    def act(place: int) -> None:
        try:
            documents.number(papers[place], by=by)
        except BaseException as fault:
            told[place] = fault
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=(place,), daemon=True) for place in range(len(papers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return told


def _without_guards(city: City) -> None:
    """The constraints behind the lock go too: they would turn the double into an error."""
    with psycopg.connect(city.clone.owner_dsn, autocommit=True) as owner:
        rows = owner.execute(
            "select conrelid::regclass::text, conname from pg_constraint where contype = 'u' and conrelid in"
            " ('kit_drawn_number'::regclass, 'notices_numbering'::regclass)"
        ).fetchall()
        for table, name in rows:
            owner.execute(f"alter table {table} drop constraint {name} cascade")
        indexes = owner.execute(
            "select indexrelid::regclass::text from pg_index where indisunique and not indisprimary and indrelid in"
            " ('kit_drawn_number'::regclass, 'notices_numbering'::regclass)"
        ).fetchall()
        for (name,) in indexes:
            owner.execute(f"drop index {name}")


@pytest.mark.parametrize("locked", [True, False])
def test_canary_with_the_lock_switched_off_a_number_is_given_twice(
    city_committing: City,
    monkeypatch: pytest.MonkeyPatch,
    locked: bool,
):
    from kexie.kit import numbers
    from kexie.notices.actions.documents import issuing
    from kexie.notices.models import Document, Numbering
    from tests.races.test_races import actor, signed

    papers = signed(city_committing, 4)
    registrar = actor(city_committing, "chen:registrar")
    from kexie.notices.actions import documents

    documents.number(papers.pop(), by=registrar)  # so that the series' row is there
    _without_guards(city_committing)
    # A further net, made for imported numbers, would catch the double on its way; it goes too.
    monkeypatch.setattr(issuing, "_draw", lambda one, code, year: numbers.draw(one.issuer_id, code, year, one.pk))
    if not locked:
        monkeypatch.setattr(numbers, "_LOCK", numbers._LOCK.replace(" FOR UPDATE", ""))
        meeting = threading.Barrier(len(papers), timeout=20)
        real = numbers._locked

        def meet(*series: Any) -> Any:
            found = real(*series)
            meeting.wait()  # all have read the last number before anyone writes the next
            return found

        monkeypatch.setattr(numbers, "_locked", meet)
    told = _numbered(papers, registrar)
    assert told == [None] * 3
    given = list(Numbering.objects.filter(document__in=papers).values_list("serial", flat=True))
    assert Document.objects.filter(pk__in=[one.pk for one in papers], state="numbered").count() == len(given) == 3
    assert len(set(given)) == (3 if locked else 1)
