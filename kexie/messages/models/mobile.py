"""Where a person takes short messages."""

from django.db import models

from kexie.kit import crypto
from kexie.people.models import Person

_PURPOSE = "messages.mobile"


class Mobile(models.Model):
    """接收短信的手机号. Enciphered: neither the database's files nor a dump show it."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="mobile")
    sealed = models.CharField(max_length=200)
    set_at = models.DateTimeField()

    class Meta:
        """One a person."""

        db_table = "messages_mobile"

    def __str__(self) -> str:
        return str(self.person_id)

    @property
    def number(self) -> str:
        """Eleven figures; empty where the installation's secret is another one now."""
        return crypto.opened(self.sealed, _PURPOSE) or ""

    @number.setter
    def number(self, told: str) -> None:
        self.sealed = crypto.seal(told, _PURPOSE)
