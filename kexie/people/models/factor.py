"""A second factor: what somebody has beside their password. And the codes for who has lost it."""

from typing import ClassVar

from django.db import models

from kexie.kit import crypto
from kexie.kit.crypto.fields import Sealed
from kexie.kit.ids import uuid7
from kexie.people.models.account import Account

_PURPOSE = "people.factor"


class FactorKind(models.TextChoices):
    """动态口令 (RFC 6238) or 通行密钥 (WebAuthn)."""

    TOTP = "totp", "动态口令"
    PASSKEY = "passkey", "通行密钥"


class Factor(models.Model):
    """One of an account's second factors; there is no row before the first right answer.

    ``sealed``: the secret of a 动态口令, enciphered. ``handle`` and ``public``: name and public key of a 通行密钥; they
    open nothing. ``counter``: the last time step, or the last count, that was taken: none is taken twice.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="factors")
    kind = models.CharField(max_length=20, choices=FactorKind.choices)
    name = models.CharField("名称", max_length=40)
    sealed = Sealed(purpose=_PURPOSE)
    handle = models.CharField(max_length=1400, blank=True)
    public = models.TextField(blank=True)
    counter = models.BigIntegerField(default=0)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One 动态口令 an account; a 通行密钥 belongs to one account."""

        db_table = "people_factor"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account"], condition=models.Q(kind=FactorKind.TOTP), name="factor_one_totp"
            ),
            models.UniqueConstraint(fields=["handle"], condition=~models.Q(handle=""), name="factor_handle_once"),
            models.CheckConstraint(
                condition=models.Q(kind=FactorKind.TOTP, handle="", public="", sealed__isnull=False)
                | models.Q(kind=FactorKind.PASSKEY, sealed__isnull=True) & ~models.Q(handle="") & ~models.Q(public=""),
                name="factor_has_what_its_kind_needs",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def secret(self) -> str:
        """Of a 动态口令, in base 32; empty where the installation's secret is another one now."""
        try:
            return self.sealed.reveal() if self.sealed else ""
        except crypto.Unopened:
            return ""

    @secret.setter
    def secret(self, told: str) -> None:
        self.sealed = told


class RecoveryCode(models.Model):
    """备用码: opens the door once in place of a second factor. Shown when made; only its keyed mark is kept."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="recovery_codes")
    mark = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """None twice."""

        db_table = "people_recovery_code"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "mark"], name="recovery_code_once"),
        ]

    def __str__(self) -> str:
        return str(self.account_id)
