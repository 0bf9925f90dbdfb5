"""保管期限: how long the documents of a kind are kept."""

from typing import ClassVar

from django.db import models

from kexie.kit import ids
from kexie.notices.models.documents import Kind


class RetentionTerm(models.Model):
    """How long an issuer keeps its documents of one kind; ``issuer`` None: for all who set none of their own.

    The three terms are those of 机关文件材料归档范围和文书档案保管期限规定 (国家档案局令第8号): 永久, 30年, 10年.
    """

    class Term(models.TextChoices):
        """For good, or years."""

        PERMANENT = "permanent", "永久"
        THIRTY = "30", "30年"
        TEN = "10", "10年"

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    issuer = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    term = models.CharField(max_length=10, choices=Term)

    class Meta:
        """One term a kind for each issuer."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "kind"], name="retention_term_once", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.get_term_display()}"


class PageCount(models.Model):
    """How many pages an issued document has as its PDF is drawn (for the archive list); counted at night, once."""

    document = models.OneToOneField("notices.Document", models.PROTECT, primary_key=True, related_name="page_count")
    pages = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.pages}"
