"""Who is addressed (主送): classes as data, and the dated snapshot an issue makes of them."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kexie.kit import clock, ids
from kexie.notices.models import guards


class AddresseeClass(models.Model):
    """A class of addressees (``各企事业科协``): which kinds of organisation in the issuer's subtree it means.

    ``issuer`` None: a general class every issuer may use. ``variants`` are other spellings the reader accepts.
    ``kinds``/``levels`` select organisations (empty ``levels``: any). ``chosen``: the word alone does not say which
    (``相关学会``), so members must be picked for each document.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    issuer = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="addressee_classes"
    )
    name = models.CharField(max_length=60)
    variants = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    kinds = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    levels = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    chosen = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=100)
    is_active = models.BooleanField(default=True)

    class Meta:
        """One name per issuer (and one among the general classes)."""

        ordering: ClassVar = ["position", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "name"], name="addressee_class_name", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return self.name


class Addressee(models.Model):
    """One unit addressed by one issued document, as things stood that day; never changed afterwards.

    ``name`` and ``jurisdiction`` are copies of that day: statistics go by the date's tree (house.md 4).
    ``has_signed`` repeats that there is a receipt, kept by the acts that write one: what waits is read from its own
    index, however many papers a unit has received and signed for.
    ``in_place_of``: the addressed unit that was merged into this one before it had signed; that day this one followed.
    Ten thousand rows are written in one statement, so there is no index that the three below would only repeat.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    document = models.ForeignKey("notices.Document", models.PROTECT, related_name="addressees", db_index=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="addressed", db_index=False
    )
    addressee_class = models.ForeignKey(
        AddresseeClass, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    name = models.CharField(max_length=200)
    jurisdiction = models.ForeignKey(
        "organisations.Jurisdiction", models.PROTECT, null=True, related_name="+", db_index=False
    )
    addressed_at = models.DateTimeField(default=clock.now)
    has_signed = models.BooleanField(default=False, db_default=False)
    in_place_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        """A unit is addressed once by a document, whatever number of classes name it."""

        ordering: ClassVar = ["document", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "organisation"], name="addressee_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-addressed_at", "-id"], name="addressee_inbox"),
            models.Index(
                fields=["organisation", "-addressed_at", "-id"],
                condition=models.Q(has_signed=False),
                name="addressee_waiting",
            ),
        ]
        triggers: ClassVar = [
            guards.frozen(
                "frozen",
                "id",
                "document",
                "organisation",
                "addressee_class",
                "name",
                "jurisdiction",
                "addressed_at",
                "in_place_of",
            ),
            guards.kept("kept"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def due_on(self) -> date | None:
        """By when this unit is to sign: its own day, else the document's (a query where it was not fetched)."""
        own = getattr(self, "own_term", None)
        return (own.due_on if own else None) or self.document.due_on
