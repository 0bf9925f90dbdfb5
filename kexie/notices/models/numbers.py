"""Document numbers (发文字号): the codes an issuer uses, and every number ever given."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kexie.kit import clock, ids
from kexie.notices.models import guards
from kexie.notices.models.documents import Kind


class SeriesCode(models.Model):
    """A 机关代字 (``武科协``) of an issuer: one number series per code and year. Edited at the desk.

    ``kinds`` lists the kinds of document that take this code by themselves; empty: any.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    issuer = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="series_codes")
    code = models.CharField(max_length=40)
    kinds = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    is_default = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        """Two issuers with one code would give two documents the same number: a code belongs to one issuer."""

        ordering: ClassVar = ["issuer", "-is_default", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code"], name="series_code_of_one_issuer"),
            models.UniqueConstraint(
                fields=["issuer"], condition=models.Q(is_default=True), name="series_code_one_default"
            ),
            models.CheckConstraint(name="series_code_not_blank", condition=~models.Q(code="")),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def kind_labels(self) -> list[str]:
        """The kinds of document in words."""
        return [str(Kind(kind).label) for kind in self.kinds]


class Numbering(models.Model):
    """One number given to one document; a void one stays, so that it is never given again (rules.md 3).

    ``given`` marks a number that an imported document already bore: it was not drawn from the series.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    document = models.ForeignKey("notices.Document", models.PROTECT, related_name="numberings")
    issuer = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    given = models.BooleanField(default=False)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    voided_at = models.DateTimeField(null=True, blank=True)
    void_reason = models.TextField(blank=True)

    class Meta:
        """No double across drawn, given and void numbers; one live number a document; nothing rewritten."""

        ordering: ClassVar = ["-year", "code", "-serial"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "year", "serial"], name="numbering_no_double"),
            models.UniqueConstraint(fields=["document"], condition=models.Q(voided_at=None), name="numbering_one_live"),
            models.CheckConstraint(name="numbering_from_one", condition=models.Q(serial__gte=1)),
        ]
        triggers: ClassVar = [
            guards.kept("kept"),
            guards.frozen("frozen", "id", "document", "issuer", "code", "year", "serial", "given", "at", "by"),
        ]

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.serial}号"
