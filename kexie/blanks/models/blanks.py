"""The form, its versions and their fields."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from kexie.blanks import kinds
from kexie.blanks.models import guards
from kexie.kit import clock, ids


class Blank(models.Model):
    """表单. ``owner`` None: a ready one that every house may use and copy, and nobody edits.

    ``ref`` is the short number people read in addresses.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    ref = models.BigIntegerField(
        unique=True, db_default=models.Func(models.Value("blanks_blank_ref"), function="nextval")
    )
    owner = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="blanks", db_index=False
    )
    name = models.CharField(max_length=60)
    made_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=clock.now, db_default=Now())
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One name in a house among the forms in use."""

        ordering: ClassVar = ["-ref"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["owner", "name"], condition=models.Q(retired_at=None), name="blank_name", nulls_distinct=False
            ),
            models.CheckConstraint(name="blank_has_name", condition=~models.Q(name="")),
        ]
        indexes: ClassVar = [models.Index(fields=["owner", "-ref"], name="blank_of_house")]

    def __str__(self) -> str:
        return self.name


class Version(models.Model):
    """One version: a draft until it is published, then as it is for good."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    blank = models.ForeignKey(Blank, models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField(default=1)
    introduction = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=clock.now, db_default=Now())
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Counted in its form; one draft at a time."""

        ordering: ClassVar = ["blank", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["blank", "number"], name="blank_version_number"),
            models.UniqueConstraint(
                fields=["blank"], condition=models.Q(published_at=None), name="blank_version_one_draft"
            ),
            models.CheckConstraint(name="blank_version_from_one", condition=models.Q(number__gte=1)),
        ]
        triggers: ClassVar = [guards.published("published")]

    def __str__(self) -> str:
        return f"{self.blank_id} {self.number}"

    @property
    def is_draft(self) -> bool:
        """True while it can be changed, and cannot be answered."""
        return self.published_at is None


class Field(models.Model):
    """One field of a version. ``key`` names it in the answers and stays the same from version to version.

    ``least`` and ``most``: see ``kinds``; ``places``: decimal places of a number.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    version = models.ForeignKey(Version, models.CASCADE, related_name="fields", db_index=False)
    key = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=kinds.choices)
    label = models.CharField(max_length=60)
    help = models.CharField(max_length=200, blank=True)
    required = models.BooleanField(default=False)
    least = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    most = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    places = models.PositiveSmallIntegerField(default=0)
    unit = models.CharField(max_length=20, blank=True)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    options = ArrayField(models.CharField(max_length=60), default=list, blank=True)

    class Meta:
        """In order; one key and one label in a version; limits in order; options where there is something to choose."""

        ordering: ClassVar = ["version", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "key"], name="blank_field_key"),
            models.UniqueConstraint(fields=["version", "label"], name="blank_field_label"),
            models.UniqueConstraint(
                fields=["version", "position"], name="blank_field_position", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(name="blank_field_has_label", condition=~models.Q(label="")),
            models.CheckConstraint(name="blank_field_places", condition=models.Q(places__lte=4)),
            models.CheckConstraint(
                name="blank_field_limits",
                condition=models.Q(least=None) | models.Q(most=None) | models.Q(least__lte=models.F("most")),
            ),
            models.CheckConstraint(
                name="blank_field_days",
                condition=models.Q(first_day=None)
                | models.Q(last_day=None)
                | models.Q(first_day__lte=models.F("last_day")),
            ),
            models.CheckConstraint(
                name="blank_field_options",
                condition=models.Q(kind__in=["choice", "choices"], options__len__gte=2)
                | (~models.Q(kind__in=["choice", "choices"]) & models.Q(options=[])),
            ),
        ]
        triggers: ClassVar = [guards.with_its_version("published")]

    def __str__(self) -> str:
        return self.label

    @property
    def kind_told(self) -> kinds.Kind:
        """What is known of its kind."""
        return kinds.KINDS[self.kind]
