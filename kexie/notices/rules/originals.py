"""Paper originals: who keeps account of them."""

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.notices.models import Document
from kexie.organisations.rules import holds


def can_keep_originals(actor: Actor, document: Document) -> Verdict:
    """Print coded copies of an issued document and put down where each went: those who issue for its issuer."""
    if document.state != "issued":
        return refused("印发以后才有纸质原件", "state")
    if not holds(actor, "documents.issue", document.issuer_id):
        return refused(f"只有{document.issuer.label}的印发人能登记纸质原件", "right")
    if actor.post_id is None or actor.person_id is None:
        return refused("登记原件要记下经办人和任职，系统不能代办", "post")
    return ALLOWED
