"""What holds a closing up, as upper parts know it: plain callables handed down by config/plugs.py."""

from collections.abc import Callable, Sequence

from kexie.organisations.models import Organisation

# The reason in Chinese, empty where nothing is undone.
Check = Callable[[Organisation], str]
_checks: list[Check] = []


def connect(checks: Sequence[Check]) -> None:
    """Take the table over; called once at the start."""
    _checks[:] = checks


def reason(organisation: Organisation) -> str:
    """The first of them that holds this one up."""
    return next((told for check in _checks if (told := check(organisation))), "")
