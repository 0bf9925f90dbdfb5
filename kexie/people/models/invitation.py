"""An invitation: the letter by which a person known so far only by name takes an account."""

from typing import ClassVar

from django.db import models

from kexie.kit.ids import uuid7
from kexie.people.models.person import Person


class Invitation(models.Model):
    """A bearer link for one person. Only the token's SHA-256 is kept: whoever reads this table cannot claim anybody.

    The id stands in the journal and in addresses of the desk; it opens nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """At most one open invitation a person: a second letter withdraws the first."""

        db_table = "people_invitation"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(claimed_at__isnull=True, withdrawn_at__isnull=True),
                name="invitation_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}"
