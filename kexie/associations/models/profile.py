"""What a unit is, beside what the register says of it; and how many work there, by year."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from kexie.associations.codes.units import Emerging, Nature, Qualification, Scale, Setting, Subordination
from kexie.kit.ids import uuid7
from kexie.organisations.models import Organisation


class Profile(models.Model):
    """单位概况 of an organisation: one row, made by the first act that says something (rules.md 4.3, 12.4 to 12.6).

    ``industry`` is a letter and two figures of GB/T 4754 (C39). ``term_years`` is the length of a term by the
    association's charter. ``emerging`` and ``qualifications`` are sorted and hold each code once.
    """

    organisation = models.OneToOneField(Organisation, models.CASCADE, primary_key=True, related_name="profile")
    nature = models.CharField("单位性质", max_length=20, choices=Nature.choices, blank=True)
    subordination = models.CharField("隶属", max_length=20, choices=Subordination.choices, blank=True)
    scale = models.CharField("规模", max_length=10, choices=Scale.choices, blank=True)
    setting = models.CharField("设置形式", max_length=20, choices=Setting.choices, blank=True)
    industry = models.CharField("行业", max_length=3, blank=True)
    emerging = ArrayField(models.CharField(max_length=1, choices=Emerging.choices), default=list, blank=True)
    qualifications = ArrayField(
        models.CharField(max_length=20, choices=Qualification.choices), default=list, blank=True
    )
    is_new_economy = models.BooleanField("新经济组织", default=False)
    products = models.CharField("主营产品", max_length=200, blank=True)
    research = models.CharField("研发机构", max_length=200, blank=True)
    party = models.CharField("党组织情况", max_length=100, blank=True)
    has_union = models.BooleanField("已有工会", default=False)
    has_league = models.BooleanField("已有团委", default=False)
    office = models.CharField("办公场所", max_length=100, blank=True)
    funding = models.CharField("经费来源", max_length=100, blank=True)
    full_time = models.PositiveSmallIntegerField("专职人员", null=True, blank=True)
    part_time = models.PositiveSmallIntegerField("兼职人员", null=True, blank=True)
    term_years = models.PositiveSmallIntegerField("每届年数", default=5)
    updated_at = models.DateTimeField(editable=False)

    class Meta:
        """Filters of the register read these columns."""

        db_table = "associations_profile"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(term_years__gte=1, term_years__lte=10), name="profile_term_years_one_to_ten"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["industry"], name="profile_by_industry"),
            models.Index(fields=["nature", "scale", "setting"], name="profile_by_nature"),
            GinIndex(fields=["emerging"], name="profile_by_emerging"),
            GinIndex(fields=["qualifications"], name="profile_by_qualification"),
        ]

    def __str__(self) -> str:
        return str(self.organisation_id)


class YearFigures(models.Model):
    """年度人数: people of a unit in one year, and what it spent on research (万元). Empty is unknown, not none."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="year_figures")
    year = models.PositiveSmallIntegerField("年度")
    staff = models.PositiveIntegerField("职工总数", null=True, blank=True)
    sci_tech = models.PositiveIntegerField("科技人员数", null=True, blank=True)
    senior = models.PositiveIntegerField("高级职称", null=True, blank=True)
    middle = models.PositiveIntegerField("中级职称", null=True, blank=True)
    junior = models.PositiveIntegerField("初级职称", null=True, blank=True)
    doctors = models.PositiveIntegerField("博士", null=True, blank=True)
    masters = models.PositiveIntegerField("硕士", null=True, blank=True)
    members = models.PositiveIntegerField("科协会员数", null=True, blank=True)
    research_spending = models.DecimalField("年研发投入", max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta:
        """One row for a unit and a year; scientific and technical staff are part of the staff."""

        db_table = "associations_year_figures"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "year"], name="year_figures_once"),
            models.CheckConstraint(
                condition=models.Q(year__gte=1958, year__lte=2100), name="year_figures_year_of_an_association"
            ),
            models.CheckConstraint(
                condition=models.Q(staff__isnull=True)
                | models.Q(sci_tech__isnull=True)
                | models.Q(sci_tech__lte=models.F("staff")),
                name="year_figures_sci_tech_part_of_staff",
            ),
            models.CheckConstraint(
                condition=models.Q(research_spending__isnull=True) | models.Q(research_spending__gte=0),
                name="year_figures_spending_not_negative",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["year", "organisation"], name="year_figures_by_year")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.year}"
