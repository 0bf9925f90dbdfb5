"""The ladder: 核稿, 会签, 签发, and the ways back."""

from django.db import transaction

from kexie.kit import clock, numbers
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.notices import rules
from kexie.notices.actions.locking import expect, locked, reopen, seen, step
from kexie.notices.models import CoIssue, Document, Numbering


@transaction.atomic
def submit(document: Document, *, by: Actor, note: str = "") -> Document:
    """送核稿. Raises Refused (no right, or what the draft still lacks), Overtaken."""
    document = locked(document)
    expect(document, "submit")
    require(rules.can_submit(by, document))
    step(document, "submit", by=by, note=note)
    return document


@transaction.atomic
def review(document: Document, *, by: Actor, note: str = "") -> Document:
    """核稿通过: to the joint issuers where there are any, else to the signer. Raises Refused, Overtaken."""
    document = locked(document)
    expect(document, "review")
    require(rules.can_review(by, document))
    document.reviewed_by_id = by.person_id
    document.reviewed_at = clock.now()
    verb = "circulate" if document.co_issues.exists() else "review"
    step(document, verb, by=by, note=note, also=("reviewed_by", "reviewed_at"))
    return document


@transaction.atomic
def countersign(document: Document, *, by: Actor, note: str = "") -> Document:
    """会签同意 for the actor's organisation; the last joint issuer's agreement moves the document on to 签发.

    Raises Refused (no joint issuer of this actor's, or it has agreed already), Overtaken.
    """
    document = locked(document)
    expect(document, "countersign")
    require(rules.can_countersign(by, document))
    for row in rules.co_issues_for(by, document):
        row.agreed_at, row.objected_at = clock.now(), None
        _answered(row, by, note)
    # Counted behind the document's lock: two last signatures at once cannot both find the other missing.
    last = not document.co_issues.filter(agreed_at=None).exists()
    step(document, "conclude" if last else "countersign", by=by, note=note)
    return document


@transaction.atomic
def object(document: Document, *, by: Actor, note: str) -> Document:
    """提出异议 with the reason: the document waits for the reviewer to return it, or for agreement after all.

    Raises Refused (no reason, no joint issuer of this actor's), Overtaken.
    """
    document = locked(document)
    expect(document, "object")
    require(rules.can_object(by, document))
    for row in rules.co_issues_for(by, document):
        row.objected_at = clock.now()
        _answered(row, by, note)
    step(document, "object", by=by, note=note)
    return document


def _answered(row: CoIssue, by: Actor, note: str) -> None:
    row.answered_by_id, row.post_id, row.note = by.person_id, by.post_id, note
    row.save(update_fields=["agreed_at", "objected_at", "answered_by", "post", "note"])


@transaction.atomic
def return_(document: Document, *, by: Actor, note: str) -> Document:
    """退回拟稿 with the reason; countersignatures given so far fall. Raises Refused, Overtaken."""
    document = locked(document)
    expect(document, "return")
    require(rules.can_return(by, document))
    step(document, "return", by=by, note=note, also=reopen(document))
    return document


@transaction.atomic
def sign_off(document: Document, *, by: Actor, note: str = "") -> Document:
    """签发. The 成文日期 is the day of the signature where the text does not bear one. Raises Refused, Overtaken."""
    document = locked(document)
    expect(document, "sign_off")
    require(rules.can_sign_off(by, document))
    document.signed_off_by_id = by.person_id
    document.signed_off_at = clock.now()
    document.written_on = document.written_on or clock.today()
    step(document, "sign_off", by=by, note=note, also=("signed_off_by", "signed_off_at", "written_on"))
    return document


@transaction.atomic
def withdraw(document: Document, *, by: Actor, note: str) -> Document:
    """撤回 to the drafter before it is issued; a number drawn for it becomes void and is never given again.

    A number the source bore is a fact of history and stays with the document.

    Raises Refused (no reason, no right), Overtaken (issued in the meantime).
    """
    if not note.strip():
        raise Refused("请写明撤回的理由", "document.withdraw.note")
    number = seen(document).number
    if number is not None and not number.given:
        # The series before the document, as everywhere; what turns out wrong below rolls this back.
        numbers.void(number.issuer_id, number.code, number.year, number.serial, note[:200])
    document = locked(document)
    expect(document, "withdraw")
    require(rules.can_withdraw(by, document))
    if document.number_id != (number.pk if number else None):
        raise Overtaken("这件公文刚刚编号或换号，请刷新页面查看", "document.withdraw")
    document.number = None
    step(document, "withdraw", by=by, note=note, also=("number", *reopen(document)))
    if number is not None and not number.given:
        _void(number, note)
    return document


def _void(number: Numbering, note: str) -> None:
    number.voided_at, number.void_reason = clock.now(), note
    number.save(update_fields=["voided_at", "void_reason"])
