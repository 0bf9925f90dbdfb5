"""建家: the checklist of a house, what a unit says of itself by it, and the star it was given."""

from typing import ClassVar

from django.db import models

from kexie.associations import flow
from kexie.associations.homes import COUNTABLE, Levels
from kexie.kit import clock
from kexie.kit.files.models import StoredFile
from kexie.kit.ids import uuid7
from kexie.notices.models import Document, guards
from kexie.organisations.models import Organisation
from kexie.people.models import Person


class Checklist(models.Model):
    """建家标准: one edition of a house's; that which is in use holds for all below that have none of their own."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    state = models.CharField(
        max_length=20, choices=flow.CHECKLIST.choices, default=flow.CHECKLIST.initial, editable=False
    )
    version = models.PositiveIntegerField(default=1)
    house = models.ForeignKey(Organisation, models.PROTECT, related_name="checklists", db_index=False)
    ordinal = models.PositiveSmallIntegerField("第几版")
    title = models.CharField("名称", max_length=120)
    five = models.PositiveSmallIntegerField("五星（分）", default=90)
    four = models.PositiveSmallIntegerField("四星（分）", default=80)
    three = models.PositiveSmallIntegerField("三星（分）", default=70)
    years = models.PositiveSmallIntegerField("有效年数", default=3)
    made_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        """One in use a house; stars in order."""

        db_table = "associations_checklist"
        ordering: ClassVar = ["-ordinal"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["house", "ordinal"], name="checklist_ordinal_once"),
            models.UniqueConstraint(fields=["house"], condition=models.Q(state="used"), name="checklist_one_used"),
            models.CheckConstraint(
                condition=models.Q(three__lt=models.F("four"), four__lt=models.F("five"), three__gte=1),
                name="checklist_stars_in_order",
            ),
        ]
        triggers: ClassVar = [guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.title}（第 {self.ordinal} 版）"

    @property
    def levels(self) -> Levels:
        """Its thresholds."""
        return Levels(self.five, self.four, self.three, self.years)


class ChecklistItem(models.Model):
    """One line: what is asked, for how many points; ``figure`` is counted by itself, ``least`` of it are asked."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    checklist = models.ForeignKey(Checklist, models.CASCADE, related_name="items", db_index=False)
    position = models.PositiveSmallIntegerField()
    text = models.CharField("内容", max_length=300)
    points = models.PositiveSmallIntegerField("分值")
    needs_evidence = models.BooleanField("要佐证", default=False)
    figure = models.CharField("自动计数", max_length=20, blank=True, choices=list(COUNTABLE.items()))
    least = models.PositiveSmallIntegerField("至少", null=True, blank=True)

    class Meta:
        """In order; what is counted says how many."""

        db_table = "associations_checklist_item"
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["checklist", "position"], name="checklist_item_place"),
            models.CheckConstraint(condition=models.Q(points__gte=1), name="checklist_item_points"),
        ]

    def __str__(self) -> str:
        return self.text


class Home(models.Model):
    """One association's 建家 of a year by one checklist: its own points, those given, the star and until when.

    ``article`` is its 经验材料; the association above makes a document of it (``document``).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    state = models.CharField(max_length=20, choices=flow.HOME.choices, default=flow.HOME.initial, editable=False)
    version = models.PositiveIntegerField(default=1)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="homes", db_index=False)
    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="homes")
    year = models.PositiveSmallIntegerField("年度")
    headline = models.CharField("经验材料标题", max_length=120, blank=True)
    article = models.TextField("经验材料", blank=True)
    note = models.CharField("意见", max_length=500, blank=True)
    own_total = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(null=True)
    stars = models.PositiveSmallIntegerField(null=True)
    until = models.DateField("有效期至", null=True)
    begun_at = models.DateTimeField(default=clock.now, editable=False)
    submitted_at = models.DateTimeField(null=True, editable=False)
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    document = models.OneToOneField(Document, models.SET_NULL, null=True, related_name="+")

    class Meta:
        """One of a unit and a year; decided it has points, a star and their term."""

        db_table = "associations_home"
        ordering: ClassVar = ["-year", "organisation"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "year"], name="home_once"),
            models.CheckConstraint(
                condition=~models.Q(state="decided")
                | models.Q(
                    total__isnull=False,
                    stars__isnull=False,
                    stars__in=(0, 3, 4, 5),
                    until__isnull=False,
                    decided_on__isnull=False,
                ),
                name="home_decided_has_its_star",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["year", "state"], name="home_by_year")]
        triggers: ClassVar = [guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.year}"


class HomeScore(models.Model):
    """What a unit says of one line, what the records counted when it was sent, what was given."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    home = models.ForeignKey(Home, models.PROTECT, related_name="scores", db_index=False)
    item = models.ForeignKey(ChecklistItem, models.PROTECT, related_name="scores")
    own_points = models.PositiveSmallIntegerField(default=0)
    words = models.CharField("说明", max_length=1000, blank=True)
    counted = models.PositiveIntegerField(null=True)
    points = models.PositiveSmallIntegerField(null=True)

    class Meta:
        """One a line."""

        db_table = "associations_home_score"
        ordering: ClassVar = ["item__position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["home", "item"], name="home_score_once")]

    def __str__(self) -> str:
        return f"{self.home_id} {self.item_id}"


class HomeFile(models.Model):
    """佐证材料 of one line."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    score = models.ForeignKey(HomeScore, models.PROTECT, related_name="files")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        """In the order they came."""

        db_table = "associations_home_file"
        ordering: ClassVar = ["added_at", "id"]

    def __str__(self) -> str:
        return f"{self.score_id} {self.file_id}"
