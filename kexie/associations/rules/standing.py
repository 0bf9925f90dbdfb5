"""Sleep, and going into another association: who may do what."""

from datetime import timedelta

from kexie.associations.models import Dormancy, Merger
from kexie.associations.rules import closing
from kexie.associations.rules.tenure import has_terms, superior_only
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import kinds
from kexie.organisations.models import Organisation
from kexie.organisations.rules import can_dissolve, can_reopen, current

# So long a merger may be undone.
UNDO = timedelta(days=30)
# Levels of local associations of which one may go into another.
LOCAL = (*kinds.DISTRICT_LEVELS, kinds.Level.STREET)


def can_mark_dormant(actor: Actor, organisation: Organisation) -> Verdict:
    """By the superior, of one that stands."""
    if not (fit := has_terms(organisation)):
        return fit
    if asleep(organisation) is not None:
        return refused("已标为休眠", "dormancy.twice")
    return superior_only(actor, organisation)


def can_wake(actor: Actor, organisation: Organisation) -> Verdict:
    """Take the mark away."""
    if asleep(organisation) is None:
        return refused("该组织没有标为休眠", "dormancy.none")
    return superior_only(actor, organisation)


def asleep(organisation: Organisation) -> Dormancy | None:
    """Its mark that holds today."""
    return current(Dormancy.objects.filter(organisation=organisation)).first()


def can_give_up(actor: Actor, organisation: Organisation) -> Verdict:
    """Let one that one guides go into another; which, is asked next."""
    return fit if not (fit := merges(organisation)) else superior_only(actor, organisation)


def merges(organisation: Organisation) -> Verdict:
    """Associations of units and federations, and those of districts, zones and streets."""
    if organisation.level in LOCAL and organisation.state == "active":
        return ALLOWED
    return has_terms(organisation)


def can_merge(actor: Actor, organisation: Organisation, successor: Organisation) -> Verdict:
    """One association into another of its kind: both guided by the actor. What hangs below goes along."""
    if not (fit := merges(organisation)):
        return fit
    if organisation.pk == successor.pk:
        return refused("不能并入自己", "merger.itself")
    if not _alike(organisation, successor):
        told = "区、功能区科协" if organisation.level else "企事业科协"
        return refused(f"并入的应是在册的{told}", "merger.successor")
    # A reply that is drafted bears this house's name; what is only checked is replied to by the successor.
    if owed := closing.drafts(organisation):
        return refused(f"还有 {owed} 份批复或撤销通知已拟稿，请先印发或作废", "merger.replies")
    if not (may := can_dissolve(actor, organisation)):
        return may
    return superior_only(actor, successor)


def can_part(actor: Actor, organisation: Organisation) -> Verdict:
    """Undo that it went into another: within the days, by who guides it, while both are as the merger left them."""
    merger = Merger.objects.filter(organisation=organisation).select_related("successor").first()
    if merger is None or organisation.state != "closed" or organisation.successor_id != merger.successor_id:
        return refused("该组织没有并入别的组织，或已恢复", "parting.merged")
    if merger.at is None or merger.at + UNDO < clock.now():
        return refused(f"合并已超过 {UNDO.days} 天，不能撤销合并；需要时恢复该组织并重新登记", "parting.in_time")
    if merger.successor.state != "active":
        return refused(f"{merger.successor.label}已撤销，不能撤销合并", "parting.successor")
    if not (may := can_reopen(actor, organisation)):
        return may
    return superior_only(actor, merger.successor)


def _alike(organisation: Organisation, successor: Organisation) -> bool:
    """A district's into a district's or a zone's, a street's into a street's, a unit's into a unit's."""
    if not organisation.level:
        return bool(has_terms(successor))
    levels = kinds.DISTRICT_LEVELS if organisation.level in kinds.DISTRICT_LEVELS else (organisation.level,)
    return successor.state == "active" and successor.level in levels
