"""The tree of organisations as nested plain data: one query a level that is open."""

from collections.abc import Collection
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from kexie.desk import words
from kexie.kit.actor import Actor
from kexie.organisations import queries
from kexie.organisations.queries import tree

MOST_OPEN = 8  # levels open at once; each costs one query
MOST_SHOWN = 100  # children listed under one node; the list of organisations shows the rest

Branch = dict[str, Any]


def opened(text: str) -> list[int]:
    """The numbers in ``?open=1,15``, the last ones opened where there are too many."""
    numbers = [int(part) for part in text.split(",") if part.isascii() and part.isdigit() and len(part) < 16]
    return list(dict.fromkeys(numbers))[-MOST_OPEN:]


def grown(by: Actor, open_: Collection[int]) -> list[Branch]:
    """The branches from where the actor's tree begins, opened at these numbers."""
    return [_branch(by, row, list(open_)) for row in queries.roots_seen(by)]


def _branch(by: Actor, row: Any, open_: list[int]) -> Branch:
    is_open = row.number in open_
    children = list(queries.inferiors(by, row)[: MOST_SHOWN + 1]) if is_open else []
    rest = [number for number in open_ if number != row.number]
    toggled = rest if is_open else [*rest, row.number]
    return {
        "number": row.number,
        "name": row.label,
        "kind": row.get_level_display() + row.get_kind_display() if row.level else row.get_kind_display(),
        "closed": row.state != "active",
        "url": reverse("desk:organisation", args=[row.number]),
        "children": words.bounded(row.below, tree.MOST_BELOW),
        "open": is_open,
        "toggle_url": f"{_tree(toggled)}#organisation-{row.number}",
        "branches": [_branch(by, child, open_) for child in children[:MOST_SHOWN]],
        "more_url": _under(row.number) if len(children) > MOST_SHOWN else "",
    }


def _tree(open_: list[int]) -> str:
    # Empty and absent differ: without the name the page opens the actor's own line.
    return f"?{urlencode({'view': 'tree', 'open': ','.join(map(str, open_))})}"


def _under(number: int) -> str:
    return f"{reverse('desk:organisations')}?{urlencode({'view': 'list', 'under': number})}"
