"""会员: who belongs to an association, by their own consent."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kexie.kit.ids import uuid7
from kexie.organisations import membership
from kexie.organisations.models.organisation import Organisation
from kexie.people.models import Consent, Person

NUMBERS = "organisations_member_number"


class Member(models.Model):
    """A person in an association's roll (rules.md 4.3 会员登记). What is registered of them stands on the person.

    ``number`` stands on the card (会员证): one in all rolls, so it stays whatever becomes of the association.
    ``consent`` is the yes it rests on; its withdrawal ends the membership the same moment (actions.roll).
    ``kind`` is a name of the house's list (:class:`MemberRules`), kept as it was given. ``valid_until`` is the last
    valid day, None for good; who is over it is 逾期 and stays a member until they leave or the house lets it lapse.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.BigIntegerField(
        "会员编号", unique=True, db_default=models.Func(models.Value(NUMBERS), function="nextval"), editable=False
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="members")
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="+")
    society = models.CharField("所属学会", max_length=60, blank=True)
    kind = models.CharField("会员类别", max_length=membership.NAME, default="个人会员", db_default="个人会员")
    joined_on = models.DateField("入会日期")
    valid_until = models.DateField("有效期至", null=True, blank=True)
    left_on = models.DateField("退会日期", null=True, blank=True)

    class Meta:
        """One open membership of a person in an association."""

        db_table = "organisations_member"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "person"], condition=models.Q(left_on__isnull=True), name="member_open_once"
            ),
            models.CheckConstraint(
                condition=models.Q(left_on__isnull=True) | models.Q(left_on__gte=models.F("joined_on")),
                name="member_left_after_joining",
            ),
            models.CheckConstraint(condition=~models.Q(kind=""), name="member_has_a_kind"),
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=models.F("joined_on")),
                name="member_valid_after_joining",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "joined_on"], name="member_by_organisation"),
            models.Index(
                fields=["organisation", "valid_until"],
                condition=models.Q(left_on__isnull=True, valid_until__isnull=False),
                name="member_by_valid_until",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.organisation_id}"


class MemberRules(models.Model):
    """会员设置 of a house and of all below it that have none of their own.

    ``kinds``: names with months of validity, None for good. ``steps``: days before the end at which a renewal is asked
    for, behind it with a minus. ``lapse_months``: after so many months over the end the membership ends; None never.
    """

    organisation = models.OneToOneField(Organisation, models.CASCADE, primary_key=True, related_name="member_rules")
    kinds = models.JSONField("会员类别", default=membership.usual_kinds)
    steps = ArrayField(models.SmallIntegerField(), default=membership.usual_steps)
    lapse_months = models.PositiveSmallIntegerField("逾期多少个月终止", null=True, blank=True)

    class Meta:
        """One row a house."""

        db_table = "organisations_member_rules"

    def __str__(self) -> str:
        return str(self.organisation_id)

    def months_of(self, kind: str) -> int | None:
        """For how long this kind is valid; None for good, and for a kind that is no longer in the list."""
        return next((months for name, months in self.kinds if name == kind), None)


class MemberReminder(models.Model):
    """续会提醒: that one step was told to one member, once, for this end of their validity."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="reminders")
    valid_until = models.DateField()
    step = models.SmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        """A step once."""

        db_table = "organisations_member_reminder"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "valid_until", "step"], name="member_reminder_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.valid_until} {self.step}"
