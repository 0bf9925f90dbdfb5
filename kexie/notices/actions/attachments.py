"""Annexes of a draft."""

from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F, Max

from kexie.kit import files, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.notices import rules, secrecy
from kexie.notices.actions.documents.drafting import touch
from kexie.notices.actions.locking import locked
from kexie.notices.models import Attachment, Document


@transaction.atomic
def add(
    document: Document,
    title: str,
    *,
    by: Actor,
    upload: "UploadedFile[bytes] | None" = None,
    body: Sequence[dict[str, Any]] = (),
) -> Attachment:
    """Add the next annex: an uploaded file, a document within the document (shape of ``Document.body``), or both.

    Raises:
        Refused: not a draft, no right, neither file nor text, a file that is not accepted (kit.files says why).
    """
    document = locked(document)
    require(rules.can_edit(by, document))
    if upload is None and not body:
        raise Refused("附件要有文件或正文", "attachment.empty")
    require(secrecy.verdict(secrecy.texts({"title": title, "body": body})))
    kept = None
    if upload is not None:
        kept = files.keep(upload, purpose="attachment", by=by, organisation_id=document.issuer_id)
    last = document.attachments.aggregate(last=Max("position"))["last"] or 0
    row = Attachment(document=document, position=last + 1, title=title, body=list(body), file=kept)
    row.save(force_insert=True)
    touch(document)
    journal.write("document", document.pk, "edit", by=by, diff={"attachments": (str(last), str(last + 1))})
    return row


@transaction.atomic
def remove(attachment: Attachment, *, by: Actor) -> None:
    """Take an annex out of a draft; those after it move up. Raises Refused."""
    document = locked(attachment.document)
    require(rules.can_edit(by, document))
    count = document.attachments.count()
    document.attachments.filter(pk=attachment.pk).delete()
    document.attachments.filter(position__gt=attachment.position).update(position=F("position") - 1)
    touch(document)
    journal.write("document", document.pk, "edit", by=by, diff={"attachments": (str(count), str(count - 1))})
