"""Asking units after their receipts: signed links and telephone calls.

What may still be signed for without an account is decided here once, for link and telephone alike: a document that
stands (issued, not corrected), by a unit that stands (not closed or merged since). A correction is a document of its
own with receipts of its own, so nobody is chased for the faulty one any more; who has an account may still put down
at the desk that it was received. After the due day all three ways stay open: late is a figure, not a refusal.
"""

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.notices.models import Addressee, Document, ReceiptLink, ReplySlip
from kexie.organisations.rules import holds


def can_chase(actor: Actor, document: Document) -> Verdict:
    """Ask units after this document at all: those who issue for its issuer, through a post."""
    if document.state != "issued":
        return refused("尚未印发，还没有签收情况", "state")
    if not holds(actor, "documents.issue", document.issuer_id):
        return refused(f"只有{document.issuer.label}的印发人能催签收", "right")
    if actor.post_id is None or actor.person_id is None:
        return refused("催签收要记下经办人和任职，系统不能代办", "post")
    return ALLOWED


def can_make_links(actor: Actor, document: Document) -> Verdict:
    """Signed links for its units."""
    verdict = can_chase(actor, document)
    return verdict if not verdict else _stands(document)


def can_make_link(actor: Actor, addressee: Addressee) -> Verdict:
    """A signed link for this unit; one made before is revoked by it."""
    verdict = can_chase(actor, addressee.document)
    return verdict if not verdict else needs_link(addressee)


def needs_link(addressee: Addressee) -> Verdict:
    """Whether a link would open anything for this unit; the ladder, for which nobody acts, asks no more than this."""
    verdict = _unsigned(addressee)
    # Who has signed still needs a link where its answer (回执) is open and nobody of it has an account.
    return ALLOWED if verdict.rule == "signed" and _owes_answer(addressee) else verdict


def can_revoke_link(actor: Actor, link: ReceiptLink) -> Verdict:
    """Take a link back, also an expired one, whatever became of the document."""
    verdict = can_chase(actor, link.addressee.document)
    if not verdict:
        return verdict
    if link.revoked_at is not None:
        return refused("这个链接已经作废", "revoked")
    return ALLOWED


def can_open_link(link: ReceiptLink) -> Verdict:
    """Whoever holds the token may read the document, internal ones too. The reason is for the page that says no."""
    if link.revoked_at is not None:
        return refused("这个链接已经作废", "revoked")
    if link.expires_at <= clock.now():
        return refused("这个链接已经过期", "expired")
    verdict = _stands(link.addressee.document)
    return verdict if not verdict else _unit_stands(link.addressee)


def can_sign_by_link(link: ReceiptLink) -> Verdict:
    """Sign for the unit whose link this is, once."""
    verdict = can_open_link(link)
    return verdict if not verdict else _unsigned(link.addressee)


def can_log_call(actor: Actor, addressee: Addressee) -> Verdict:
    """Put down a telephone call to this unit; also after it has signed, or was closed: a call is a fact."""
    return can_chase(actor, addressee.document)


def can_sign_by_phone(actor: Actor, addressee: Addressee) -> Verdict:
    """Put down that the unit signed by telephone."""
    verdict = can_log_call(actor, addressee)
    return verdict if not verdict else _unsigned(addressee)


def _stands(document: Document) -> Verdict:
    if document.state != "issued":
        return refused("这份文件已不在印发状态，不能签收", "withdrawn")
    if document.corrections.filter(state="issued").exists():
        return refused("这份文件已由更正件代替，请签收更正件", "corrected")
    return ALLOWED


def _unit_stands(addressee: Addressee) -> Verdict:
    if addressee.organisation.state != "active":
        return refused(f"{addressee.name}已撤销，不再签收", "closed")
    return ALLOWED


def _owes_answer(addressee: Addressee) -> bool:
    slips = ReplySlip.objects.filter(document=addressee.document_id)
    return slips.exists() and not addressee.replies.exists()


def _unsigned(addressee: Addressee) -> Verdict:
    for verdict in (_stands(addressee.document), _unit_stands(addressee)):
        if not verdict:
            return verdict
    if hasattr(addressee, "receipt"):
        return refused(f"{addressee.name}已签收", "signed")
    return ALLOWED
