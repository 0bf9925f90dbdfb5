"""Drafting: begin, edit, discard, begin a correction."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from kexie.kit import clock, flow, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, require
from kexie.notices import rules
from kexie.notices.actions.carrying import carry_slip
from kexie.notices.actions.documents import contents
from kexie.notices.actions.locking import expect, locked, step
from kexie.notices.flow import DOCUMENT
from kexie.notices.models import Attachment, Document, Forward
from kexie.notices.rules import forwards
from kexie.organisations.models import Organisation

COPIED = (
    "kind", "title", "urgency", "openness", "addressee_text", "body", "attachment_note", "signature", "cc",
    "contact_note", "printed_by", "column", "source", "author",
)  # fmt: skip


@transaction.atomic
def draft(issuer: Organisation, values: Mapping[str, Any], *, by: Actor, key: UUID | None = None) -> Document:
    """Begin a document of ``issuer``. ``values``: names of ``contents.FIELDS`` and ``contents.SETS``.

    ``key`` makes it idempotent: the same person with the same key gets the document the first call made.

    Raises:
        Refused: no right, or values that contradict each other.
        Overtaken: the key was another person's.
    """
    values = contents.checked(values)
    require(rules.can_draft(by, issuer))
    first = _made_with(key, by)
    if first is not None:
        return first
    document = Document(issuer=issuer, drafted_by_id=by.person_id, creation_key=key)
    contents.assign(document, values)
    if "column" not in values:
        document.column = contents.usual_column()
    try:
        with transaction.atomic():
            document.save(force_insert=True)
    except IntegrityError:
        # Two sendings of one form at the same moment: the second finds the first's row behind the constraint.
        return _made_at_once(key, by)
    changed = contents.assign_sets(document, values)
    journal.write("document", document.pk, "draft", by=by, target=document.state, diff=changed)
    return document


def _made_with(key: UUID | None, by: Actor) -> Document | None:
    document = Document.objects.filter(creation_key=key).first() if key is not None else None
    if document is not None and document.drafted_by_id != by.person_id:
        raise Overtaken("这张表单已由别人提交过", "document.key")
    return document


def _made_at_once(key: UUID | None, by: Actor) -> Document:
    first = _made_with(key, by)
    assert first is not None, "no constraint but that of the key can be broken by a new draft"
    return first


@transaction.atomic
def edit(document: Document, values: Mapping[str, Any], *, by: Actor, version: int | None = None) -> Document:
    """Change a draft. ``version`` is the one the editor's page showed; None: whatever it is now.

    Raises:
        Refused: not a draft any more, no right.
        Overtaken: somebody has edited it since (409: the page offers to look at the other's text).
    """
    values = contents.checked(values)
    document = locked(document)
    require(rules.can_edit(by, document))
    if version is not None and version != document.version:
        raise Overtaken("您打开之后已有人改过这一稿，请刷新页面，对照后再改", "document.version")
    names = [name for name in contents.FIELDS if name in values]
    before = contents.shown(document, names)
    contents.assign(document, values)
    changed = journal.changes(before, contents.shown(document, names))
    changed |= contents.assign_sets(document, values)
    if changed:
        touch(document, *names)
        journal.write("document", document.pk, "edit", by=by, diff=changed)
    return document


def touch(document: Document, *names: str) -> None:
    """Save a locked draft after an edit: the version grows, so that an older page is noticed."""
    document.version += 1
    document.changed_at = clock.now()
    document.save(update_fields=[*names, "version", "changed_at"])


@transaction.atomic
def void(document: Document, *, by: Actor, note: str) -> Document:
    """Discard a draft with a reason. It stays on record. Raises Refused, Overtaken."""
    document = locked(document)
    expect(document, "void")
    require(rules.can_void(by, document))
    step(document, "void", by=by, note=note)
    return document


@transaction.atomic
def correct(document: Document, *, by: Actor) -> Document:
    """Begin the new document that puts an issued one right: a copy to be changed, then approved like any other.

    The old one stays as it was issued; pages show 已更正 with a link once the new one is issued.

    Raises:
        Refused: not issued, no right, or there is a correction already.
    """
    old = locked(document)
    expect(old, "correct")
    require(rules.can_correct(by, old))
    new = Document(issuer=old.issuer, corrects=old, drafted_by_id=by.person_id)
    contents.assign(new, {name: getattr(old, name) for name in COPIED})
    new.save(force_insert=True)
    contents.assign_sets(
        new,
        {
            "classes": list(old.classes.all()),
            "units": list(old.units.all()),
            "co_issuers": [row.organisation for row in old.co_issues.select_related("organisation")],
        },
    )
    Attachment.objects.bulk_create(
        Attachment(document=new, position=one.position, title=one.title, body=one.body, file=one.file)
        for one in old.attachments.all()
    )
    forwarded = forwards.original(old)
    if forwarded is not None:
        Forward(document=new, addressee_id=forwarded.addressee_id, begun_at=clock.now()).save(force_insert=True)
    carry_slip(old, new)
    journal.write("document", new.pk, "draft", by=by, target=new.state)
    # Not locking.step: not even a time of an issued document changes.
    flow.move(old, DOCUMENT, "correct", by=by)
    return new
