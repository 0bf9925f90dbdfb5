"""Days of the working calendar set by hand: the engine is kit's, the right to use it is a post's."""

from datetime import date
from uuid import UUID

from django.db import transaction

from kexie.kit import calendar
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.organisations import rules


@transaction.atomic
def override(day: date, *, working: bool, name: str = "", by: Actor) -> None:
    """Rule that offices work (or rest) on ``day``, with the reason people read (元旦, 调休上班).

    Raises:
        Refused: by the rule.
    """
    require(rules.can_edit_calendar(by))
    calendar.override(day, working=working, name=name, by=by)


@transaction.atomic
def clear(day: date, *, by: Actor) -> UUID:
    """Take back a ruling: the packaged calendar counts again.

    Raises:
        Refused: by the rule, or the day is not ruled by hand.
    """
    require(rules.can_edit_calendar(by))
    return calendar.clear(day, by=by)
