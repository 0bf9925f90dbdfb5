"""届次: the terms of an association, who sat in which, and what changes between two elections."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from kexie.associations import flow
from kexie.associations.models.assembly import Assembly, Role
from kexie.kit import clock, masks
from kexie.kit.crypto.fields import Sealed
from kexie.kit.ids import uuid7
from kexie.organisations.models import Organisation, Post
from kexie.organisations.models.tree import Term
from kexie.people.models import Person


class Tenure(models.Model):
    """One term. ``due_on`` is its last day by the charter; ``ends_on`` moves when it is postponed or cut short.

    ``number`` counts from 1 (第一届). An association whose re-election is late has no term that runs.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="tenures")
    number = models.PositiveSmallIntegerField("届次")
    starts_on = models.DateField("任期开始")
    ends_on = models.DateField("任期结束")
    due_on = models.DateField("章程规定的届满日期")
    assembly = models.OneToOneField(Assembly, models.PROTECT, null=True, blank=True, related_name="tenure")

    class Meta:
        """One term at a time, each with a number of its own."""

        db_table = "associations_tenure"
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            ExclusionConstraint(
                name="tenure_one_at_a_time",
                expressions=[("organisation", RangeOperators.EQUAL), (Term(), RangeOperators.OVERLAPS)],
            ),
            models.UniqueConstraint(fields=["organisation", "number"], name="tenure_number_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on"), number__gte=1), name="tenure_ends_after_start"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["ends_on"], name="tenure_by_end"),
            # Asked of each association of a list, for which the constraint's own index is slow.
            models.Index(fields=["organisation", "ends_on"], include=["starts_on"], name="tenure_of_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.number}"


class Seat(models.Model):
    """Who held which office in which term, with the votes it was won by. Stays when the post is long over."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    tenure = models.ForeignKey(Tenure, models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    role = models.CharField("职务", max_length=20, choices=Role.choices)
    position = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField()
    ends_on = models.DateField()
    post = models.OneToOneField(Post, models.SET_NULL, null=True, blank=True, related_name="seat")
    votes_for = models.PositiveIntegerField("赞成", null=True, blank=True)

    class Meta:
        """An office once at a time for a person; one chair and one secretary-general at a time."""

        db_table = "associations_seat"
        ordering: ClassVar = ["position", "starts_on"]
        constraints: ClassVar = [
            ExclusionConstraint(
                name="seat_once_at_a_time",
                expressions=[
                    ("tenure", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (Term(), RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="seat_one_head_at_a_time",
                expressions=[
                    ("tenure", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (Term(), RangeOperators.OVERLAPS),
                ],
                condition=models.Q(role__in=("chair", "secretary_general")),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="seat_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role}"


class TermReminder(models.Model):
    """That the coming end of a term was told so many months before; each once."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    tenure = models.ForeignKey(Tenure, models.CASCADE, related_name="reminders")
    months = models.PositiveSmallIntegerField()
    ends_on = models.DateField()
    told_at = models.DateTimeField(default=clock.now)

    class Meta:
        """A postponed term is told of anew."""

        db_table = "associations_term_reminder"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tenure", "months", "ends_on"], name="term_reminder_once"),
        ]

    def __str__(self) -> str:
        return f"{self.tenure_id} {self.months}"


class Reelection(models.Model):
    """换届: candidates asked for, agreed to, elected, filed; ``tenure`` is the term that ends (None: none known)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    state = models.CharField(
        max_length=20, choices=flow.REELECTION.choices, default=flow.REELECTION.initial, editable=False
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="reelections")
    assembly = models.OneToOneField(Assembly, models.PROTECT, related_name="reelection")
    words = models.CharField("换届准备情况", max_length=500, blank=True)
    note = models.CharField("意见", max_length=500, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    agreed_on = models.DateField(null=True, blank=True)
    state_since = models.DateTimeField(default=clock.now, editable=False)
    # Until when whoever has the next step is to take it (rules.md 14a).
    due_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        """One at a time."""

        db_table = "associations_reelection"
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(state__in=flow.ELECTING), name="reelection_one_running"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.state}"


class ChangeKind(models.TextChoices):
    """What a superior agrees to between two elections."""

    LEADER = "leader", "变更负责人"
    NAME = "name", "变更名称"
    POSTPONE = "postpone", "延期换届"


class Change(models.Model):
    """A small change asked for and agreed to. ``asked`` are the plain values of its form; ``on`` its day.

    ``telephone`` is that of a new leader.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    state = models.CharField(max_length=20, choices=flow.CHANGE.choices, default=flow.CHANGE.initial, editable=False)
    kind = models.CharField(max_length=20, choices=ChangeKind.choices)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="changes")
    on = models.DateField("日期")
    asked = models.JSONField(default=dict)
    telephone = Sealed("电话", purpose="associations.change.telephone", mask=masks.MOBILE)
    reason = models.CharField("理由", max_length=500)
    note = models.CharField("意见", max_length=500, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    due_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        """One of a kind at a time."""

        db_table = "associations_change"
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "kind"], condition=models.Q(state="asked"), name="change_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.kind}"


class Dormancy(models.Model):
    """休眠: an association without activity, marked by its superior until it wakes."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="dormancies")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    note = models.CharField("情况", max_length=500)

    class Meta:
        """Asleep once at a time."""

        db_table = "associations_dormancy"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="dormancy_once_at_a_time",
                expressions=[("organisation", RangeOperators.EQUAL), (Term(), RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation_id)


class Merger(models.Model):
    """合并: one association went into another on a day; what it did stays told under its own name.

    Undone it is no more: the journal tells of both.
    """

    organisation = models.OneToOneField(Organisation, models.PROTECT, primary_key=True, related_name="merger")
    successor = models.ForeignKey(Organisation, models.PROTECT, related_name="mergers")
    on = models.DateField()
    # When it was done, and what went over or ended with it, by table: what it takes to undo it. Empty of one that was
    # done before this was kept.
    at = models.DateTimeField(null=True, default=clock.now, editable=False)
    left = models.JSONField(default=dict, editable=False)
    # Of what stood at the successor before: its mobile, where the other's was taken (``left["before"]`` says whether).
    mobile_before = Sealed("原手机号", purpose="associations.merger.mobile_before", mask=masks.MOBILES)

    class Meta:
        """Never into itself."""

        db_table = "associations_merger"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(organisation=models.F("successor")), name="merger_not_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} > {self.successor_id}"
