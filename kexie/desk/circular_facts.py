"""What the page of words to many units shows: the form, or who would get what."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from kexie.messages.channels import Channel

Facts = dict[str, Any]
SHOWN = 50


def page(form: Any, lines: Sequence[Any] | None) -> Facts:
    """``look`` where it has been filled in: counts, the words for the first unit, the first units, who is left out."""
    return {
        "form": form,
        "crumbs": [("发出的消息", reverse("desk:outbox")), ("群发消息", "")],
        "back": reverse("desk:outbox"),
        "look": _look(lines) if lines is not None else None,
    }


def _look(lines: Sequence[Any]) -> Facts:
    reached = [one for one in lines if one.receiver is not None]
    left = [one.unit.name for one in lines if one.receiver is None]
    return {
        "count": len(reached),
        "sample": reached[0] if reached else None,
        "rows": [
            {
                "unit": one.unit.name,
                "who": one.receiver.to.name,
                "ways": "、".join(Channel(way).label for way in one.receiver.channels),
            }
            for one in reached[:SHOWN]
        ],
        "more": max(len(reached) - SHOWN, 0),
        "left": left[:SHOWN],
        "left_count": len(left),
    }
