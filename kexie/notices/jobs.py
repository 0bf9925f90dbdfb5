"""What happens after an act, in the worker: documents and notices become searchable."""

import itertools

from django.conf import settings

from kexie.kit import jobs, search
from kexie.kit.journal.models import Entry
from kexie.kit.search import indexing
from kexie.notices.actions import imports, reminding, retention, successors
from kexie.notices.documents import press
from kexie.notices.models import Document, Notice
from kexie.notices.queries import board, documents, visible_notices

# A batch stays far below the longest a statement may take.
_AT_ONCE = 1000


@jobs.task("notices.index")
def index(entry_id: int) -> None:
    """Put the document of this journal entry into the index of the desk, and its notice into that of the board."""
    document_id = Entry.objects.values_list("entity_id", flat=True).get(pk=entry_id)
    document = Document.objects.select_related("number").get(pk=document_id)
    search.index(documents.KIND, document.pk, documents.searched(document))
    notice = Notice.objects.select_related("document", "document__number").filter(document=document).first()
    if notice is not None:
        for kind, fields in board.searched(notice).items():
            search.index(kind, notice.pk, fields)


@jobs.task("notices.hand_over")
def hand_over(entry_id: int) -> None:
    """A unit was closed: what it left open goes to the unit it was merged into."""
    successors.hand_over(Entry.objects.values_list("entity_id", flat=True).get(pk=entry_id))


@jobs.periodic("notices.forget_files", "30 18 * * *")
def forget_files() -> None:
    """Every night: files read at an import that became the original of nothing."""
    imports.forget_files()


@jobs.periodic("notices.remind", "*/10 * * * *")
def remind() -> None:
    """Every ten minutes: what has fallen due on the reminder ladders."""
    reminding.sweep()


@jobs.periodic("notices.count_pages", "0 19 * * *")
def count_pages() -> None:
    """Every night (03:00 in Shanghai): the pages of what was issued, for the archive list."""
    retention.count_pages(lambda document: press.drawn(document, settings.FONT_FOLDER))


def index_all() -> int:
    """Index every document and notice anew, a thousand a transaction (after a change of the search); how many."""
    papers = Document.objects.select_related("number").iterator(chunk_size=_AT_ONCE)
    done = 0
    while batch := [(one.pk, documents.searched(one)) for one in itertools.islice(papers, _AT_ONCE)]:
        done += indexing.index_many(documents.KIND, batch)
    notices = visible_notices().select_related("document", "document__number")
    entries = notices.prefetch_related("document__attachments").iterator(chunk_size=_AT_ONCE)
    while fields := [(one.pk, board.searched(one)) for one in itertools.islice(entries, _AT_ONCE)]:
        for kind in (board.KIND, board.TEXT_KIND):
            indexing.index_many(kind, ((pk, told[kind]) for pk, told in fields))
        done += len(fields)
    return done
