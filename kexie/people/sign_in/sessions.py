"""Where sessions are kept: Django's way, with the account, beginning and last sight in columns of their own."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db

from kexie.people.middleware import SEEN, STARTED


class SessionStore(db.SessionStore):
    """For ``SESSION_ENGINE``."""

    @classmethod
    def get_model_class(cls) -> Any:
        """Our table."""
        from kexie.people.models import Session  # settings name this module before the tables are there

        return Session

    def create_model_instance(self, data: Any) -> Any:
        """The row as it is written: whose it is stands in the session itself since sign-in."""
        row: Any = super().create_model_instance(data)
        row.account_id = data.get(SESSION_KEY)
        row.began_at, row.seen_at = _moment(data.get(STARTED)), _moment(data.get(SEEN))
        return row


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
