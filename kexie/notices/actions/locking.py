"""Lock, re-read, then check: what every act on a document begins with (house.md 3).

The order is fixed for all acts, so that two of them can never wait for each other: the series of document numbers,
then the document, then its parts, then the board's series. A wait is cut at 3 s (settings), then the page says so.
"""

from kexie.kit import clock, flow
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken
from kexie.notices.flow import DOCUMENT
from kexie.notices.models import CoIssue, Document

# Everything a rule or an act reads of the document itself.
_WITH = ("issuer", "number", "column")


def locked(document: Document) -> Document:
    """The document as it stands now, its row held until the transaction ends."""
    return Document.objects.select_for_update(of=("self",)).select_related(*_WITH).get(pk=document.pk)


def seen(document: Document) -> Document:
    """The document as it stands now, not held: for what must be known before a series is locked."""
    return Document.objects.select_related(*_WITH).get(pk=document.pk)


def expect(document: Document, verb: str) -> None:
    """Only from a state that has this step.

    Raises:
        Overtaken: somebody was faster, or the page is old (409; a rule's own refusal would be 403).
    """
    if DOCUMENT.step(verb, document.state) is None:
        state = DOCUMENT.state(document.state).label
        label = next(step.label for step in DOCUMENT.steps if step.verb == verb)
        raise Overtaken(f"现在是“{state}”，不能再{label}。可能已有人办过，请刷新页面查看", rule=f"document.{verb}")


def step(document: Document, verb: str, *, by: Actor, note: str = "", also: tuple[str, ...] = ()) -> None:
    """``kit.flow.move`` with the two times every step sets. ``also``: fields the act has set."""
    document.state_since = document.changed_at = clock.now()
    flow.move(document, DOCUMENT, verb, by=by, note=note, also=(*also, "state_since", "changed_at"))


def reopen(document: Document) -> tuple[str, ...]:
    """Back at the drafter's desk nothing that was passed stands; who said what stays in the journal.

    Returns the names of the fields set, for the step that follows.
    """
    CoIssue.objects.filter(document=document).update(
        agreed_at=None, objected_at=None, answered_by=None, post=None, note=""
    )
    document.reviewed_by = document.signed_off_by = None
    document.reviewed_at = document.signed_off_at = None
    return ("reviewed_by", "signed_off_by", "reviewed_at", "signed_off_at")
