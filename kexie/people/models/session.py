"""A session: one browser, and whose it is once somebody has signed in there."""

import hashlib
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from kexie.people.models.account import Account


class Session(AbstractBaseSession):
    """Django's row with the account beside it, so that one can see where one is signed in, and end it.

    Account and moments repeat what the session itself holds; ``people.sign_in.sessions`` writes both at once.
    """

    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="sessions")
    began_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    # For its owner's own list: what they signed in with, and the address it was last used from.
    device = models.CharField(max_length=60, blank=True)
    address = models.GenericIPAddressField(null=True)
    # Figures a page may repeat for a moment (``people.sign_in.sessions.keep``); anything else that writes drops them.
    kept = models.JSONField(null=True)

    class Meta(AbstractBaseSession.Meta):
        """Its own table: Django's has no room for the account."""

        db_table = "people_session"
        abstract = False

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """The store that writes this table."""
        from kexie.people.sign_in.sessions import SessionStore  # the store needs this model

        return SessionStore

    @property
    def handle(self) -> UUID:
        """What names this session in addresses: from its key by SHA-256, and no way back to it."""
        return UUID(bytes=hashlib.sha256(self.session_key.encode()).digest()[:16])
