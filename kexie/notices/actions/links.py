"""Signed links for units without accounts: making, revoking, noting their use, signing with one.

Locks in one order, as for every receipt: the addressed unit, then its link.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.crypto import salted_hmac

from kexie.kit import clock, journal
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.notices import queries, rules
from kexie.notices.actions import locking, openings, receipts
from kexie.notices.models import Addressee, Document, LinkUse, Receipt, ReceiptLink

# Whoever comes with a link is nobody of ours: the journal names the link by its receipt, not a person.
PART = "link"


@dataclass(frozen=True, slots=True)
class Made:
    """A link with its token, which is stored nowhere and told this once; only the ladder tells it to the unit again."""

    link: ReceiptLink
    token: str


@transaction.atomic
def make(addressee: Addressee, *, by: Actor) -> Made:
    """A link for one unit; the one it had is revoked. Raises Refused."""
    addressee = receipts.locked(addressee)
    verdict = rules.can_make_link(by, addressee)
    if verdict.rule == "signed":
        raise Overtaken(verdict.reason, "link.make")
    require(verdict)
    (made,) = _made(addressee.document, [addressee], by)
    journal.write("receipt_link", made.link.pk, "make", by=by)
    return made


@transaction.atomic
def make_many(document: Document, *, by: Actor) -> list[Made]:
    """Links for all units that nobody can sign for and that hold none that opens, by district and name.

    One journal row for the batch; the links are its detail table.

    Raises:
        Refused: no right, the document does not stand.
        Overtaken: no unit needs one (any more).
    """
    # The document's row makes two batches wait for each other: the second must not revoke what the first hands out.
    document = locking.locked(document)
    require(rules.can_make_links(by, document))
    wanted = queries.chasing.linkless(document).select_related("jurisdiction")
    units = list(wanted.order_by("jurisdiction__position", "name", "id").select_for_update(of=("self",), no_key=True))
    if not units:
        raise Overtaken("没有需要签收链接的单位：未签收、未填回执的都有账号，或已有有效的链接", "link.make_many")
    made = _made(document, units, by)
    journal.write("document", document.pk, "make_links", by=by, diff={"links": ("", str(len(made)))})
    return made


def _made(document: Document, units: Sequence[Addressee], by: Actor) -> list[Made]:
    now, expires_at = clock.now(), expiry(document)
    ReceiptLink.objects.filter(addressee__in=units, revoked_at=None).update(revoked_at=now)
    made = []
    for unit in units:
        row = ReceiptLink(addressee=unit, made_by_id=by.person_id, made_at=now, expires_at=expires_at)
        token = _token(row)
        row.token_hash = queries.chasing.token_hash(token)
        made.append(Made(row, token))
    ReceiptLink.objects.bulk_create([one.link for one in made], batch_size=1000)
    return made


def _token(link: ReceiptLink) -> str:
    """43 signs made of the link's id and the installation's secret: nobody who reads the database alone can tell it."""
    told = salted_hmac("kexie.notices.receipt_link", str(link.pk), algorithm="sha256")
    return base64.urlsafe_b64encode(told.digest()).rstrip(b"=").decode()


@transaction.atomic
def told_again(addressee: Addressee) -> str:
    """The token for the unit's own mailbox or telephone, where nobody of it can sign in: of the link that it holds, or
    of a new one where it holds none that opens.

    Empty where it needs none, and where an officer has handed out one that cannot be told again (of an earlier
    version): that one is left as it is.
    """
    addressee = receipts.locked(addressee)
    if not queries.chasing.without_account(addressee.document).filter(pk=addressee.pk).exists():
        return ""
    held = queries.chasing.link(addressee)
    if held is not None and held.expires_at > clock.now():
        token = _token(held)
        return token if queries.chasing.token_hash(token) == held.token_hash else ""
    if not rules.needs_link(addressee):
        return ""
    (made,) = _made(addressee.document, [addressee], SYSTEM)
    journal.write("receipt_link", made.link.pk, "make", by=SYSTEM)
    return made.token


def expiry(document: Document) -> datetime:
    """Midnight (Shanghai) after the last day on which a link made now opens: so many days after the due day.

    Of the days to sign and to answer the later one counts. After it, or without one, the days are counted from today:
    a link is never born dead.
    """
    today, slip = clock.today(), queries.replies.slip(document)
    last = max(document.due_on or today, slip.due_on if slip else today, today)
    after = last + timedelta(days=queries.link_term(document.issuer) + 1)
    return clock.shanghai(after.year, after.month, after.day)


@transaction.atomic
def revoke(link: ReceiptLink, *, by: Actor) -> ReceiptLink:
    """Take a link back. Raises Refused; Overtaken where somebody did before."""
    receipts.locked(link.addressee)
    link = _locked(link)
    verdict = rules.can_revoke_link(by, link)
    if verdict.rule == "revoked":
        raise Overtaken(verdict.reason, "link.revoke")
    require(verdict)
    link.revoked_at = clock.now()
    link.save(update_fields=["revoked_at"])
    journal.write("receipt_link", link.pk, "revoke", by=by)
    return link


def revoke_of(addressee: Addressee, *, by: Actor) -> ReceiptLink:
    """Take back the link this unit holds. Raises Refused; Overtaken where it holds none (any more)."""
    link = queries.chasing.link(addressee)
    if link is None:
        require(rules.can_chase(by, addressee.document))
        raise Overtaken("这个单位没有可作废的签收链接，可能已有人办过", "link.revoke")
    return revoke(link, by=by)


def _locked(link: ReceiptLink) -> ReceiptLink:
    rows = ReceiptLink.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("addressee__document__issuer", "addressee__organisation").get(pk=link.pk)


@transaction.atomic
def note(link: ReceiptLink, reason: str = "") -> None:
    """Put down that the link was seen, or refused for ``reason`` (the rule); once a minute at the most."""
    what = LinkUse.What.REFUSED if reason else LinkUse.What.SEEN
    if not queries.chasing.noted(link, what, reason):
        LinkUse(link=link, what=what, reason=reason, at=clock.now()).save(force_insert=True)
        if not reason:
            openings.note(link.addressee_id, "link")


@transaction.atomic
def sign(link: ReceiptLink, *, name: str, position: str, request_id: UUID | None = None) -> Receipt:
    """Sign for the unit whose link this is, with the name and post typed by whoever holds it.

    Raises:
        Refused: the link or what it is for does not stand any more, or no name was typed.
        Overtaken: the unit has signed already, whichever way.
    """
    addressee = receipts.locked(link.addressee)
    link = _locked(link)
    verdict = rules.can_sign_by_link(link)
    if verdict.rule == "signed":
        raise Overtaken(verdict.reason, "signed")
    require(verdict)
    if not name:
        raise Refused("请填写签收人姓名", "name")
    receipt = Receipt(
        addressee=link.addressee, way=Receipt.Way.LINK, link=link, name=name, position=position, at=clock.now()
    )
    receipt.save(force_insert=True)
    LinkUse(link=link, what=LinkUse.What.SIGNED, at=receipt.at).save(force_insert=True)
    by = Actor(part=PART, request_id=request_id)
    journal.write("addressee", link.addressee_id, "sign_by_link", by=by)
    receipts.settled(addressee, by=by)
    return receipt
