"""名录 of units that ought to be covered, by year, and by which association each is (rules.md 4.4, coverage)."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from kexie.associations.codes.units import BaseKind, Nature, Scale, Way
from kexie.kit.ids import uuid7
from kexie.organisations.models import Jurisdiction, Organisation


class BaseList(models.Model):
    """名录: the eligible units of one kind in one year, as an office outside published them. ``as_of`` is its day."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="base_lists")
    year = models.PositiveSmallIntegerField("年度")
    kind = models.CharField("类别", max_length=20, choices=BaseKind.choices)
    as_of = models.DateField("截至日期")
    source = models.CharField("来源", max_length=120, blank=True)
    created_at = models.DateTimeField(editable=False)
    matched_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        """One list of a kind in a year; a newer one replaces its rows."""

        db_table = "associations_base_list"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "year", "kind"], name="base_list_once"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.kind}"


class BaseUnit(models.Model):
    """One line of a list. ``association`` covers it: its own, or a park's or joint one (``way`` tenant).

    ``key`` is the credit code, else that which another list of the house tells of this name (``actions.base_keys``),
    else the folded name: a unit stands once in a list. ``by_hand`` keeps what somebody
    settled from being matched anew. ``repeats``: the unit stands in a list of the same house and year whose kind comes
    before; kept by what fills and drops lists, so that nobody who counts them has to look.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    base_list = models.ForeignKey(BaseList, models.CASCADE, related_name="units")
    name = models.CharField("单位名称", max_length=120)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    key = models.CharField(max_length=120, editable=False)
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, null=True, blank=True, related_name="+")
    street_code = models.CharField("街道代码", max_length=9, blank=True)
    industry = models.CharField("行业", max_length=3, blank=True)
    nature = models.CharField("单位性质", max_length=20, choices=Nature.choices, blank=True)
    scale = models.CharField("规模", max_length=10, choices=Scale.choices, blank=True)
    staff = models.PositiveIntegerField("职工总数", null=True, blank=True)
    sci_tech = models.PositiveIntegerField("科技人员数", null=True, blank=True)
    association = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="covers")
    way = models.CharField("覆盖方式", max_length=10, choices=Way.choices, blank=True, default=Way.NONE)
    by_hand = models.BooleanField(default=False)
    repeats = models.BooleanField(default=False, db_default=False, editable=False)

    class Meta:
        """Counted by area and found by code; the biggest gap first."""

        db_table = "associations_base_unit"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["base_list", "key"], name="base_unit_once"),
            models.CheckConstraint(
                condition=models.Q(association__isnull=True, way="")
                | models.Q(association__isnull=False) & ~models.Q(way=""),
                name="base_unit_covered_in_some_way",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["base_list", "jurisdiction"], include=["association", "sci_tech"], name="base_unit_by_area"
            ),
            models.Index(fields=["credit_code"], name="base_unit_by_code"),
            models.Index(
                models.F("sci_tech").desc(nulls_last=True), models.F("name"), models.F("id"),
                condition=models.Q(association__isnull=True), name="base_unit_gaps",
            ),
            models.Index(
                models.ExpressionWrapper(models.Q(association__isnull=False), models.BooleanField()),
                models.F("sci_tech").desc(nulls_last=True), models.F("name"), models.F("id"),
                condition=models.Q(repeats=False), name="base_unit_open_first",
            ),
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="base_unit_names"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name
