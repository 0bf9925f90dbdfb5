"""The archive list (归档目录): who keeps it and who says how long what is kept."""

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.models import Organisation
from kexie.organisations.rules import holds

_KEEPERS = frozenset(
    {"documents.draft", "documents.review", "documents.sign_off", "documents.number", "documents.issue"}
)


def can_read_archive(actor: Actor) -> Verdict:
    """Read one's own house's list: whoever has a hand in its documents."""
    if not actor.rights & _KEEPERS:
        return refused("归档目录由办理本单位公文的人员查看", "right")
    return ALLOWED


def can_set_retention(actor: Actor, issuer: Organisation) -> Verdict:
    """Set how long this issuer keeps its documents."""
    if not holds(actor, "documents.number", issuer.pk):
        return refused(f"只有{issuer.label}的编号人能设置保管期限", "right")
    return ALLOWED
