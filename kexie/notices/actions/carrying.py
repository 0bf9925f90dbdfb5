"""A reply slip goes with the text: to the correction of a document, and to the document that forwards it."""

from datetime import timedelta

from kexie.kit import clock
from kexie.notices.models import Document, ReplySlip


def carry_slip(old: Document, new: Document, *, earlier: timedelta = timedelta(0)) -> None:
    """Ask in the draft ``new`` what ``old`` asks, so much earlier where that is still to come; drafters may change it.

    The forwarding house collects the answers of its own units by it, and answers the original for itself.
    """
    slip = ReplySlip.objects.filter(document=old).first()
    if slip is not None:
        due_at = slip.due_at - earlier if slip.due_at - earlier > clock.now() else slip.due_at
        ReplySlip(document=new, version_id=slip.version_id, due_at=due_at, attached_at=clock.now()).save()
