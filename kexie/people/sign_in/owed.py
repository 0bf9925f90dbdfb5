"""What somebody signed in has to do before anything else: another password, or a second factor. Kept in the session.

Settled once, at sign-in: no page asks the database for it. Who gets a post or a rule meanwhile meets it next time.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest

from kexie.kit import clock
from kexie.people.models import Account, SignInPolicy

PASSWORD, FACTOR = "password", "factor"
_OWED, _BY = "owed", "factor_by"
# Handed down by config/plugs.py: whether this account holds a post that must have a second factor.
_asked: list[Callable[[Account], bool]] = []


def connect(is_staff: Callable[[Account], bool]) -> None:
    """Take over the question from config/plugs.py; called once at the start."""
    _asked[:] = [is_staff]


def settle(request: HttpRequest, account: Account, policy: SignInPolicy, *, has_factor: bool) -> None:
    """Write down what is owed, and until when a second factor has time."""
    now = clock.now()
    found = [PASSWORD] if is_too_old(account, policy, now) else []
    by = None if has_factor else factor_due(account, policy)
    if by is not None and by <= now:
        found.append(FACTOR)
    request.session[_OWED] = found
    request.session[_BY] = by.isoformat() if by is not None else ""


def of(request: HttpRequest) -> list[str]:
    """What is owed, the first first."""
    return list(request.session.get(_OWED, ()))


def paid(request: HttpRequest, what: str) -> None:
    """It is done."""
    request.session[_OWED] = [one for one in of(request) if one != what]
    if what == FACTOR:
        request.session[_BY] = ""


def factor_by(request: HttpRequest) -> datetime | None:
    """Until when a second factor has to be set up; None where it has not, or is there."""
    told: Any = request.session.get(_BY)
    return datetime.fromisoformat(told) if told else None


def is_too_old(account: Account, policy: SignInPolicy, now: datetime) -> bool:
    """Whether the profile wants another password by now."""
    days = policy.rules.days
    return bool(days) and (account.password_changed_at or account.created_at) + timedelta(days=days) <= now


def factor_due(account: Account, policy: SignInPolicy) -> datetime | None:
    """When the days of grace end for this account; None where nobody asks it for a second factor."""
    if not policy.needs_factor or policy.needed_since is None or not any(asks(account) for asks in _asked):
        return None
    return max(policy.needed_since, account.created_at) + timedelta(days=policy.grace_days)
