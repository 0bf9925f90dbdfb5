"""The seven days from today on the home: how much falls due on each, of one's own and of what one's house issued.

From today rather than from Monday: on a Friday a week of the calendar would be five empty boxes.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from kexie.desk import words
from kexie.kit import clock

DAYS = 7
Facts = dict[str, Any]


def stretch() -> tuple[date, date]:
    """The first and the last day shown."""
    today = clock.today()
    return today, today + timedelta(days=DAYS - 1)


def of(items: Iterable[Any], issued: Iterable[Any]) -> Facts:
    """``items``: to-dos with ``due``, ``button``, ``url``; ``issued``: documents with ``due_on``, ``ref``, ``open``."""
    first, last = stretch()
    mine = [item for item in items if item.due is not None and item.due >= first]
    others = [document for document in issued if document.open and document.due_on and first <= document.due_on <= last]
    days = [_day(first + timedelta(days=n), mine, others) for n in range(DAYS)]
    return {
        "days": days,
        "empty": not any(day["entries"] for day in days),
        "span": f"{words.day(first)} — {words.day(last)}",
        "next": words.day(min(item.due for item in mine)) if mine else "",
    }


def _day(day: date, mine: Sequence[Any], others: Sequence[Any]) -> Facts:
    today = clock.today()
    return {
        "name": "周" + "一二三四五六日"[day.weekday()],
        "number": day.day,
        "today": day == today,
        "off": day.weekday() > 4,
        "entries": [
            *_mine([item for item in mine if item.due == day]),
            *_others([d for d in others if d.due_on == day]),
        ],
    }


def _mine(items: Sequence[Any]) -> list[Facts]:
    """One's own by what is to be done: 待签收 2."""
    found: dict[str, list[Any]] = {}
    for item in items:
        found.setdefault(item.button, []).append(item)
    return [_entry(f"待{verb}", len(rows), rows[0].url, "#todos") for verb, rows in found.items()]


def _others(documents: Sequence[Any]) -> list[Facts]:
    """Days on which every unit should have signed for what this house issued."""
    if not documents:
        return []
    one = reverse("desk:receipts", args=[documents[0].ref])
    return [_entry("签收截止", len(documents), one, reverse("desk:documents") + "?view=issued")]


def _entry(label: str, n: int, one: str, all_: str) -> Facts:
    return {"label": label, "count": n if n > 1 else 0, "url": one if n == 1 else all_}
