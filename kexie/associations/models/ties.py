"""What an association covers beside its own unit, and who belongs to a federation: both dated."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from kexie.kit import clock
from kexie.kit.ids import uuid7
from kexie.organisations import membership
from kexie.organisations.models import Organisation, RollReminder, RollRules, Standing
from kexie.organisations.models.member import NUMBERS
from kexie.organisations.models.tree import Term


class CoveredUnit(models.Model):
    """覆盖单位: a tenant of a park, a partner of a joint or trade association. Both days belong to the term.

    Fenghuang park's association covered 19 of its 39 firms (rules.md 1.1): so tenants that are not covered are
    recorded too (``is_covered``), and the share can be told. ``unit`` is the unit's own association, if it has one.
    ``key`` is the credit code, else the folded name: what may stand only once at a time under one association.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    association = models.ForeignKey(Organisation, models.CASCADE, related_name="covered_units")
    name = models.CharField("单位名称", max_length=120)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    key = models.CharField(max_length=120, editable=False)
    unit = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    is_covered = models.BooleanField("已覆盖", default=True)
    sci_tech = models.PositiveIntegerField("科技人员数", null=True, blank=True)
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("结束日期", null=True, blank=True)

    class Meta:
        """A unit once at a time under one association."""

        db_table = "associations_covered_unit"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="covered_unit_once_at_a_time",
                expressions=[
                    ("association", RangeOperators.EQUAL),
                    ("key", RangeOperators.EQUAL),
                    (Term(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="covered_unit_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(unit__isnull=True) | ~models.Q(unit=models.F("association")),
                name="covered_unit_not_itself",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["credit_code"], name="covered_unit_by_code")]

    def __str__(self) -> str:
        return self.name


class Membership(Standing):
    """成员单位 of a federation (联合会, 联谊会, 联盟), 单位会员 of a society; dated. A unit may belong to several.

    ``number`` stands on the certificate, of the one series of all rolls (``Member.number``).
    """

    ENTITY, HOUSE, FIRST, LAST = "membership", "federation", "starts_on", "ends_on"
    GONE = "该单位已退出"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.BigIntegerField(
        "会员编号", unique=True, db_default=models.Func(models.Value(NUMBERS), function="nextval"), editable=False
    )
    federation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    member = models.ForeignKey(Organisation, models.PROTECT, related_name="federations")
    kind = models.CharField("会员类别", max_length=membership.NAME, default="会员单位", db_default="会员单位")
    starts_on = models.DateField("加入日期")
    ends_on = models.DateField("退出日期", null=True, blank=True)

    class Meta:
        """Once at a time; one president unit is a matter of the charter, not of the table."""

        db_table = "associations_membership"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="membership_once_at_a_time",
                expressions=[
                    ("federation", RangeOperators.EQUAL),
                    ("member", RangeOperators.EQUAL),
                    (Term(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="membership_ends_after_start",
            ),
            models.CheckConstraint(condition=~models.Q(federation=models.F("member")), name="membership_not_of_itself"),
            models.CheckConstraint(condition=~models.Q(kind=""), name="membership_has_a_kind"),
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=models.F("starts_on")),
                name="membership_valid_after_start",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["member", "federation"], name="membership_by_member"),
            models.Index(
                fields=["federation", "valid_until"],
                condition=models.Q(ends_on__isnull=True, valid_until__isnull=False),
                name="membership_by_valid_until",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.federation_id}"

    @property
    def is_over(self) -> bool:
        """After the last day, which is told ahead at times."""
        return self.ends_on is not None and self.ends_on < clock.today()


class MembershipRules(RollRules):
    """单位会员设置 of a house and of all below it that have none of their own."""

    ENTITY = "membership_rules"

    organisation = models.OneToOneField(Organisation, models.CASCADE, primary_key=True, related_name="+")
    kinds = models.JSONField("会员类别", default=membership.usual_unit_kinds)

    class Meta:
        """One row a house."""

        db_table = "associations_membership_rules"


class MembershipReminder(RollReminder):
    """续会提醒 of a unit; ``member`` is its line in the roll."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    member = models.ForeignKey(Membership, models.CASCADE, related_name="reminders")

    class Meta:
        """A step once."""

        db_table = "associations_membership_reminder"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "valid_until", "step"], name="membership_reminder_once"),
        ]
