"""会员: who belongs to an association, by their own consent."""

from typing import ClassVar

from django.db import models

from kexie.kit.ids import uuid7
from kexie.organisations.models.organisation import Organisation
from kexie.people.models import Consent, Person

NUMBERS = "organisations_member_number"


class Member(models.Model):
    """A person in an association's roll (rules.md 4.3 会员登记). What is registered of them stands on the person.

    ``number`` stands on the card (会员证): one in all rolls, so it stays whatever becomes of the association.
    ``consent`` is the yes it rests on; its withdrawal ends the membership the same moment (actions.roll).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.BigIntegerField(
        "会员编号", unique=True, db_default=models.Func(models.Value(NUMBERS), function="nextval"), editable=False
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="members")
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="+")
    society = models.CharField("所属学会", max_length=60, blank=True)
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
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "joined_on"], name="member_by_organisation")]

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.organisation_id}"
