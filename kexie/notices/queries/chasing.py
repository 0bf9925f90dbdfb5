"""Signed links and telephone calls: by token for whoever holds one, by unit for the issuer."""

import hashlib
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kexie.kit import clock
from kexie.kit.files.models import StoredFile
from kexie.notices.models import Addressee, Attachment, Document, LinkUse, PhoneCall, ReceiptLink, Reply
from kexie.notices.queries import receipts
from kexie.organisations.rules.rights import attended

# A mail scanner that opens a link again and again leaves one line a minute.
NOTED_AGAIN = timedelta(minutes=1)


def token_hash(token: str) -> str:
    """What the table keeps of a token: SHA-256, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_of(token: str) -> ReceiptLink | None:
    """The link of this token, open or not, with all its page shows; None for an unknown token."""
    rows = ReceiptLink.objects.filter(token_hash=token_hash(token)).select_related(
        "addressee__organisation", "addressee__own_term", "addressee__receipt__by",
        "addressee__receipt__post__organisation", "addressee__document__issuer", "addressee__document__number",
        "addressee__document__signed_off_by", "addressee__document__reply_slip",
    )  # fmt: skip
    return rows.prefetch_related(
        "addressee__document__attachments__file", "addressee__document__co_issues__organisation"
    ).first()


def file_of(link: ReceiptLink, attachment: UUID) -> StoredFile | None:
    """An annexed file of the document this link opens; None for another document's. One query."""
    rows = Attachment.objects.filter(pk=attachment, document=link.addressee.document_id).exclude(file=None)
    row = rows.select_related("file").first()
    return row.file if row else None


def noted(link: ReceiptLink, what: str, reason: str) -> bool:
    """Whether this very use was put down within the last minute. One query."""
    since = clock.now() - NOTED_AGAIN
    return LinkUse.objects.filter(link=link, what=what, reason=reason, at__gt=since).exists()


def unit(document: Document, addressee_id: UUID) -> Addressee | None:
    """One addressed unit of this document as :func:`receipts.addressees` tells it; None for another document's."""
    return receipts.addressees(document).filter(pk=addressee_id).select_related("document__issuer").first()


def links(addressee: Addressee) -> list[ReceiptLink]:
    """The unit's links, newest first, each with its uses, newest first. Two queries."""
    return list(addressee.links.select_related("made_by").prefetch_related("uses"))


def link(addressee: Addressee) -> ReceiptLink | None:
    """The unit's link that is not revoked (it may have expired)."""
    return addressee.links.filter(revoked_at=None).select_related("addressee__document__issuer").first()


def calls(addressee: Addressee) -> list[PhoneCall]:
    """The telephone calls to the unit, newest first. One query."""
    return list(addressee.calls.select_related("logged_by", "post__organisation"))


def without_account(document: Document) -> QuerySet[Addressee]:
    """Units of this document that stand and have to sign, or to answer its slip, where nobody with an account may."""
    unanswered = Q(document__reply_slip__isnull=False) & ~Exists(Reply.objects.filter(addressee=OuterRef("pk")))
    rows = Addressee.objects.filter(document=document, organisation__state="active")
    # The condition of ``rules.can_sign``, as a set.
    return rows.filter(Q(receipt=None) | unanswered).exclude(attended("receipts.sign"))


def linkless(document: Document) -> QuerySet[Addressee]:
    """Of :func:`without_account` those that hold no link that opens."""
    return without_account(document).exclude(Exists(_opening()))


def to_link(document: Document) -> tuple[int, int]:
    """How many units have nobody with an account, and how many of them hold no link that opens. One query."""
    told = without_account(document).annotate(opens=Exists(_opening())).aggregate(
        every=Count("pk"), bare=Count("pk", filter=Q(opens=False))
    )  # fmt: skip
    return told["every"], told["bare"]


def _opening() -> QuerySet[ReceiptLink]:
    return ReceiptLink.objects.filter(addressee=OuterRef("pk"), revoked_at=None, expires_at__gt=clock.now())
