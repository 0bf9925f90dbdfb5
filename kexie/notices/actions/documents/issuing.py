"""The number, and the issue: from here on the document stands."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from kexie.kit import calendar, clock, ids, numbers
from kexie.kit.actor import Actor
from kexie.kit.journal import write
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.notices import queries, rules
from kexie.notices.actions import addressing, reminders
from kexie.notices.actions.locking import expect, locked, seen, step
from kexie.notices.models import Document, Notice, Numbering, SeriesCode
from kexie.notices.models.board import BOARD
from kexie.notices.rules import forwards
from kexie.organisations.models import Organisation


class _TakenByHistoryError(Exception):
    """The serial just drawn is that of an imported document."""


@transaction.atomic
def number(document: Document, *, by: Actor, code: str = "") -> Document:
    """编号: the next serial of the issuer's series in the year of the 成文日期, or the number the source bears.

    ``code`` picks one of the issuer's 机关代字; empty: the one for this kind, else the usual one.

    Raises:
        Refused: not signed, no right, no such code, or the source's number stands on another document.
        Overtaken: somebody has numbered it at the same moment (nothing was drawn for this call).
    """
    before = seen(document)
    expect(before, "number")
    require(rules.can_number(by, before))
    year = (before.written_on or clock.today()).year
    serial = 0
    if before.given_code:
        chosen, year = before.given_code, before.given_year or year
    else:
        chosen = _code(before, code)
        serial = _draw(before, chosen, year)
    document = locked(document)
    expect(document, "number")
    require(rules.can_number(by, document))
    if (document.given_code, document.written_on) != (before.given_code, before.written_on):
        raise Overtaken("这件公文刚刚改动过，请刷新页面查看", "document.number")
    document.number = _recorded(document, by, chosen, year, document.given_serial or serial)
    step(document, "number", by=by, note=str(document.number), also=("number",))
    return document


def _code(document: Document, wanted: str) -> str:
    codes = list(SeriesCode.objects.filter(issuer=document.issuer, is_active=True))
    if wanted:
        if wanted not in {one.code for one in codes}:
            raise Refused(f"{document.issuer.label}没有机关代字“{wanted}”", "code")
        return wanted
    fitting = [one for one in codes if document.kind in one.kinds] or [one for one in codes if one.is_default] or codes
    return fitting[0].code if fitting else _adopted(document.issuer)


def _adopted(issuer: Organisation) -> str:
    """The code of the organisation's card becomes its first series; a code two cards share goes to the first user."""
    taken = SeriesCode.objects.filter(code=issuer.document_code).first()
    if taken is not None:
        raise Refused(f"机关代字“{issuer.document_code}”不能用：已属别的单位或已停用，请另设", "code")
    SeriesCode.objects.create(issuer=issuer, code=issuer.document_code, is_default=True)
    return issuer.document_code


def _draw(document: Document, code: str, year: int) -> int:
    """The next serial that no imported document bears; one that does is drawn in its name."""
    while True:
        taken = None
        try:
            with transaction.atomic():
                serial = numbers.draw(document.issuer_id, code, year, document.pk)
                rows = Numbering.objects.filter(code=code, year=year, serial=serial)
                # Its own drawn number: somebody has just numbered this document, the lock below will tell.
                taken = rows.exclude(document=document, voided_at=None, given=False).first()
                if taken is not None:
                    raise _TakenByHistoryError
            return serial
        except _TakenByHistoryError:
            assert taken is not None
            # Drawn for the row, not for its document, which may hold a number of this series itself.
            numbers.draw(document.issuer_id, code, year, taken.pk)


def _recorded(document: Document, by: Actor, code: str, year: int, serial: int) -> Numbering:
    given = bool(document.given_code)
    kept = Numbering.objects.filter(document=document, voided_at=None).first()
    if kept is not None:
        if (kept.code, kept.year, kept.serial, kept.given) == (code, year, serial, given):
            return kept
        # The source was read wrongly at first: the number that was never its own becomes void.
        kept.voided_at, kept.void_reason = clock.now(), "原文发文字号更正"
        kept.save(update_fields=["voided_at", "void_reason"])
    row = Numbering(
        document=document, issuer=document.issuer, code=code, year=year, serial=serial, given=given, by_id=by.person_id
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"{row}已用于另一件公文，请核对原文的发文字号", "number.taken") from None
    return row


@transaction.atomic
def issue(document: Document, *, by: Actor, due_on: date | None = None) -> Document:
    """印发: expand the addressees as of now, put a public document on the board, fix everything.

    ``due_on``: until when to sign for it; None: what the draft says, else the issuer's usual number of working days.

    Raises:
        Refused: no number, no right, addressees that are nobody, a calendar that does not know the days.
        Overtaken: somebody was faster.
    """
    document = locked(document)
    expect(document, "issue")
    require(rules.can_issue(by, document))
    at = clock.now()
    count = _addressed(document, at)
    document.due_on = due_on or document.due_on or (_usual_due(document) if count else None)
    require(forwards.due_fits(document, document.due_on))
    document.issued_by_id, document.issued_at = by.person_id, at
    if not hasattr(document, "source_text"):  # what a source does not tell is not invented
        document.printed_on = document.printed_on or clock.today()
    step(document, "issue", by=by, note=f"主送 {count} 家", also=("due_on", "issued_by", "issued_at", "printed_on"))
    if document.is_public:
        _publish(document, at)
    if count:
        reminders.begin(document)
    if document.corrects is not None:
        reminders.look_again(document.corrects)
    return document


def _usual_due(document: Document) -> date:
    """A forward is never due after what it forwards."""
    usual, latest = usual_due(document.issuer, clock.today()), forwards.latest(document)
    return min(usual, latest) if latest else usual


def _publish(document: Document, at: datetime) -> None:
    """The board's series comes last: it is everybody's, and ten thousand addressees take a while to write."""
    published_at = document.published_at or at
    year = clock.local(published_at).year
    notice = Notice(id=ids.uuid7(), document=document, column=document.column, published_at=published_at, year=year)
    notice.number = numbers.draw(BOARD, "board", year, notice.pk)
    notice.save(force_insert=True)


def _addressed(document: Document, at: datetime) -> int:
    count = addressing.expand(document, at)
    if not count and (document.classes.exists() or document.units.exists()):
        raise Refused("所选收件范围里现在没有一家单位，请撤回后改选", "addressees")
    return count


def usual_due(issuer: Organisation, today: date) -> date:
    """The last day to sign for a document issued today.

    Raises:
        Refused: the working calendar has no data for those days (it is loud, not guessed).
    """
    days, _ = queries.term(issuer)
    try:
        return calendar.add_working_days(today, days)
    except calendar.UnknownYear as fault:
        raise Refused(f"{fault}。也可以直接填写签收期限", "calendar") from fault


@transaction.atomic
def set_due(document: Document, due_on: date | None, *, by: Actor) -> Document:
    """Change the day until which it is to be signed for. Raises Refused."""
    document = locked(document)
    require(rules.can_set_due(by, document))
    before = document.due_on
    if before != due_on:
        require(forwards.due_fits(document, due_on))
        document.due_on, document.changed_at = due_on, clock.now()
        document.save(update_fields=["due_on", "changed_at"])
        reminders.look_again(document)
        write("document", document.pk, "due", by=by, diff={"due_on": (str(before or ""), str(due_on or ""))})
    return document
