"""会员: who belongs to an association, by their own consent."""

from typing import ClassVar

from django.db import models

from kexie.kit.ids import uuid7
from kexie.organisations import membership
from kexie.organisations.models.organisation import Organisation
from kexie.organisations.models.validity import RollReminder, RollRules, Standing
from kexie.people.models import Consent, Person

NUMBERS = "organisations_member_number"


class Member(Standing):
    """A person in an association's roll (rules.md 4.3 会员登记). What is registered of them stands on the person.

    ``number`` stands on the card (会员证): one in all rolls, so it stays whatever becomes of the association.
    ``consent`` is the yes it rests on; its withdrawal ends the membership the same moment (actions.roll).
    """

    ENTITY, HOUSE, FIRST, LAST = "member", "organisation", "joined_on", "left_on"
    GONE = "此人已退会"

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


class MemberRules(RollRules):
    """会员设置 of a house and of all below it that have none of their own."""

    ENTITY = "member_rules"

    organisation = models.OneToOneField(Organisation, models.CASCADE, primary_key=True, related_name="member_rules")
    kinds = models.JSONField("会员类别", default=membership.usual_kinds)

    class Meta:
        """One row a house."""

        db_table = "organisations_member_rules"


class MemberReminder(RollReminder):
    """续会提醒 of a person."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="reminders")

    class Meta:
        """A step once."""

        db_table = "organisations_member_reminder"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "valid_until", "step"], name="member_reminder_once"),
        ]
