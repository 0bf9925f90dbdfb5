"""Where sessions are kept: Django's way, with the account, beginning and last sight in columns of their own."""

import re
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.db.models import F, JSONField, Value
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Coalesce

from kexie.kit import clock, prepared
from kexie.people.middleware import ADDRESS, DEVICE, SEEN, STARTED

# As Django makes them (SessionBase._get_new_session_key).
_KEY = re.compile(r"[a-z0-9]{32}")
_ANY_KEY = "a session's key while the statement is written"


# The account that came with the session read last, until it is taken.
_at_hand: ContextVar[Any] = ContextVar("account_at_hand", default=None)


def taken(account_id: Any) -> Any:
    """The account that came along with the session just read, once; None where it is another or was taken before."""
    account = _at_hand.get()
    _at_hand.set(None)
    return account if account is not None and str(account.pk) == str(account_id) else None


class SessionStore(db.SessionStore):
    """For ``SESSION_ENGINE``."""

    @classmethod
    def get_model_class(cls) -> Any:
        """Our table."""
        from kexie.people.models import Session  # settings name this module before the tables are there

        return Session

    kept: dict[str, Any] | None = None

    def _get_session_from_db(self) -> Any:
        """The row with its account, in one statement: every page of somebody signed in needs both."""
        found = prepared.fetch("people.session", self._any_session, {_ANY_KEY: self.session_key})
        row = found[0] if found else None
        if row is None:
            self._session_key = None
        self.kept = row.kept if row is not None else None
        _at_hand.set(row.account if row is not None else None)
        return row

    def _any_session(self) -> Any:
        rows = self.get_model_class().objects.select_related("account")
        return rows.filter(session_key=_ANY_KEY, expire_date__gt=clock.now())

    def keep(self, told: dict[str, Any]) -> None:
        """Lay something beside the session, in a statement of its own; the next load brings it along.

        Only these keys of it are written, and the session itself is not: pages drawn at the same time would take back
        each other's changes.
        """
        self.kept = {**(self.kept or {}), **told}
        laid = Coalesce(F("kept"), Value({}, JSONField()))
        merged = CombinedExpression(laid, "||", Value(told, JSONField()), output_field=JSONField())
        self.get_model_class().objects.filter(session_key=self.session_key).update(kept=merged)

    def _validate_session_key(self, key: str | None) -> bool:
        # A cookie is what a stranger sends: quoted, it may even hold a NUL, which no query takes.
        return bool(_KEY.fullmatch(key or ""))

    def create_model_instance(self, data: Any) -> Any:
        """The row as it is written: whose it is stands in the session itself since sign-in."""
        row: Any = super().create_model_instance(data)
        row.account_id = data.get(SESSION_KEY)
        row.device, row.address = data.get(DEVICE, ""), data.get(ADDRESS)
        row.began_at, row.seen_at = _moment(data.get(STARTED)), _moment(data.get(SEEN))
        return row


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
