"""What a document was imported from: the file may hold comments and words that were struck out."""

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.notices.models import Document
from kexie.notices.rules.house import house


def can_read_source(actor: Actor, document: Document) -> Verdict:
    """Take the original file out: the issuer's own house and the drafter, nobody who only received the document."""
    if actor.person_id is not None and document.drafted_by_id == actor.person_id:
        return ALLOWED
    if not house(actor).filter(pk=document.issuer_id).exists():
        return refused(f"导入时的原文件只有{document.issuer.label}能看", "right")
    return ALLOWED
