"""Sign-for (签收): who signs, who may see how it stands."""

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.notices.models import Addressee, Document, Receipt
from kexie.organisations.models import Organisation
from kexie.organisations.rules import holds


def can_sign(actor: Actor, addressee: Addressee) -> Verdict:
    """Sign for an addressed unit: in its own name only, once. A superior sees and reminds, but does not sign."""
    if not holds(actor, "receipts.sign", addressee.organisation_id):
        return refused(f"只有{addressee.name}的人能代表它签收", "right")
    if actor.post_id is None or actor.person_id is None:
        return refused("签收要记下任职，系统不能代签", "post")
    if Receipt.objects.filter(addressee=addressee).exists():
        return refused("本单位已签收", "signed")
    return ALLOWED


def can_read_receipts(actor: Actor, document: Document) -> Verdict:
    """See who has signed: the issuer's side. Receivers see their own receipt only."""
    if document.state != "issued":
        return refused("尚未印发，还没有签收情况", "state")
    if not holds(actor, "receipts.read", document.issuer_id):
        return refused(f"只有{document.issuer.label}能查看签收情况", "right")
    return ALLOWED


def can_set_term(actor: Actor, issuer: Organisation) -> Verdict:
    """Set within how many working days this issuer's documents are to be signed for."""
    if not holds(actor, "documents.issue", issuer.pk):
        return refused(f"只有{issuer.label}的印发人能设置签收期限", "right")
    return ALLOWED
