"""Tables of the journal. The application's role may insert and read, never change (migration 0002)."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now


class TransactionNumber(models.Func):
    """The number of the writing transaction, given by the database itself."""

    template = "pg_current_xact_id()::text::bigint"
    output_field = models.BigIntegerField()


class Entry(models.Model):
    """One act. Holds ids and masked diffs, no names, so that erasing a person leaves the chain whole.

    ``xid`` is the writing transaction's number. ``id`` is drawn only after the transaction has its number (the
    default is a function, migration 0002): this is what lets the sealer know which ids can no longer appear.
    ``note_hash`` binds the words kept apart in :class:`Note`.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    xid = models.BigIntegerField(db_default=TransactionNumber())
    request_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    post_id = models.UUIDField(null=True)
    organisation_id = models.UUIDField(null=True)
    behalf_id = models.UUIDField(null=True)
    part = models.CharField(max_length=30, blank=True)
    entity = models.CharField(max_length=40)
    entity_id = models.UUIDField()
    verb = models.CharField(max_length=40)
    source = models.CharField(max_length=40, blank=True)
    target = models.CharField(max_length=40, blank=True)
    diff = models.JSONField(default=dict)
    note_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        """Indexes for a record's history, a person's acts and the sealer's sweep."""

        app_label = "kit"
        db_table = "kit_journal_entry"
        indexes: ClassVar = [
            models.Index(fields=["entity", "entity_id", "id"], name="journal_of_record"),
            models.Index(fields=["person_id", "id"], name="journal_of_person"),
            models.Index(fields=["request_id"], name="journal_of_request"),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.entity}.{self.verb}"


class Note(models.Model):
    """The words of an act (a reason, an opinion): may name people, so it can be erased; the hash stays."""

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="note")
    text = models.TextField()

    class Meta:
        """Kept beside the journal."""

        app_label = "kit"
        db_table = "kit_journal_note"

    def __str__(self) -> str:
        return self.text[:40]


class Value(models.Model):
    """What one field held before and after an edit, kept beside the journal so that the edit can be read and undone.

    The entry holds masks only; these rows may hold words about people and are deleted with them (``values.forget``).
    A value is plain: text, a number, yes or no, a list; a day as ISO writes it.
    """

    id = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="values", db_index=False)
    field = models.CharField(max_length=40)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        """A field once in an edit; the rows of an entry are found by the same index."""

        app_label = "kit"
        db_table = "kit_journal_value"
        constraints: ClassVar = [models.UniqueConstraint(fields=["entry", "field"], name="journal_value_once")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.field}"


class Undoing(models.Model):
    """That an edit was put back by another: each at most once, whoever presses when."""

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="undoes")
    undone = models.OneToOneField(Entry, models.CASCADE, related_name="undone_by")

    class Meta:
        """Only ever added to."""

        app_label = "kit"
        db_table = "kit_journal_undoing"

    def __str__(self) -> str:
        return f"{self.entry_id} undoes {self.undone_id}"


class Seal(models.Model):
    """One link of the chain: rows ``first``..``last`` (``count`` of them), the previous hash and its own.

    ``rows`` holds 16 bytes a row, the id and the head of its digest, so that a break is named by its row.
    """

    number = models.BigIntegerField(primary_key=True)
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    count = models.IntegerField()
    rows = models.BinaryField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        """Written only by the sealer's function, which belongs to the owner of the schema."""

        app_label = "kit"
        db_table = "kit_seal"

    def __str__(self) -> str:
        return f"{self.number}: {self.first}-{self.last}"


class SealMark(models.Model):
    """The sealer's note to itself: ids up to ``last`` are settled once every transaction below ``horizon`` ended."""

    id = models.SmallIntegerField(primary_key=True)
    last = models.BigIntegerField()
    horizon = models.BigIntegerField()

    class Meta:
        """One row, the sealer's own."""

        app_label = "kit"
        db_table = "kit_seal_mark"

    def __str__(self) -> str:
        return f"{self.last} below {self.horizon}"
