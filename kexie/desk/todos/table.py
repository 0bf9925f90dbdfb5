"""The table of the sources of to-dos, and how these are grouped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kexie.kit.actor import Actor
from kexie.kit.todo import Source, Todo, TodoList

_sources: tuple[Source, ...] = ()
# Lists of others' being late: shown beside what waits for oneself, never counted among it.
_aside: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """To-dos that fall due in the same stretch of time."""

    code: str
    label: str
    items: tuple[Todo, ...]


def connect(table: Sequence[Source], aside: Sequence[Source]) -> None:
    """Take over the sources from config/plugs.py; called once at the start."""
    global _sources, _aside
    _sources, _aside = tuple(table), tuple(aside)


def lists_for(actor: Actor, *others: Actor) -> list[TodoList]:
    """Every source asked once, in the table's order. ``others``: the same person through their other posts."""
    return [one for source in _sources for one in _told(source(actor, *others))]


def totals_for(actor: Actor, *others: Actor) -> dict[str, int]:
    """How many things each list holds, by its code: what the navigation of every page shows. No to-do is made."""
    told: dict[str, int] = {}
    for source in _sources:
        count = getattr(source, "totals", None)
        told |= count(actor) if count else {one.code: one.total for one in _told(source(actor, *others))}
    return told


def beside(actor: Actor) -> list[TodoList]:
    """Every list of what others are late with, asked once."""
    return [one for source in _aside for one in _told(source(actor))]


def _told(found: TodoList | list[TodoList]) -> list[TodoList]:
    return found if isinstance(found, list) else [found]


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
