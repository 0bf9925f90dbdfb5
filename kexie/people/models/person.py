"""A person: known to some organisation, with or without an account."""

from typing import ClassVar

from django.db import models

from kexie.kit.ids import uuid7


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
    (``wms``); both are derived by ``kexie.people.name_keys`` wherever the name is written.
    ``discipline`` is a code of GB/T 13745 (three digits; rules.md 12.3).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField("姓名", max_length=60)
    name_key = models.CharField(max_length=400, editable=False)
    initials = models.CharField(max_length=60, editable=False)
    gender = models.CharField("性别", max_length=10, choices=Gender.choices, blank=True)
    birth_year = models.PositiveSmallIntegerField("出生年份", null=True, blank=True)
    title = models.CharField("职称", max_length=40, blank=True)
    title_level = models.CharField("职称级别", max_length=20, choices=TitleLevel.choices, blank=True)
    discipline = models.CharField("学科", max_length=7, blank=True)
    degree = models.CharField("学位", max_length=20, choices=Degree.choices, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    note = models.CharField("备注", max_length=200, blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        """Sorted by pinyin."""

        db_table = "people_person"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(name=""), name="person_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(birth_year__isnull=True) | models.Q(birth_year__range=(1880, 2200)),
                name="person_birth_year_plausible",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["name_key", "id"], name="person_by_name"),
            models.Index(fields=["initials"], name="person_by_initials", opclasses=["varchar_pattern_ops"]),
        ]

    def __str__(self) -> str:
        return self.name
