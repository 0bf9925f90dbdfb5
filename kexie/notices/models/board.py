"""The public board (公告栏)."""

from typing import ClassVar
from uuid import NAMESPACE_URL, uuid5

from django.db import models

from kexie.kit import clock, ids
from kexie.notices.models import guards

# The board counts across all issuers: one series of numbers a year, and this is its owner.
BOARD = uuid5(NAMESPACE_URL, "kexie:notices:board")

MOST_FRESH_DAYS = 3650


class Column(models.Model):
    """A column of the site (公告栏, 科协动态, 一线传真, 科协简报, 工作动态); rows, edited at the desk.

    ``fresh_days``: within how many days a new entry is due (bar.md 2.3: news two weeks, notices six months); None:
    nobody asks.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=40, unique=True)
    description = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=100)
    is_active = models.BooleanField(default=True)
    fresh_days = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        """In the order of the board."""

        ordering: ClassVar = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class Notice(models.Model):
    """A board entry: the public face of an issued document, at ``/notices/<year>/<number>/`` for good.

    ``year`` is that of web publication in Shanghai, ``number`` counts without a gap in it.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    document = models.OneToOneField("notices.Document", models.PROTECT, related_name="notice")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    column = models.ForeignKey(Column, models.PROTECT, related_name="notices")
    published_at = models.DateTimeField()
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        """Newest first; an address is never given twice nor moved."""

        ordering: ClassVar = ["-published_at", "-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "number"], name="notice_address"),
            models.CheckConstraint(name="notice_from_one", condition=models.Q(number__gte=1)),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-published_at", "-year", "-number"], name="notice_newest"),
            models.Index(fields=["column", "-published_at", "-year", "-number"], name="notice_of_column"),
        ]
        triggers: ClassVar = [guards.kept("kept"), guards.frozen("frozen")]

    def __str__(self) -> str:
        return f"{self.year}/{self.number}"
