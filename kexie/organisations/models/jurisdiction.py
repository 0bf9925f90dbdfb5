"""Whose area a unit belongs to: a district or a functional zone. Not the same as the administrative division."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models


class JurisdictionKind(models.TextChoices):
    """A district has a 6-digit code of its own; a functional zone has none (rules.md 12.2)."""

    DISTRICT = "district", "行政区"
    ZONE = "zone", "功能区"


class Jurisdiction(models.Model):
    """One area of responsibility, with the 9-digit codes of the streets it claims.

    A district needs no list: every street whose code begins with the district's and that no zone claims is its own.
    ``whole_divisions`` holds 6-digit codes a zone runs altogether.
    """

    code = models.CharField("代码", max_length=20, primary_key=True)
    name = models.CharField("名称", max_length=60, unique=True)
    short_name = models.CharField("简称", max_length=20)
    kind = models.CharField("类别", max_length=10, choices=JurisdictionKind.choices)
    position = models.PositiveSmallIntegerField("次序")
    whole_divisions = ArrayField(models.CharField(max_length=6), default=list, blank=True)
    street_codes = ArrayField(models.CharField(max_length=9), default=list, blank=True)

    class Meta:
        """In the order of the official lists: districts, then zones."""

        db_table = "organisations_jurisdiction"
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.short_name
