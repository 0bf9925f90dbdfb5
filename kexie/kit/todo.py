"""What waits for somebody, as every domain tells it and the desk shows it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from kexie.kit import prepared
from kexie.kit.actor import Actor

# A home page shows the first few; the number beside them tells the rest.
MOST = 50


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: what, from whom, since when, due when, one button and where it leads.

    ``due`` is the last day (Shanghai) on which it is in time, None where nothing is due.
    """

    icon: str
    title: str
    whom: str
    since: datetime
    due: date | None
    url: str
    button: str


@dataclass(frozen=True, slots=True)
class TodoList:
    """The to-dos of one source. ``total`` is the count of the query behind it; ``items`` may be cut to the first.

    ``elsewhere``: for each of the person's other posts, in their order, how much waits for it and not for the one
    acted through; empty where nobody counts it.
    """

    code: str
    label: str
    total: int
    items: tuple[Todo, ...]
    elsewhere: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A list told as parts of a query, so that several lists cost one: see :class:`Together`.

    ``parts`` give rows of (what, key, title, whom, since, due), nothing for an actor without a part in them; ``told``
    makes the to-do of a row; ``what`` are the first columns of this list's rows, of no other's. One that ``rides`` is
    asked about only where another of its query has a part, and for an actor without a post.
    """

    code: str
    label: str
    what: frozenset[str]
    parts: Callable[[Actor], Sequence[QuerySet[Any, Any]]]
    told: Callable[..., Todo]
    rides: bool = False

    def query(self, actor: Actor) -> QuerySet[Any, Any] | None:
        """What waits, the earliest due first; None for an actor without a part in it."""
        return _union(self.parts(actor), "due", "since")

    def alone(self, actor: Actor) -> TodoList:
        """The list by itself: one query, two beyond the most that is listed; none without a part in it."""
        asked = self.query(actor)
        return TodoList(self.code, self.label, 0, ()) if asked is None else self._list(self._first(actor), asked.count)

    def apart(self, standing: Any) -> TodoList:
        """As :meth:`alone`, its statements written once for each stand-in."""
        key, swaps = (self.code, standing.key), standing.swaps
        return self._list(
            prepared.fetch((*key, "first"), lambda: self._first(standing.actor), swaps),
            lambda: prepared.count((*key, "count"), lambda: self.query(standing.actor), swaps),
        )

    def _list(self, first: Iterable[Any] | None, count: Callable[[], int]) -> TodoList:
        rows = list(first or ())
        total = len(rows) if len(rows) <= MOST else count()
        return TodoList(self.code, self.label, total, tuple(self.told(*row) for row in rows[:MOST]))

    def _first(self, actor: Actor) -> QuerySet[Any, Any] | None:
        asked = self.query(actor)
        return None if asked is None else asked[: MOST + 1]


class Together:
    """One source for several lists: one query as long as they hold no more than is listed, else one each and more.

    Its statement is long, so it is written once for each ``stand_in`` (kit.prepared, organisations.rules.stand_in).
    """

    def __init__(self, *lists: Waiting, stand_in: Callable[[Actor], Any]) -> None:
        self._lists, self._stand_in = lists, stand_in
        self._codes = tuple(one.code for one in lists)

    def __call__(self, actor: Actor, *_others: Actor) -> list[TodoList]:
        """The lists of this actor."""
        standing = self._stand_in(actor)
        key = (self._codes, standing.key)
        rows = prepared.fetch(key, lambda: self._first(standing.actor), standing.swaps)
        if len(rows) > MOST:
            return [one.apart(standing) for one in self._lists]
        mine = [[row for row in rows if row[0] in one.what] for one in self._lists]
        return [
            TodoList(one.code, one.label, len(found), tuple(one.told(*row) for row in found))
            for one, found in zip(self._lists, mine, strict=True)
        ]

    def totals(self, actor: Actor) -> dict[str, int]:
        """How many each list holds, by its code: one query, whatever waits."""
        standing = self._stand_in(actor)
        key = (self._codes, standing.key, "totals")
        found = prepared.counts(key, lambda: self._all(standing.actor), standing.swaps)
        return {one.code: sum(found.get(what, 0) for what in one.what) for one in self._lists}

    def _all(self, actor: Actor, *order: str) -> QuerySet[Any, Any] | None:
        parts = [part for one in self._lists if not one.rides for part in one.parts(actor)]
        if parts or actor.post_id is None:
            parts += [part for one in self._lists if one.rides for part in one.parts(actor)]
        return _union(parts, *order)

    def _first(self, actor: Actor) -> QuerySet[Any, Any] | None:
        asked = self._all(actor, "due", "since")
        return None if asked is None else asked[: MOST + 1]


def _union(parts: Sequence[QuerySet[Any, Any]], *order: str) -> QuerySet[Any, Any] | None:
    """All rows of them; each in no order of its own, which would be sorted for nothing."""
    bare = [part.order_by() for part in parts]
    return bare[0].union(*bare[1:], all=True).order_by(*order) if bare else None


# ``(actor, *others)``: ``others`` are the same person through their other posts.
Source = Callable[..., TodoList | list[TodoList]]
