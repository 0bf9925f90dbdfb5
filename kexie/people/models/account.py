"""An account: what signs in. A person may have none; an account without a person has no post, so no right."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from kexie.kit.ids import uuid7
from kexie.people.models.person import Person


class Accounts(BaseUserManager["Account"]):
    """Only the look-up that Django's sign-in asks for; accounts are made by ``people.actions.accounts``."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """By the name typed at the door, in any case of letters."""
        return self.get(username__iexact=username)


class Account(AbstractBaseUser):
    """A name, a password, and whose they are.

    No groups, permissions or staff flag of Django's: a right is a post or a part (house.md 4), never a second system.
    Phone codes, TOTP and passkeys are tables beside this one (allauth's), so nothing here changes for them.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.OneToOneField(Person, models.PROTECT, null=True, blank=True, related_name="account")
    username = models.CharField("用户名", max_length=60, unique=True)
    email = models.EmailField("电子邮箱", blank=True)
    is_active = models.BooleanField("启用", default=True)
    created_at = models.DateTimeField()
    password_changed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        """Name and e-mail are unique without regard to case: both open the same door.

        The column's own ``unique`` says nothing more; Django asks for it of a name that signs in.
        """

        db_table = "people_account"
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("username"), name="account_username_once"),
            models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="account_email_once"),
            models.CheckConstraint(condition=~models.Q(username=""), name="account_has_a_username"),
            # One door, two keys: a username that looks like an e-mail could be somebody else's address.
            models.CheckConstraint(condition=~models.Q(username__contains="@"), name="account_username_is_no_email"),
        ]

    def __str__(self) -> str:
        return self.username

    def get_full_name(self) -> str:
        """The person's name, or the username of an account nobody has claimed."""
        return self.person.name if self.person else self.username

    def get_short_name(self) -> str:
        """As :meth:`get_full_name`."""
        return self.get_full_name()

    def natural_key(self) -> tuple[Any, ...]:
        """The username."""
        return (self.username,)
