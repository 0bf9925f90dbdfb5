"""What holds a closing up and who decided on one, as upper parts know it: callables handed down by config/plugs.py."""

from collections.abc import Callable, Sequence
from uuid import UUID

from kexie.organisations.models import Organisation

# The reason in Chinese, empty where nothing is undone.
Check = Callable[[Organisation], str]
# The association that decided on its end, None where nobody but who guides it did.
Decider = Callable[[Organisation], UUID | None]
_checks: list[Check] = []
_deciders: list[Decider] = []


def connect(checks: Sequence[Check], deciders: Sequence[Decider]) -> None:
    """Take the tables over; called once at the start."""
    _checks[:], _deciders[:] = checks, deciders


def reason(organisation: Organisation) -> str:
    """The first of them that holds this one up."""
    return next((told for check in _checks if (told := check(organisation))), "")


def decider(organisation: Organisation) -> UUID | None:
    """Who decided that this one ends."""
    return next((house for one in _deciders if (house := one(organisation)) is not None), None)
