"""What an association covers beside its own unit, and who belongs to a federation: both dated."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from kexie.kit.ids import uuid7
from kexie.organisations.models import Organisation
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


class Role(models.TextChoices):
    """As what a unit belongs to a federation."""

    PRESIDENT = "president", "会长单位"
    VICE_PRESIDENT = "vice_president", "副会长单位"
    DIRECTOR = "director", "理事单位"
    MEMBER = "member", "会员单位"


class Membership(models.Model):
    """成员单位 of a federation (联合会, 联谊会, 联盟), dated; a unit may belong to several federations."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    federation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    member = models.ForeignKey(Organisation, models.PROTECT, related_name="federations")
    role = models.CharField("身份", max_length=20, choices=Role.choices, default=Role.MEMBER)
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
        ]
        indexes: ClassVar = [models.Index(fields=["member", "federation"], name="membership_by_member")]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.federation_id}"
