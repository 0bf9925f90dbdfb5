"""Reply slips (回执): attach to a draft, put off, answer.

Locks in the order of all receipts: the document for what concerns its slip; the addressed unit for its answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kexie.blanks import queries as blanks
from kexie.blanks import rules as blanks_rules
from kexie.blanks.actions import answers
from kexie.blanks.models import Version
from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.notices.actions import reminders
from kexie.notices.actions.documents.drafting import touch
from kexie.notices.actions.links import PART
from kexie.notices.actions.locking import locked
from kexie.notices.models import Addressee, Document, LinkUse, ReceiptLink, Reply, ReplySlip
from kexie.notices.queries import replies as queries
from kexie.notices.rules import replies as rules


@dataclass(frozen=True, slots=True)
class Told:
    """What is answered: values and uploads by field key, and which answer of the unit it changes (0: none)."""

    values: Mapping[str, Any]
    uploads: answers.Uploads = field(default_factory=dict)
    changes: int = 0


@transaction.atomic
def attach(document: Document, version: Version, due_at: datetime, *, by: Actor) -> ReplySlip:
    """Ask every addressed unit of this draft to answer this form before ``due_at`` (aware); in place of another.

    Raises:
        Refused: not a draft, no right, a version that may not be used, a moment that has passed.
    """
    document = locked(document)
    require(rules.can_attach(by, document))
    require(blanks_rules.can_use(by, version))
    _check(due_at)
    slip = ReplySlip.objects.filter(document=document).first() or ReplySlip(document=document)
    slip.version, slip.due_at, slip.attached_at = version, due_at, clock.now()
    slip.save()
    document.reply_slip = slip
    touch(document)
    journal.write("document", document.pk, "edit", by=by, diff={"reply_slip": ("", version.blank.name)})
    return slip


def _check(due_at: datetime) -> None:
    if due_at <= clock.now():
        raise Refused("回执期限已经过去，请另定一个", "due_at")


@transaction.atomic
def detach(document: Document, *, by: Actor) -> None:
    """Ask no answer after all. Raises Refused; Overtaken where there is none (any more)."""
    document = locked(document)
    require(rules.can_attach(by, document))
    gone, _ = ReplySlip.objects.filter(document=document).delete()
    if not gone:
        raise Overtaken("这一稿没有附回执，可能已有人取下", "slip.detach")
    touch(document)
    journal.write("document", document.pk, "edit", by=by, diff={"reply_slip": ("1", "")})


@transaction.atomic
def put_off(document: Document, due_at: datetime, *, by: Actor) -> ReplySlip:
    """Another due moment, also after the issue. Raises Refused."""
    document = locked(document)
    slip = ReplySlip.objects.filter(document=document).first()
    if slip is None:
        raise Refused("这份公文没有附回执", "slip")
    slip.document = document
    require(rules.can_put_off(by, slip))
    _check(due_at)
    before, slip.due_at = slip.due_at, due_at
    slip.save(update_fields=["due_at"])
    reminders.look_again(document)
    told = [clock.local(moment).strftime("%Y-%m-%d %H:%M") for moment in (before, due_at)]
    journal.write("document", document.pk, "reply_due", by=by, diff={"due_at": (told[0], told[1])})
    return slip


@transaction.atomic
def answer(addressee: Addressee, told: Told, *, by: Actor) -> Reply:
    """Answer at the desk in the unit's own name, or change the answer that stands.

    Raises:
        Refused: no right, nothing to answer (any more), a value that cannot be kept.
        Overtaken: the unit has answered, or changed its answer, since the page was opened.
    """
    addressee = _locked(addressee)
    standing = queries.standing(addressee)
    require(rules.can_answer(by, addressee, standing))
    reply = Reply(addressee=addressee, way=Reply.Way.DESK, by_id=by.person_id, post_id=by.post_id)
    _keep(reply, standing, told, by)
    journal.write("addressee", addressee.pk, "answer", by=by, diff=_rounds(reply))
    return reply


@transaction.atomic
def answer_by_link(
    link: ReceiptLink, told: Told, *, name: str, position: str, request_id: UUID | None = None
) -> Reply:  # fmt: skip
    """Answer for the unit whose link this is, with the name and post typed by whoever holds it.

    Raises:
        Refused: the link or what it is for does not stand any more, no name was typed, a value that cannot be kept.
        Overtaken: as :func:`answer`.
    """
    addressee = _locked(link.addressee)
    rows = ReceiptLink.objects.select_for_update(of=("self",), no_key=True)
    link = rows.get(pk=link.pk)
    link.addressee = addressee
    standing = queries.standing(addressee)
    require(rules.can_answer_by_link(link, standing))
    if not name:
        raise Refused("请填写填报人姓名", "name")
    by = Actor(part=PART, request_id=request_id)
    reply = Reply(addressee=addressee, way=Reply.Way.LINK, link=link, name=name, position=position)
    _keep(reply, standing, told, by)
    LinkUse(link=link, what=LinkUse.What.ANSWERED, at=reply.at).save(force_insert=True)
    journal.write("addressee", addressee.pk, "answer_by_link", by=by, diff=_rounds(reply))
    return reply


def _locked(addressee: Addressee) -> Addressee:
    rows = Addressee.objects.select_for_update(of=("self",), no_key=True)
    rows = rows.select_related("document__issuer", "document__reply_slip__version", "organisation", "own_term")
    return rows.defer("document__body").get(pk=addressee.pk)


def _keep(reply: Reply, standing: Reply | None, told: Told, by: Actor) -> None:
    """The new answer; the one it changes stays on record. Whoever answers on an old page is told."""
    if told.changes != (standing.round if standing else 0):
        raise Overtaken("您打开之后本单位已有人填过回执，请刷新页面，看过再改", "reply.round")
    addressee = reply.addressee
    slip = rules.slip_of(addressee.document)
    assert slip is not None  # the rule asks for it
    before = standing.answer if standing else None
    reply.answer = answers.keep(
        slip.version, told.values, by=by, uploads=told.uploads, before=before, organisation_id=addressee.organisation_id
    )
    reply.at = clock.now()
    if standing is not None:
        reply.round = standing.round + 1
        standing.replaced_at = reply.at
        standing.save(update_fields=["replaced_at"])
    else:
        reminders.take_back([addressee.pk], "answer", note="已交回执", by=by)
    reply.save(force_insert=True)


def _rounds(reply: Reply) -> dict[str, tuple[str, str]]:
    return {"round": (str(reply.round - 1) if reply.round > 1 else "", str(reply.round))}


@transaction.atomic
def reveal(addressee: Addressee, *, reason: str, by: Actor) -> list[tuple[str, str]]:
    """(whose, mobile) of who is named in the answer that counts, for this once; who looked and why is on record.

    Raises:
        Refused: by the rule, or without a reason.
    """
    addressee = _locked(addressee)
    require(rules.can_reveal_telephones(by, addressee))
    if not reason.strip():
        raise Refused("请写明查看的理由", "reply.reveal.reason")
    standing = queries.standing(addressee)
    told = blanks.named(standing.answer) if standing else []
    journal.write("addressee", addressee.pk, "reveal", by=by, note=reason)
    return told


@transaction.atomic
def take_out(document: Document, rows: int, *, by: Actor) -> None:
    """Put down that so many answers were taken out as a sheet, names with it. Raises Refused."""
    require(rules.can_collate(by, document))
    journal.write("document", document.pk, "take_replies", by=by, diff=journal.changes({}, {"rows": rows}))
