"""What happens after an act or by the clock, in the worker: replies issued, terms told of, what lapses."""

from kexie.associations.actions import annual_reports, carrying, dunning, founding_replies, reminding, revocations
from kexie.kit import jobs
from kexie.kit.journal.models import Entry
from kexie.notices.models import Document
from kexie.organisations.models import Organisation


@jobs.task("associations.replied")
def replied(entry_id: int) -> None:
    """A document was issued: the application it replies to goes on, the association it revokes ends."""
    document = _document(entry_id)
    founding_replies.replied(document)
    revocations.revoked(document)


@jobs.task("associations.reply_dropped")
def reply_dropped(entry_id: int) -> None:
    """A draft was discarded: what it was to reply to or to revoke waits for another."""
    document = _document(entry_id)
    founding_replies.reply_dropped(document)
    revocations.notice_dropped(document)


@jobs.task("associations.closed")
def closed(entry_id: int) -> None:
    """An organisation was closed: whom it covers and what it belongs to ends with its day."""
    house = Organisation.objects.get(pk=Entry.objects.values_list("entity_id", flat=True).get(pk=entry_id))
    if house.state == "closed" and house.closed_on is not None:
        carrying.end(house, house.closed_on)


@jobs.periodic("associations.sweep", "20 22 * * *")
def sweep() -> None:
    """Every morning (06:20 in Shanghai): ending terms, lapsed replies, forgotten drafts, reports of last year."""
    reminding.sweep()
    annual_reports.ask_of_last_year()


@jobs.periodic("associations.remind_members", "40 22 * * *")
def remind_members() -> None:
    """Every morning (06:40 in Shanghai): members whose validity ends."""
    dunning.sweep()


def _document(entry_id: int) -> Document:
    entity_id = Entry.objects.values_list("entity_id", flat=True).get(pk=entry_id)
    return Document.objects.select_related("number").get(pk=entity_id)
