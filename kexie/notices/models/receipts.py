"""Sign-for (签收) and its three ways: at the desk, by a signed link, by telephone; and how the open ones are chased."""

from typing import ClassVar

from django.db import models

from kexie.kit import clock, ids
from kexie.notices.models import guards
from kexie.notices.models.addressees import Addressee


class ReceiptTerm(models.Model):
    """Within how many working days to sign for a document; ``issuer`` None: for all who set none of their own.

    ``link_days``: how many days after the due day a signed link still opens.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    issuer = models.OneToOneField("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    working_days = models.PositiveSmallIntegerField(default=5)
    link_days = models.PositiveSmallIntegerField(default=30)

    class Meta:
        """At most one row for everybody."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer"], name="receipt_term_once", nulls_distinct=False),
            models.CheckConstraint(name="receipt_term_from_one", condition=models.Q(working_days__gte=1)),
            models.CheckConstraint(name="receipt_term_link_from_one", condition=models.Q(link_days__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.working_days}"


class ReceiptLink(models.Model):
    """A bearer link for one addressed unit: whoever has it reads the document and signs for the unit.

    Only the token's SHA-256 is kept. The id stands in the journal and in addresses of the desk; it opens nothing.
    The rows of one moment and maker are one batch (one row in the journal).
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    addressee = models.ForeignKey(Addressee, models.PROTECT, related_name="links", db_index=False)
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """At most one link a unit that is not revoked: a second revokes the first."""

        ordering: ClassVar = ["-made_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["addressee"], condition=models.Q(revoked_at=None), name="receipt_link_open_once"
            ),
            models.CheckConstraint(
                name="receipt_link_in_order", condition=models.Q(expires_at__gt=models.F("made_at"))
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["addressee", "-made_at"], name="receipt_link_of_unit"),
        ]
        triggers: ClassVar = [
            guards.frozen("frozen", "addressee", "token_hash", "made_by", "made_at", "expires_at"),
            guards.kept("kept"),
        ]

    def __str__(self) -> str:
        return f"{self.addressee_id}"


class LinkUse(models.Model):
    """What was done with a link, and when: no address, no browser. ``reason`` is the rule that refused."""

    class What(models.TextChoices):
        """Seen (the page was opened), signed, answered (the reply slip), refused."""

        SEEN = "seen", "打开"
        SIGNED = "signed", "签收"
        ANSWERED = "answered", "回复"
        REFUSED = "refused", "未能办理"

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    link = models.ForeignKey(ReceiptLink, models.PROTECT, related_name="uses", db_index=False)
    what = models.CharField(max_length=10, choices=What)
    reason = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        """Written once."""

        ordering: ClassVar = ["-at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="link_use_refused_has_reason",
                condition=models.Q(what="refused") ^ models.Q(reason=""),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["link", "-at"], name="link_use_of_link")]
        triggers: ClassVar = [guards.frozen("frozen"), guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.link_id} {self.what}"


class PhoneCall(models.Model):
    """电话联系: an officer of the issuer asked a unit after its receipt: when, with whom, what was said.

    ``name`` and ``position`` are those of whoever answered, as told on the telephone; empty where nobody did.
    """

    class Outcome(models.TextChoices):
        """What came of it. ``SIGNED``: the unit said it has the document and asked to be put down as signed."""

        REACHED = "reached", "已联系上"
        NOT_REACHED = "not_reached", "没有联系上"
        WILL_SIGN = "will_sign", "答应签收"
        SIGNED = "signed", "电话签收"

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    addressee = models.ForeignKey(Addressee, models.PROTECT, related_name="calls", db_index=False)
    at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=Outcome)
    name = models.CharField(max_length=60, blank=True)
    position = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=300, blank=True)
    logged_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    post = models.ForeignKey("organisations.Post", models.PROTECT, related_name="+")
    logged_at = models.DateTimeField(default=clock.now)

    class Meta:
        """Written once; a call is put down after it was made, and whoever was reached has a name."""

        ordering: ClassVar = ["-at", "-logged_at"]
        constraints: ClassVar = [
            models.CheckConstraint(name="phone_call_logged_after", condition=models.Q(at__lte=models.F("logged_at"))),
            models.CheckConstraint(
                name="phone_call_with_somebody", condition=models.Q(outcome="not_reached") | ~models.Q(name="")
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["addressee", "-at"], name="phone_call_of_unit"),
            models.Index(fields=["logged_by"], name="phone_call_of_person"),
        ]
        triggers: ClassVar = [guards.frozen("frozen"), guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.addressee_id} {self.outcome}"


class Receipt(models.Model):
    """签收: one per addressee, which way, by whom, when. Late is derived from the document's due day.

    At the desk (``by``, ``post``): a person of the unit through their post. By link (``link``) and by telephone
    (``phone_call``): ``name`` and ``position`` as typed or told; nobody of ours vouches for them.
    """

    class Way(models.TextChoices):
        """How it was signed for."""

        DESK = "desk", "工作台"
        LINK = "link", "链接"
        PHONE = "phone", "电话"

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    addressee = models.OneToOneField(Addressee, models.PROTECT, related_name="receipt")
    way = models.CharField(max_length=10, choices=Way, default=Way.DESK, db_default=Way.DESK)
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey("organisations.Post", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=60, blank=True, default="", db_default="")
    position = models.CharField(max_length=60, blank=True, default="", db_default="")
    link = models.OneToOneField(ReceiptLink, models.PROTECT, null=True, related_name="receipt")
    phone_call = models.OneToOneField(PhoneCall, models.PROTECT, null=True, related_name="receipt")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        """Written once; each way has what it needs and nothing of the others."""

        ordering: ClassVar = ["-at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="receipt_way_whole",
                condition=models.Q(
                    way="desk", by__isnull=False, post__isnull=False, name="", position="", link=None, phone_call=None
                )
                | models.Q(way="link", by=None, post=None, name__gt="", link__isnull=False, phone_call=None)
                | models.Q(way="phone", by=None, post=None, name__gt="", link=None, phone_call__isnull=False),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["by"], name="receipt_of_person")]
        triggers: ClassVar = [guards.frozen("frozen"), guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.addressee_id} {self.at:%Y-%m-%d}"

    @property
    def signer(self) -> str:
        """Who signed, by the name known to us or the one typed."""
        return str(self.by.name) if self.by else self.name

    @property
    def signed_as(self) -> str:
        """As what: the post here, or the one typed; may be empty for a typed one."""
        return str(self.post.label) if self.post else self.position
