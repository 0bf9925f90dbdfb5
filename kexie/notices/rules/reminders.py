"""Who sets reminder ladders and due days of single units; whether a unit is still asked."""

from datetime import date

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.notices.models import Addressee, Document
from kexie.organisations.models import Organisation
from kexie.organisations.rules import holds


def can_set_ladder(actor: Actor, house: Organisation) -> Verdict:
    """Set what this house's documents get at their issue, and what its calculator counts with."""
    if not holds(actor, "documents.issue", house.pk):
        return refused(f"只有{house.label}的印发人能设置催办", "right")
    return ALLOWED


def can_set_steps(actor: Actor, document: Document) -> Verdict:
    """Change the ladder of one document, or switch it off, before the issue and after it."""
    if document.state == "void":
        return refused("已作废的公文不催办", "state")
    if not any(holds(actor, right, document.issuer_id) for right in ("documents.issue", "documents.draft")):
        return refused(f"只有{document.issuer.label}的拟稿人或印发人能改催办", "right")
    return ALLOWED


def can_set_own_due(actor: Actor, addressee: Addressee) -> Verdict:
    """Give one unit due days of its own."""
    document = addressee.document
    if document.state != "issued":
        return refused("尚未印发，还没有收件单位", "state")
    if not holds(actor, "documents.issue", document.issuer_id):
        return refused(f"只有{document.issuer.label}的印发人能改单位的期限", "right")
    return ALLOWED


def day_to_come(day: date | None, standing: date | None) -> Verdict:
    """Whether a unit may be given this day: one that has passed would make it late before it knows; what stands may."""
    if day is not None and day != standing and day < clock.today():
        return refused("这一天已过，请定在今天或以后", "due.past")
    return ALLOWED


def stands(document: Document) -> bool:
    """Whether it is still asked for: issued, and no correction has been issued in its place."""
    return document.state == "issued" and not document.corrections.filter(state="issued").exists()
