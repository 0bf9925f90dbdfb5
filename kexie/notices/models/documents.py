"""The official document (公文) and its co-issuers."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from kexie.kit import clock, ids
from kexie.notices import flow
from kexie.notices.models import guards


class Kind(models.TextChoices):
    """文种: the kinds an association uses (rules.md 3.1)."""

    NOTICE = "notice", "通知"
    REPLY = "reply", "批复"
    LETTER = "letter", "函"
    CIRCULAR = "circular", "通报"
    DECISION = "decision", "决定"
    REQUEST = "request", "请示"
    REPORT = "report", "报告"
    OPINION = "opinion", "意见"
    MINUTES = "minutes", "纪要"
    ANNOUNCEMENT = "announcement", "公告"


# 上行文: only these show the signer in the head (rules.md 3, 签发人).
UPWARD = (Kind.REQUEST, Kind.REPORT)


class Urgency(models.TextChoices):
    """紧急程度."""

    NONE = "", "平件"
    EXPEDITED = "expedited", "加急"
    URGENT = "urgent", "特急"


class Openness(models.TextChoices):
    """公开属性. Only ``PUBLIC`` goes on the board."""

    PUBLIC = "public", "主动公开"
    ON_REQUEST = "on_request", "依申请公开"
    INTERNAL = "internal", "不予公开"


# What is reviewed, countersigned and signed; it changes only while the document is a draft.
TEXT_FIELDS = (
    "issuer", "kind", "title", "urgency", "openness", "addressee_text", "body", "attachment_note", "signature", "cc",
    "contact_note", "printed_by", "column", "source", "author", "published_at", "corrects", "drafted_by",
    "given_code", "given_year", "given_serial",
)  # fmt: skip


class Document(models.Model):
    """One official document from draft to issue, fields after rules.md 3.

    ``body`` is a list of ``{"kind", "level", "text"}``: ``kind`` one of ``reading.kinds.TEXTS``; ``level`` 1 一、
    2 (一) 3 1. 4 (1) for headings, 0 for everything else (also for an item that begins with such a mark).
    ``written_on`` is the 成文日期, ``published_at`` the moment of web publication where the source told one (an
    imported notice); both are kept. ``given_*`` is a number the source already bears: it is kept, not drawn.
    ``ref`` is the short number people read in addresses. ``version`` grows with every edit (two editors: 409).
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    ref = models.BigIntegerField(
        unique=True, db_default=models.Func(models.Value("notices_document_ref"), function="nextval")
    )
    state = models.CharField(max_length=20, choices=flow.DOCUMENT.choices, default=flow.DOCUMENT.initial)
    version = models.PositiveIntegerField(default=1)
    creation_key = models.UUIDField(null=True, unique=True, editable=False)

    issuer = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.NOTICE)
    title = models.CharField(max_length=300)
    urgency = models.CharField(max_length=20, choices=Urgency, default=Urgency.NONE, blank=True)
    openness = models.CharField(max_length=20, choices=Openness, default=Openness.PUBLIC)
    addressee_text = models.CharField(max_length=1000, blank=True)
    classes = models.ManyToManyField("notices.AddresseeClass", related_name="documents", blank=True)
    units = models.ManyToManyField("organisations.Organisation", related_name="+", blank=True)
    body = models.JSONField(default=list)
    attachment_note = models.TextField(blank=True)
    signature = models.CharField(max_length=300, blank=True)
    written_on = models.DateField(null=True, blank=True)
    cc = models.CharField(max_length=1000, blank=True)
    contact_note = models.CharField(max_length=300, blank=True)
    printed_by = models.CharField(max_length=120, blank=True)
    printed_on = models.DateField(null=True, blank=True)
    column = models.ForeignKey("notices.Column", models.PROTECT, related_name="documents")
    source = models.CharField(max_length=120, blank=True)
    author = models.CharField(max_length=120, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")

    given_code = models.CharField(max_length=40, blank=True)
    given_year = models.PositiveSmallIntegerField(null=True, blank=True)
    given_serial = models.PositiveIntegerField(null=True, blank=True)
    number = models.OneToOneField(
        "notices.Numbering", models.PROTECT, null=True, blank=True, related_name="numbered_document"
    )

    drafted_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    reviewed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    signed_off_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    issued_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, db_default=Now())
    changed_at = models.DateTimeField(default=clock.now, db_default=Now())
    state_since = models.DateTimeField(default=clock.now, db_default=Now())
    reviewed_at = models.DateTimeField(null=True, blank=True)
    signed_off_at = models.DateTimeField(null=True, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Guards on the ladder and the indexes of the desk's lists."""

        ordering: ClassVar = ["-ref"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="document_given_number_whole",
                condition=models.Q(given_code="", given_year=None, given_serial=None)
                | (~models.Q(given_code="") & models.Q(given_year__isnull=False, given_serial__gte=1)),
            ),
            models.CheckConstraint(
                name="document_number_when_numbered",
                condition=models.Q(state__in=["numbered", "issued"], number__isnull=False)
                | (~models.Q(state__in=["numbered", "issued"]) & models.Q(number=None)),
            ),
            models.CheckConstraint(
                name="document_issued_is_dated",
                condition=~models.Q(state="issued") | models.Q(issued_at__isnull=False, written_on__isnull=False),
            ),
            models.CheckConstraint(name="document_corrects_another", condition=~models.Q(corrects=models.F("id"))),
            models.UniqueConstraint(
                fields=["corrects"], condition=~models.Q(state="void"), name="document_one_correction"
            ),
        ]
        indexes: ClassVar = [
            # With what the list's views are counted by: a hundred thousand are counted from the index alone.
            models.Index(fields=["issuer", "state", "-ref"], include=["drafted_by", "id"], name="document_of_issuer"),
            # The desk's list, last changed first, whosesoever they are: its first page is read without sorting all.
            models.Index(fields=["-changed_at", "-ref"], name="document_last_changed"),
            models.Index(fields=["drafted_by", "state"], name="document_of_drafter"),
            # What a house issued last, and what of it falls due: the home of the desk.
            models.Index(fields=["issuer", "-issued_at"], condition=models.Q(state="issued"), name="document_newest"),
            models.Index(fields=["issuer", "due_on"], condition=models.Q(state="issued"), name="document_due"),
        ]
        triggers: ClassVar = [
            guards.ladder(),
            guards.fixed("text", TEXT_FIELDS),
            guards.issued(except_for=("due_on", "changed_at")),
            guards.kept("kept"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_upward(self) -> bool:
        """True for 请示 and 报告: the head shows the signer."""
        return self.kind in UPWARD

    @property
    def is_public(self) -> bool:
        """True where the document belongs on the board once issued."""
        return self.openness == Openness.PUBLIC


class CoIssue(models.Model):
    """A joint issuer (联合发文) and its countersignature (会签): agreed, objected with a note, or still to answer."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    document = models.ForeignKey(Document, models.CASCADE, related_name="co_issues")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="co_issues")
    position = models.PositiveSmallIntegerField(default=1)
    agreed_at = models.DateTimeField(null=True, blank=True)
    objected_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey("organisations.Post", models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        """One row a joint issuer."""

        ordering: ClassVar = ["document", "position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "organisation"], name="co_issue_once"),
            models.CheckConstraint(
                name="co_issue_one_answer", condition=models.Q(agreed_at=None) | models.Q(objected_at=None)
            ),
        ]
        triggers: ClassVar = [guards.with_its_document("closed")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.organisation_id}"

    @property
    def is_open(self) -> bool:
        """True while the joint issuer has not answered."""
        return self.agreed_at is None and self.objected_at is None
