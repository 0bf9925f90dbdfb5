"""The shape of a to-do and the table of its sources."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from kexie.kit.actor import Actor


class Todo(Protocol):
    """One thing to do: what, from whom, since when, due when, and ONE button. A domain brings a class of this shape.

    ``due`` is the last day (Shanghai) on which it is in time, None where nothing is due.
    """

    icon: str
    title: str
    whom: str
    since: datetime
    due: date | None
    url: str
    button: str


class TodoList(Protocol):
    """The to-dos of one source. ``total`` is the count of the query behind it; ``items`` may be cut to the first.

    ``elsewhere``: how much waits for each other post of the person and not for this one; empty where nobody counts it.
    """

    code: str
    label: str
    total: int
    items: tuple[Todo, ...]
    elsewhere: tuple[int, ...]


# Any: a domain's own frozen classes have this shape without knowing the desk.
Source = Callable[..., Any]
# Lists of others' being late: shown beside what waits for oneself, never counted among it.
ASIDE = ("late",)
_sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """To-dos that fall due in the same stretch of time."""

    code: str
    label: str
    items: tuple[Todo, ...]


def connect(table: Sequence[Source]) -> None:
    """Take over the sources from config/plugs.py; called once at the start."""
    global _sources
    _sources = tuple(table)


def lists_for(actor: Actor, *others: Actor) -> list[TodoList]:
    """Every source asked once, in the table's order. ``others``: the same person through their other posts."""
    return [source(actor, *others) for source in _sources]


def groups(items: Iterable[Todo], today: date) -> list[Group]:
    """Late, today, this week (up to Sunday), later; empty groups left out. Inside a group: due day, then oldest."""
    sunday = today + timedelta(days=6 - today.weekday())
    ordered = sorted(items, key=lambda item: (item.due or date.max, item.since))
    stretches = (
        ("late", "已逾期", lambda due: due is not None and due < today),
        ("today", "今天到期", lambda due: due == today),
        ("week", "本周", lambda due: due is not None and today < due <= sunday),
        ("later", "稍后", lambda due: due is None or due > sunday),
    )
    found = (Group(code, label, tuple(item for item in ordered if fits(item.due))) for code, label, fits in stretches)
    return [group for group in found if group.items]
