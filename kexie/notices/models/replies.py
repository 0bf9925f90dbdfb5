"""Reply slip (回执) of a document: the form it asks, until when, and every answer of every addressed unit."""

from datetime import date, datetime, timedelta
from typing import ClassVar

import pgtrigger
from django.db import models

from kexie.kit import clock, ids
from kexie.notices.models import guards
from kexie.notices.models.addressees import Addressee
from kexie.notices.models.receipts import ReceiptLink


class ReplySlip(models.Model):
    """What a document asks of each addressed unit. An answer before ``due_at`` is in time; midnight: the day before."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    document = models.OneToOneField("notices.Document", models.PROTECT, related_name="reply_slip")
    version = models.ForeignKey("blanks.Version", models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    attached_at = models.DateTimeField(default=clock.now)

    class Meta:
        """One a document, fixed with its text; only the due moment may be put off."""

        indexes: ClassVar = [models.Index(fields=["due_at"], name="reply_slip_due")]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="reviewed",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                declare=[("owner", "UUID")],
                func="""
                    IF TG_OP = 'DELETE' THEN owner := OLD.document_id; ELSE owner := NEW.document_id; END IF;
                    IF TG_OP = 'UPDATE' AND NEW.document_id = OLD.document_id AND NEW.version_id = OLD.version_id THEN
                        RETURN NEW;
                    END IF;
                    IF NOT EXISTS (SELECT 1 FROM notices_document WHERE id = owner AND state = 'draft') THEN
                        RAISE EXCEPTION 'pgtrigger: the document % is not a draft', owner;
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.due_at:%Y-%m-%d}"

    @property
    def due_on(self) -> date:
        """The last day (Shanghai) on which an answer is in time."""
        return last_day(self.due_at)


def last_day(due_at: datetime) -> date:
    """The last day on which something is before this moment: midnight belongs to the day before."""
    return clock.local(due_at - timedelta(microseconds=1)).date()


def end_of(day: date) -> datetime:
    """The midnight (Shanghai) after this day: what is due on it is in time before."""
    after = day + timedelta(days=1)
    return clock.shanghai(after.year, after.month, after.day)


class Reply(models.Model):
    """One answer of one addressed unit; ``round`` counts them. The one that counts is not replaced.

    By whom: at the desk (``by``, ``post``), or with the unit's signed link by the ``name`` and ``position`` typed.
    """

    class Way(models.TextChoices):
        """How it came."""

        DESK = "desk", "工作台"
        LINK = "link", "链接"

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    addressee = models.ForeignKey(Addressee, models.PROTECT, related_name="replies", db_index=False)
    answer = models.OneToOneField("blanks.Answer", models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    way = models.CharField(max_length=10, choices=Way)
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+", db_index=False)
    post = models.ForeignKey("organisations.Post", models.PROTECT, null=True, related_name="+", db_index=False)
    name = models.CharField(max_length=60, blank=True)
    position = models.CharField(max_length=60, blank=True)
    link = models.ForeignKey(ReceiptLink, models.PROTECT, null=True, related_name="replies", db_index=False)
    at = models.DateTimeField(default=clock.now)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One answer of a unit counts; each way has what it needs and nothing of the other."""

        ordering: ClassVar = ["addressee", "-round"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["addressee", "round"], name="reply_round"),
            models.UniqueConstraint(
                fields=["addressee"], condition=models.Q(replaced_at=None), name="reply_one_counts"
            ),
            models.CheckConstraint(name="reply_from_one", condition=models.Q(round__gte=1)),
            models.CheckConstraint(
                name="reply_way_whole",
                condition=models.Q(way="desk", by__isnull=False, post__isnull=False, name="", position="", link=None)
                | models.Q(way="link", by=None, post=None, name__gt="", link__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["by"], condition=models.Q(by__isnull=False), name="reply_of_person"),
        ]
        triggers: ClassVar = [
            guards.frozen("frozen", "addressee", "answer", "round", "way", "by", "post", "name", "position", "link",
                          "at"),
            guards.kept("kept"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.addressee_id} {self.round}"

    @property
    def signer(self) -> str:
        """Who answered, by the name known to us or the one typed."""
        return str(self.by.name) if self.by else self.name
