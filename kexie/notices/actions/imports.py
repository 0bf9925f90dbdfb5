"""Taking a notice over from its source: the source to the character, and the draft that its spans tell."""

import hashlib
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models, transaction
from django.db.models import Exists, OuterRef

from kexie.kit import clock, files, journal
from kexie.kit.actor import Actor
from kexie.kit.files.models import StoredFile
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.notices import reading, secrecy
from kexie.notices.actions import documents
from kexie.notices.documents.understanding import Understood, understood
from kexie.notices.models import Attachment, Column, Document, SourceSpan, SourceText
from kexie.notices.queries import classes_named
from kexie.notices.reading import Reading, Span
from kexie.organisations.models import Organisation

if TYPE_CHECKING:
    from django.core.files.base import File

_UNCLAIMED = timedelta(days=30)


class KnownSource(Overtaken):
    """409: this very text has been taken over before. ``document`` is what it became."""

    def __init__(self, document: Document) -> None:
        super().__init__(f"这份原文已导入过，是第 {document.ref} 件公文“{document.title}”", rule="import.once")
        self.document = document


@transaction.atomic
def keep(upload: "File[bytes]", *, by: Actor) -> StoredFile:
    """Keep the .docx a text was read from, until :func:`store` makes it the original of a draft.

    What nobody stores is forgotten by :func:`forget_files`. Raises Refused for a file that may not be kept.
    """
    kept = files.keep(upload, "source", by=by)
    journal.write("file", kept.pk, "keep", by=by)
    return kept


def forget_files() -> int:
    """Kept files that became the original of nothing within thirty days (as long as an unsaved form); how many."""
    used = SourceText.objects.filter(file=OuterRef("pk"))
    left = StoredFile.objects.filter(~Exists(used), purpose="source", kept_at__lt=clock.now() - _UNCLAIMED)
    rows = list(left)
    for row in rows:
        with transaction.atomic():
            files.discard(row)
    return len(rows)


@transaction.atomic
def store(
    source: str,
    spans: Iterable[Span],
    *,
    issuer: Organisation,
    by: Actor,
    key: UUID | None = None,
    file: StoredFile | None = None,
    left_out: Iterable[str] = (),
) -> Document:
    """Keep the source with the officer's spans, and begin the draft they tell. ``key`` as in ``documents.draft``.

    The machine's own first reading is kept beside the corrected one, so that the reader can be made better; so is the
    ``file`` it was read from, and what of the file is no text (``left_out``).

    Raises:
        Refused: no right; spans that do not tile the source; a text the database cannot hold; one that bears a 密级;
            a field too long; a file that somebody else kept or that is the original of another draft.
        KnownSource: the same text is a document of this issuer already.
    """
    checked = _checked(source, spans)
    _own(file, by)
    digest = hashlib.sha256(source.encode()).hexdigest()
    told = understood(checked)
    document = documents.draft(issuer, _values(told, issuer), by=by, key=key)
    if hasattr(document, "source_text"):  # the same form again: the key led to what the first sending made
        return document
    known = Document.objects.filter(issuer=issuer, source_text__sha256=digest).exclude(state="void").first()
    if known is not None:
        raise KnownSource(known)
    Attachment.objects.bulk_create(
        Attachment(document=document, position=place, title=title, body=body)
        for place, (title, body) in enumerate(told.annexes, start=1)
    )
    _keep(document, checked, digest, by, file, left_out)
    journal.write("document", document.pk, "import", by=by, diff={"characters": ("", str(len(source)))})
    return document


def _checked(source: str, spans: Iterable[Span]) -> Reading:
    if "\x00" in source or any("\ud800" <= character <= "\udfff" for character in source):
        raise Refused("原文里有不能保存的字符（空字符或残缺的编码），请从网页重新复制", "import.characters")
    require(secrecy.verdict([source]))
    try:
        return reading.reread(source, spans)
    except reading.SpansError as fault:
        raise Refused(str(fault), "import.spans") from None


def _own(file: StoredFile | None, by: Actor) -> None:
    if file is None:
        return
    if file.purpose != "source" or file.person_id != by.person_id or SourceText.objects.filter(file=file).exists():
        raise Refused("原来的文件已不在，请重新选择文件", "import.file")


def _values(told: Understood, issuer: Organisation) -> dict[str, Any]:
    for name, value in told.values.items():
        field = Document._meta.get_field(name)
        if isinstance(field, models.CharField):
            _fits(_LABELS[name], str(value), field.max_length or 0)
    for title, _ in told.annexes:
        _fits("附件标题", title, 300)
    published_at = told.published_at.replace(tzinfo=clock.SHANGHAI) if told.published_at else None
    values = {**told.values, "published_at": published_at}
    values["classes"] = list(dict.fromkeys(classes_named(issuer, told.addressees).values()))
    if column := Column.objects.filter(name=told.column).first():
        values["column"] = column
    return values


def _fits(label: str, text: str, limit: int) -> None:
    if len(text) > limit:
        raise Refused(f"{label}有 {len(text)} 字，超过 {limit} 字，请核对这一段的类别", "import.long")


_LABELS = {
    "title": "标题", "kind": "文种", "addressee_text": "主送", "signature": "署名", "contact_note": "附注",
    "source": "来源", "author": "作者", "cc": "抄送", "printed_by": "印发机关", "given_code": "机关代字",
}  # fmt: skip


def _keep(
    document: Document, checked: Reading, digest: str, by: Actor, file: StoredFile | None, left_out: Iterable[str]
) -> None:
    first = reading.read(checked.source)
    row = SourceText(
        document=document,
        text=checked.source,
        sha256=digest,
        first_reading=[[span.kind, span.start, span.end] for span in first.spans],
        stored_by_id=by.person_id,
        file=file,
        left_out=[words[:200] for words in left_out],
    )
    row.save(force_insert=True)
    SourceSpan.objects.bulk_create(
        (SourceSpan(source=row, kind=span.kind, start=span.start, end=span.end) for span in checked.spans),
        batch_size=1000,
    )
