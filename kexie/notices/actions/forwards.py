"""Forwarding (转发): a draft of one's own that carries what was received; it goes the way of any document.

Whom it may go to and by when is checked where a draft is submitted, issued, or given another day
(``rules.forwards``)."""

from datetime import date, timedelta

from django.db import transaction

from kexie.kit import calendar, clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, require
from kexie.notices.actions import receipts
from kexie.notices.actions.carrying import carry_slip
from kexie.notices.actions.documents import drafting
from kexie.notices.models import Addressee, Attachment, Document, Forward
from kexie.notices.rules import forwards as rules

LONGEST = 300


@transaction.atomic
def begin(addressee: Addressee, *, by: Actor) -> Document:
    """Draft the document that forwards what this unit received: covering words, the original as annexes, a day.

    Raises:
        Refused: no right, the original does not stand, there is nobody below.
        Overtaken: a draft that forwards it is there already.
    """
    addressee = receipts.locked(addressee)
    verdict = rules.can_forward(by, addressee)
    if verdict.rule == "begun":
        raise Overtaken(verdict.reason, "forward.begin")
    require(verdict)
    old = addressee.document
    document = drafting.draft(addressee.organisation, _values(addressee, old), by=by)
    forward = Forward(document=document, addressee=addressee, begun_at=clock.now())
    forward.save(force_insert=True)
    Attachment.objects.bulk_create(_annexes(document, old))
    carry_slip(old, document, earlier=timedelta(days=1))
    # The draft's row was read before it forwarded anything.
    document.forward = forward
    journal.write("addressee", addressee.pk, "forward", by=by, diff={"document": ("", str(document.ref))})
    return document


def _values(addressee: Addressee, old: Document) -> dict[str, object]:
    issuer = old.issuer.label
    number = f"（{old.number}）" if old.number else ""
    title = f"关于转发《{old.title}》的通知"
    if len(title) > LONGEST:
        title = f"关于转发《{old.title[: LONGEST - 11]}……》的通知"
    words = f"现将{issuer}《{old.title}》{number}转发给你们，请结合实际，认真贯彻落实。"
    return {
        "title": title,
        "body": [{"kind": "body", "level": 0, "text": words}],
        "openness": old.openness,
        "urgency": old.urgency,
        "column": old.column,
        "signature": addressee.organisation.name,
        "due_on": _earlier(addressee),
    }


def _earlier(addressee: Addressee) -> date | None:
    """The working day before the original's; the original's itself where that is today or unknown; else none."""
    due_on = rules.own_due(addressee)
    today = clock.today()
    if due_on is None or due_on < today:
        return None
    try:
        before = calendar.add_working_days(due_on, -1)
    except calendar.UnknownYear:
        before = due_on - timedelta(days=1)
    return before if before > today else due_on


def _annexes(document: Document, old: Document) -> list[Attachment]:
    """The original's text first, then its own annexes; files are the same files, kept once."""
    told = [Attachment(document=document, position=1, title=old.title, body=old.body)] if old.body else []
    for one in old.attachments.select_related("file"):
        told.append(
            Attachment(document=document, position=len(told) + 1, title=one.title, body=one.body, file=one.file)
        )
    return told
