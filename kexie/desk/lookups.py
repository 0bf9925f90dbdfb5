"""One record for one page: what this actor may see, else 404. Unseen and absent are the same answer."""

from typing import Any, TypeAlias
from uuid import UUID

from django.http import Http404

from kexie.associations.queries import activity as activities
from kexie.associations.queries import founding as foundings
from kexie.associations.queries import guidance as guided
from kexie.associations.queries import home as homes
from kexie.associations.queries import materials
from kexie.associations.queries import report as reports
from kexie.associations.queries import revocation as revocations
from kexie.associations.queries import tenure as terms
from kexie.associations.queries import year_plan as year_plans
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.notices import queries as notices
from kexie.notices.queries import below, replies
from kexie.notices.rules import replies as reply_rules
from kexie.organisations import queries as organisations
from kexie.plans import queries as plans
from kexie.plans import rules as plan_rules

# Faces hold no models; a record is whatever its query returns.
Document: TypeAlias = Any
Organisation: TypeAlias = Any
Person: TypeAlias = Any


def _seen(found: Any) -> Any:
    if found is None:
        raise Http404
    return found


def document(by: Actor, ref: int, *, whole: bool = True) -> Document:
    """The document with this short number; ``whole`` with all its own page draws. Raises Http404."""
    return _seen(notices.document(by, ref, whole=whole))


def addressee(by: Actor, ref: int) -> Any:
    """What was sent to the actor's own house of the document with this number. Raises Http404."""
    return _seen(notices.addressee(by, ref))


def signable(by: Actor, ref: int) -> Any:
    """As :func:`addressee`, only what signing needs. Raises Http404."""
    return _seen(notices.signable(by, ref))


def unit(document: Document, pk: UUID) -> Any:
    """One unit this document addressed; the document itself must be seen. Raises Http404."""
    return _seen(notices.chasing.unit(document, pk))


def slip(document: Document) -> Any:
    """The reply slip of a document. Raises Http404."""
    return _seen(replies.slip(document))


def answerable(by: Actor, ref: int) -> Any:
    """The unit of the actor's own house that is asked by the slip of this document. Raises Http404."""
    return _seen(replies.answerable(by, ref))


def collated(by: Actor, ref: int) -> Document:
    """The document whose answers this actor may collate, also where he may not open it. Raises Http404, Refused."""
    found = _seen(notices.document(by, ref) or below.document(by, ref))
    slip(found)
    require(reply_rules.can_collate(by, found))
    return found


def replied(by: Actor, document: Document, pk: UUID) -> Any:
    """One addressed unit whose answers this actor may read. Raises Http404."""
    return _seen(replies.unit(by, document, pk))


def reply_file(addressee: Any, reply: UUID, key: str) -> Any:
    """A file of one of its answers. Raises Http404."""
    return _seen(replies.file_of(addressee, reply, key)).file


def original(told: str) -> Any:
    """The kept .docx a form names, None where it names none; whose it is, is for the action. Raises Http404."""
    try:
        return _seen(notices.kept_file(UUID(told))) if told else None
    except ValueError:
        raise Http404 from None


def plan_original(told: str) -> Any:
    """As :func:`original`, for a plan."""
    try:
        return _seen(plans.kept_file(UUID(told))) if told else None
    except ValueError:
        raise Http404 from None


def organisation(by: Actor, number: int) -> Organisation:
    """The organisation with this short number. Raises Http404."""
    return _seen(organisations.organisation_numbered(by, number))


def holder(by: Actor, pk: UUID) -> Person:
    """The person whose name and account this actor may see, if no more. Raises Http404."""
    return _seen(organisations.person_named(by, pk))


def person(by: Actor, pk: UUID) -> Person:
    """The person. Raises Http404."""
    return _seen(organisations.person_seen(by, pk))


def plan(by: Actor, ref: int) -> Any:
    """The yearly plan with this short number. Raises Http404."""
    return _seen(plans.plan(by, ref))


def whole_plan(by: Actor, ref: int) -> Any:
    """The plan with this number whose whole progress this actor reads. Raises Http404, Refused."""
    found = plan(by, ref)
    require(plan_rules.can_read_all(by, found))
    return found


def task(by: Actor, ref: int) -> Any:
    """The task with this short number. Raises Http404."""
    return _seen(plans.task(by, ref))


def target(by: Actor, pk: UUID) -> Any:
    """One unit's part of a task. Raises Http404."""
    return _seen(plans.target(by, pk))


def report(by: Actor, pk: UUID) -> Any:
    """One report on progress. Raises Http404."""
    return _seen(plans.report(by, pk))


def answer(by: Actor, pk: UUID) -> Any:
    """One unit's plan in answer. Raises Http404."""
    return _seen(plans.answer(by, pk))


def founding(by: Actor, ref: int) -> Any:
    """The application for an association with this short number. Raises Http404."""
    return _seen(foundings.founding(by, ref))


def reelection(by: Actor, pk: UUID) -> Any:
    """The re-election. Raises Http404."""
    return _seen(terms.reelection(by, pk))


def change(by: Actor, pk: UUID) -> Any:
    """The change an association asked for. Raises Http404."""
    return _seen(terms.change(by, pk))


def revocation(by: Actor, pk: UUID) -> Any:
    """The proposal to revoke an association. Raises Http404."""
    return _seen(revocations.revocation(by, pk))


def material(row: Any, pk: UUID) -> Any:
    """One file that was handed in with this application or re-election. Raises Http404."""
    return _seen(materials.file_of(row.assembly, pk))


def activity(by: Actor, pk: UUID) -> Any:
    """The record of an activity. Raises Http404."""
    return _seen(activities.activity(by, pk))


def activity_file(activity: Any, pk: UUID) -> Any:
    """One of its files. Raises Http404."""
    return _seen(activities.file_of(activity, pk))


def annual_report(by: Actor, pk: UUID) -> Any:
    """The yearly report. Raises Http404."""
    return _seen(reports.report(by, pk))


def house(by: Actor) -> Any:
    """Where the post acted through is held. Raises Http404."""
    return _seen(next(iter(organisations.path_to(by)[-1:]), None))


def guidance(by: Actor, pk: UUID) -> Any:
    """The record of guidance. Raises Http404."""
    return _seen(guided.guidance(by, pk))


def year_plan(by: Actor, pk: UUID) -> Any:
    """The yearly plan of an association. Raises Http404."""
    return _seen(year_plans.plan(by, pk))


def checklist(by: Actor, pk: UUID) -> Any:
    """The checklist of 建家. Raises Http404."""
    return _seen(homes.checklist(by, pk))


def home(by: Actor, pk: UUID) -> Any:
    """What a unit says of itself for 建家. Raises Http404."""
    return _seen(homes.home(by, pk))


def home_score(home: Any, pk: UUID) -> Any:
    """One of its lines. Raises Http404."""
    return _seen(homes.score_of(home, pk))


def home_file(home: Any, pk: UUID) -> Any:
    """A file of one of its lines. Raises Http404."""
    return _seen(homes.file_of(home, pk))
