"""A reset: the letter by which somebody who forgot their password sets another."""

from typing import ClassVar

from django.db import models

from kexie.kit.ids import uuid7
from kexie.people.models.account import Account


class Reset(models.Model):
    """A bearer link for one account, sent by e-mail or handed over by an officer. Only the token's SHA-256 is kept.

    The id stands in the journal; it opens nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="resets")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """At most one open letter an account: a second withdraws the first."""

        db_table = "people_reset"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="reset_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}"
