"""How one signs in here: writing it down. Who may, is the rule of whoever calls."""

from collections.abc import Mapping
from typing import Any

from kexie.kit import clock, journal
from kexie.people.models import SignInPolicy

FIELDS = ("profile", "needs_factor", "grace_days", "idle_minutes", "fresh_minutes")


def put(told: Mapping[str, Any]) -> dict[str, journal.Change]:
    """Write these values; what changed, for the caller's journal row. The caller holds lock, rule and transaction.

    The days of grace begin when the second factor is first asked for, not whenever something else is set.
    """
    row = SignInPolicy.objects.first() or SignInPolicy()
    before = {name: getattr(row, name) for name in FIELDS}
    for name in FIELDS:
        setattr(row, name, told[name])
    if row.needs_factor != before["needs_factor"]:
        row.needed_since = clock.now() if row.needs_factor else None
    diff = journal.changes(before, {name: told[name] for name in FIELDS})
    if diff:
        row.save()
    return diff
