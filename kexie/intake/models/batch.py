"""One import, and what became of each of its rows."""

from typing import Any, ClassVar

from django.db import models

from kexie.intake import flow, kinds
from kexie.kit import masks
from kexie.kit.crypto.fields import Sealed
from kexie.kit.files import StoredFile
from kexie.kit.ids import uuid7
from kexie.organisations.models import Organisation


class Batch(models.Model):
    """导入批次: a file of one organisation on its way into the register.

    ``mapping`` says by column (as text, from 0) which field it is; ``heads_last`` is the row the heads end with;
    ``done_row`` the last row that stands in the database: after a crash the work goes on behind it. ``file`` is gone a
    week after the end (it holds numbers in clear), the rows stay. ``options`` are those of a base list (year, kind,
    day, source). ``sender_id`` is who sent the file, ``person_id`` and ``post_id`` who acted last: in their name the
    jobs work; none for the console.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="import_batches")
    kind = models.CharField("导入内容", max_length=20, choices=kinds.Kind.choices)
    state = models.CharField(
        "状态", max_length=20, choices=flow.BATCH.choices, default=flow.BATCH.initial, editable=False
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    file_name = models.CharField("文件", max_length=200)
    sheet = models.CharField("工作表", max_length=60, blank=True)
    heads = models.JSONField(default=list)
    heads_first = models.PositiveIntegerField(default=0)
    heads_last = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    mapping = models.JSONField(default=dict)
    policy = models.CharField("重复处理", max_length=20, choices=kinds.Policy.choices, default=kinds.Policy.SKIP)
    options = models.JSONField(default=dict)
    notes = models.JSONField(default=list)
    sender_id = models.UUIDField(null=True, editable=False)
    person_id = models.UUIDField(null=True, editable=False)
    post_id = models.UUIDField(null=True, editable=False)
    progress_id = models.UUIDField(null=True, editable=False)
    done_row = models.PositiveIntegerField(default=0)
    rows = models.PositiveIntegerField("行数", default=0)
    created = models.PositiveIntegerField("新登记", default=0)
    updated = models.PositiveIntegerField("已更新", default=0)
    skipped = models.PositiveIntegerField("已跳过", default=0)
    rejected = models.PositiveIntegerField("退回", default=0)
    warned = models.PositiveIntegerField("读入有改动", default=0)
    undone = models.PositiveIntegerField("已撤销", default=0)
    kept = models.PositiveIntegerField("没有撤销", default=0)
    made_at = models.DateTimeField(editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        """Those of a house, the newest first."""

        db_table = "intake_batch"
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-made_at", "-id"], name="intake_batch_of_house"),
            models.Index(fields=["ended_at"], condition=models.Q(file__isnull=False), name="intake_batch_with_file"),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def columns(self) -> dict[int, str]:
        """Column to field, as rows are read by it."""
        return {int(at): str(code) for at, code in self.mapping.items()}

    @property
    def accepted(self) -> int:
        """Rows that were taken: known ones that were left as they are too."""
        return self.created + self.updated + self.skipped


class BatchRow(models.Model):
    """What became of one row; ``number`` is the one the spreadsheet shows.

    ``faults`` of a rejected row: field, column (from 0, none for the row) and reason, each without any number of a
    person; ``warnings`` the same of cells of a taken row that were read otherwise than they stand, None where there are
    none. ``before`` and ``after`` of a changed one by field: what to put back, and by what to see that nobody wrote
    since, kept no longer than the import can be undone (``rules.UNDO_LASTS``). The mobile number before stands sealed
    beside them. ``undo`` says how undoing it ended.
    """

    id = models.BigAutoField(primary_key=True)
    batch = models.ForeignKey(Batch, models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=kinds.Outcome.choices)
    subject_id = models.UUIDField(null=True)
    affiliation_id = models.UUIDField(null=True)
    faults: Any = models.JSONField(null=True)
    before: Any = models.JSONField(null=True)
    after: Any = models.JSONField(null=True)
    mobile_before = Sealed("原手机号", purpose="intake.row.mobile_before", mask=masks.MOBILES)
    written_at = models.DateTimeField(null=True)
    undo = models.CharField(max_length=10, blank=True)
    undo_reason = models.CharField(max_length=200, blank=True)
    warnings: Any = models.JSONField(null=True)

    class Meta:
        """A row once in a batch; found by what it made."""

        db_table = "intake_batch_row"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "number"], name="intake_row_once"),
            models.CheckConstraint(
                condition=models.Q(outcome="rejected", faults__isnull=False)
                | ~models.Q(outcome="rejected") & models.Q(faults__isnull=True),
                name="intake_row_rejected_has_faults",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["batch", "outcome", "number"], name="intake_row_by_outcome"),
            models.Index(
                fields=["batch", "number"], condition=models.Q(warnings__isnull=False), name="intake_row_warned"
            ),
            models.Index(
                fields=["subject_id"], condition=models.Q(subject_id__isnull=False), name="intake_row_of_subject"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.outcome}"
