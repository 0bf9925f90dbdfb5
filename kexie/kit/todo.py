"""What waits for somebody, as every domain tells it and the desk shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

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


# ``(actor, *others)``: ``others`` are the same person through their other posts.
Source = Callable[..., TodoList]
