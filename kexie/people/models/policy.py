"""How one signs in to this installation, as its administrator has set it."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from kexie.people import profiles
from kexie.people.models.account import Account


def _between(least: int, most: int) -> list[MinValueValidator | MaxValueValidator]:
    return [MinValueValidator(least), MaxValueValidator(most)]


class SignInPolicy(models.Model):
    """One row, or none: then what stands here holds."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    profile = models.CharField("密码要求", max_length=20, default=profiles.MODERN.code)
    needs_factor = models.BooleanField("管理类职务必须设两步登录", default=False)
    # Since when: the days of grace are counted from here, and for a later account from its opening.
    needed_since = models.DateTimeField(null=True, blank=True)
    grace_days = models.PositiveSmallIntegerField("宽限天数", default=14, validators=_between(0, 90))
    idle_minutes = models.PositiveSmallIntegerField("不用多久自动退出（分钟）", default=30, validators=_between(5, 30))
    fresh_minutes = models.PositiveSmallIntegerField(
        "重要操作前多久内确认过身份（分钟）", default=10, validators=_between(1, 60)
    )

    class Meta:
        """No second one; no value that a form would refuse."""

        db_table = "people_sign_in_policy"
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="sign_in_policy_one"),
            models.CheckConstraint(condition=models.Q(profile__in=list(profiles.TABLE)), name="sign_in_policy_profile"),
            models.CheckConstraint(
                condition=models.Q(idle_minutes__range=(5, 30), fresh_minutes__range=(1, 60), grace_days__lte=90),
                name="sign_in_policy_ranges",
            ),
            models.CheckConstraint(
                condition=models.Q(needs_factor=models.Q(needed_since__isnull=False)), name="sign_in_policy_since"
            ),
        ]

    def __str__(self) -> str:
        return self.profile

    @property
    def rules(self) -> profiles.Profile:
        """What a password has to be."""
        return profiles.TABLE[self.profile]


class FormerPassword(models.Model):
    """A password somebody had, as its hash: kept where it may not come again, and no more of them than are asked."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="former_passwords")
    password = models.CharField(max_length=128)
    until = models.DateTimeField()

    class Meta:
        """The latest first."""

        db_table = "people_former_password"
        ordering: ClassVar = ["-until", "-id"]

    def __str__(self) -> str:
        return str(self.account_id)
