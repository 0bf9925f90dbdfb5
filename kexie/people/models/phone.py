"""A mobile number that opens the door, and the codes sent to numbers to show whose they are."""

from typing import ClassVar

from django.db import models

from kexie.kit import crypto, masks
from kexie.kit.crypto.fields import Sealed
from kexie.kit.ids import uuid7
from kexie.people import sealing
from kexie.people.models.account import Account

_NUMBER, _CODE = "people.phone", "people.phone_code"


def mark_of(number: str) -> str:
    """What finds a number without telling it."""
    return sealing.mark(number, _NUMBER)


class SignInPhone(models.Model):
    """登录手机号: shown by a code to be its owner's. Not where they take messages, which an officer may set."""

    account = models.OneToOneField(Account, models.CASCADE, primary_key=True, related_name="phone")
    sealed = Sealed(purpose=_NUMBER, mask=masks.MOBILE)
    mark = models.CharField(max_length=64, unique=True)
    verified_at = models.DateTimeField()

    class Meta:
        """One an account, and one account a number."""

        db_table = "people_sign_in_phone"

    def __str__(self) -> str:
        return str(self.account_id)

    @property
    def number(self) -> str:
        """Eleven figures; empty where the installation's secret is another one now."""
        try:
            return self.sealed.reveal() if self.sealed else ""
        except crypto.Unopened:
            return ""

    @number.setter
    def number(self, told: str) -> None:
        self.sealed, self.mark = told, mark_of(told)

    @property
    def shown(self) -> str:
        """138****5678."""
        number = self.number
        return f"{number[:3]}****{number[-4:]}" if number else "****"


class PhoneCode(models.Model):
    """One code asked for, also for a number that no account has: rows of both look alike.

    ``account`` asks to have the number confirmed; without one somebody wants to sign in. ``sealed``: what is to be
    sent, until it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="+")
    number_sealed = models.CharField(max_length=400)
    number_mark = models.CharField(max_length=64)
    sealed = models.CharField(max_length=400, blank=True)
    mark = models.CharField(max_length=64)
    address = models.GenericIPAddressField(null=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Counted by number and by address, over a day."""

        db_table = "people_phone_code"
        indexes: ClassVar = [
            models.Index(fields=["number_mark", "made_at"], name="phone_code_by_number"),
            models.Index(fields=["address", "made_at"], name="phone_code_by_address"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def number(self) -> str:
        """Where it goes."""
        return sealing.opened(self.number_sealed, _NUMBER)

    def put(self, number: str, code: str) -> None:
        """Seal both, with their marks."""
        self.number_sealed, self.number_mark = sealing.seal(number, _NUMBER), mark_of(number)
        self.sealed, self.mark = sealing.seal(code, _CODE), self.mark_of_code(code)

    @property
    def code(self) -> str:
        """What is still to be sent; empty afterwards."""
        return sealing.opened(self.sealed, _CODE)

    def mark_of_code(self, typed: str) -> str:
        """The mark a right code has in this row and in no other."""
        return sealing.mark(f"{self.pk}:{typed}", _CODE)
