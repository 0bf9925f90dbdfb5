"""Codes of document numbers, addressee classes: who edits what belongs to an issuer."""

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.notices.models import AddresseeClass
from kexie.organisations.models import Organisation
from kexie.organisations.rules import holds


def can_set_code(actor: Actor, issuer: Organisation) -> Verdict:
    """Set a 机关代字 of this issuer."""
    if not holds(actor, "documents.number", issuer.pk):
        return refused(f"只有{issuer.label}的编号人能设置机关代字", "right")
    return ALLOWED


def can_set_class(actor: Actor, issuer: Organisation) -> Verdict:
    """Set an addressee class of this issuer."""
    if not holds(actor, "documents.draft", issuer.pk):
        return refused(f"只有{issuer.label}的拟稿人能设置收件范围", "right")
    return ALLOWED


def can_change_class(actor: Actor, row: AddresseeClass) -> Verdict:
    """Change one of an issuer's own; the general ones mean the same to everybody."""
    if row.issuer is None:
        return refused("通用的收件范围各单位共用，不能改；可以另设本单位的", "class.general")
    return can_set_class(actor, row.issuer)
