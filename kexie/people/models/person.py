"""A person: known to some organisation, with or without an account."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import ExtractYear

from kexie.kit import masks
from kexie.kit.crypto.fields import Blind, Sealed
from kexie.kit.ids import uuid7
from kexie.people.codes import education, ethnic_groups, papers, political, ranks


class Gender(models.TextChoices):
    """GB/T 2261.1 without its code numbers (rules.md 12.6)."""

    UNKNOWN = "", "未填"
    FEMALE = "female", "女"
    MALE = "male", "男"


class TitleLevel(models.TextChoices):
    """职称级别 (rules.md 12.6)."""

    NONE = "", "无"
    JUNIOR = "junior", "初级"
    MIDDLE = "middle", "中级"
    VICE_SENIOR = "vice_senior", "副高"
    SENIOR = "senior", "正高"


class Degree(models.TextChoices):
    """学位, the three grades of GB/T 6864 (rules.md 12.6)."""

    NONE = "", "无"
    BACHELOR = "bachelor", "学士"
    MASTER = "master", "硕士"
    DOCTOR = "doctor", "博士"


class Person(models.Model):
    """One human being as the association knows them.

    ``name_key`` is the pinyin the list is sorted by (``wang mi shu``), ``initials`` what is typed to find the name
    (``wms``), ``stroke_key`` sorts 按姓氏笔画为序; all are derived by ``kexie.people.name_keys`` wherever the name is
    written.
    ``discipline`` is a code of GB/T 13745 (rules.md 12.3). ``birth_year`` is that of ``born_on`` where
    the day is known, ``began_work_on`` the first day of a month. Numbers that could be misused are sealed
    (decisions/0010): pages show ``person.mobile.masked``, and rows are found by the columns that end in ``_index``
    and ``_tail``. ``merged_into`` is the record that stands for this one where the two were one human being: lists no
    longer show it, papers it signed still name it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField("姓名", max_length=60)
    name_key = models.CharField(max_length=400, editable=False)
    initials = models.CharField(max_length=60, editable=False)
    stroke_key = models.CharField(max_length=430, editable=False, db_collation="C")
    gender = models.CharField("性别", max_length=10, choices=Gender.choices, blank=True)
    birth_year = models.PositiveSmallIntegerField("出生年份", null=True, blank=True)
    born_on = models.DateField("出生日期", null=True, blank=True)
    ethnic_group = models.CharField("民族", max_length=2, choices=ethnic_groups.choices, blank=True)
    political_status = models.CharField("政治面貌", max_length=2, choices=political.choices, blank=True)
    education = models.CharField("学历", max_length=2, choices=education.choices, blank=True)
    occupation = models.CharField("岗位", max_length=40, blank=True)
    title = models.CharField("职称", max_length=40, blank=True)
    title_level = models.CharField("职称级别", max_length=20, choices=TitleLevel.choices, blank=True)
    discipline = models.CharField("学科", max_length=7, blank=True)
    degree = models.CharField("学位", max_length=20, choices=Degree.choices, blank=True)
    native_place = models.CharField("籍贯", max_length=60, blank=True)
    graduated_from = models.CharField("毕业院校", max_length=80, blank=True)
    major = models.CharField("所学专业", max_length=60, blank=True)
    began_work_on = models.DateField("参加工作时间", null=True, blank=True)
    administrative_rank = models.CharField("行政级别", max_length=20, choices=ranks.choices, blank=True)
    career = models.CharField("学习工作简历", max_length=2000, blank=True)
    public_offices = models.CharField("社会兼职", max_length=300, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    note = models.CharField("备注", max_length=200, blank=True)
    id_kind = models.CharField("证件种类", max_length=20, choices=papers.choices, blank=True)
    id_number = Sealed("证件号码", purpose="people.person.id_number", mask=masks.PAPER)
    id_index = Blind(of="id_number")
    mobile = Sealed("手机号", purpose="people.person.mobile", mask=masks.MOBILE)
    mobile_index = Blind(of="mobile")
    mobile_tail = Blind(of="mobile", last=4)
    bank_account = Sealed("银行账号", purpose="people.person.bank_account", mask=masks.BANK)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        """Sorted by pinyin."""

        db_table = "people_person"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(name=""), name="person_has_a_name"),
            models.CheckConstraint(condition=~models.Q(stroke_key=""), name="person_has_a_stroke_key"),
            models.CheckConstraint(
                condition=models.Q(birth_year__isnull=True) | models.Q(birth_year__range=(1880, 2200)),
                name="person_birth_year_plausible",
            ),
            models.CheckConstraint(
                condition=models.Q(born_on__isnull=True) | models.Q(birth_year=ExtractYear("born_on")),
                name="person_born_in_birth_year",
            ),
            models.CheckConstraint(
                condition=models.Q(began_work_on__isnull=True) | models.Q(began_work_on__day=1),
                name="person_began_work_in_a_month",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="person_not_merged_into_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(id_kind="", id_number__isnull=True, id_index__isnull=True)
                | models.Q(~models.Q(id_kind=""), id_number__isnull=False, id_index__isnull=False),
                name="person_id_whole_or_none",
            ),
            models.CheckConstraint(
                condition=models.Q(mobile__isnull=True, mobile_index__isnull=True, mobile_tail__isnull=True)
                | models.Q(mobile__isnull=False, mobile_index__isnull=False, mobile_tail__isnull=False),
                name="person_mobile_whole_or_none",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["name_key", "id"], name="person_by_name"),
            models.Index(fields=["initials"], name="person_by_initials", opclasses=["varchar_pattern_ops"]),
            models.Index(
                fields=["merged_into"], condition=models.Q(merged_into__isnull=False), name="person_by_merged_into"
            ),
            *(
                models.Index(fields=[name], name=f"person_by_{name}", condition=models.Q(**{f"{name}__isnull": False}))
                for name in ("id_index", "mobile_index", "mobile_tail")
            ),
        ]

    def __str__(self) -> str:
        return self.name
