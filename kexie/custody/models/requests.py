"""What people ask of their own data: to have it put right, to have it erased."""

from typing import ClassVar

from django.db import models

from kexie.custody import flow
from kexie.kit import clock
from kexie.kit.ids import uuid7
from kexie.people.models import Person


class About(models.TextChoices):
    """What somebody cannot put right themselves."""

    AFFILIATION = "affiliation", "所在单位、职务、起止日期"
    POST = "post", "任职、任期"
    MEMBER = "member", "会员身份、入会日期"
    SEAT = "seat", "届次里的职务"
    OTHER = "other", "其他"


class Correction(models.Model):
    """更正申请: which record is wrong, how it should read, and what became of it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    state = models.CharField(
        max_length=20, choices=flow.CORRECTION.choices, default=flow.CORRECTION.initial, editable=False
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    about = models.CharField("哪一项", max_length=20, choices=About.choices)
    words = models.CharField("应怎样更正", max_length=500)
    asked_at = models.DateTimeField(default=clock.now)
    note = models.CharField("答复", max_length=500, blank=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One of a kind at a time; a settled one has its moment."""

        db_table = "custody_correction"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "about"], condition=models.Q(state="asked"), name="correction_open_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("asked", "withdrawn")) | models.Q(settled_at__isnull=False),
                name="correction_settled",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["asked_at"], condition=models.Q(state="asked"), name="correction_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.about}"


class Way(models.TextChoices):
    """How it was asked."""

    PAGE = "page", "本人在网上"
    PAPER = "paper", "本人签字的纸面"


class Erasure(models.Model):
    """删除申请: asked by the person, checked by one officer, carried out by another.

    ``erased`` counts what went, by domain. The words go with the rest: they may tell of the person.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    state = models.CharField(max_length=20, choices=flow.ERASURE.choices, default=flow.ERASURE.initial, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    way = models.CharField("申请方式", max_length=10, choices=Way.choices)
    reason = models.CharField("理由", max_length=300, blank=True)
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField("核查意见", max_length=300, blank=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    erased = models.JSONField(default=dict, blank=True)

    class Meta:
        """One that runs; carried out by another than who checked it."""

        db_table = "custody_erasure"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(state__in=flow.RUNNING), name="erasure_one_running"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="done")
                | models.Q(checked_at__isnull=False, settled_at__isnull=False)
                & ~models.Q(checked_by=models.F("settled_by")),
                name="erasure_by_two",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["asked_at"], condition=models.Q(state__in=flow.RUNNING), name="erasure_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.state}"
