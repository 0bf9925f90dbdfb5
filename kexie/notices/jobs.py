"""What happens after an act, in the worker: documents and notices become searchable."""

from kexie.kit import jobs, search
from kexie.kit.journal.models import Entry
from kexie.kit.search import indexing
from kexie.notices.models import Document, Notice
from kexie.notices.queries import board, documents


@jobs.task("notices.index")
def index(entry_id: int) -> None:
    """Put the document of this journal entry into the index of the desk, and its notice into that of the board."""
    document_id = Entry.objects.values_list("entity_id", flat=True).get(pk=entry_id)
    document = Document.objects.select_related("number").get(pk=document_id)
    search.index(documents.KIND, document.pk, documents.searched(document))
    notice = Notice.objects.select_related("document", "document__number").filter(document=document).first()
    if notice is not None:
        search.index(board.KIND, notice.pk, board.searched(notice))


def index_all() -> int:
    """Index every document and notice anew (after a restore, or a change of the search); how many."""
    papers = Document.objects.select_related("number").iterator(chunk_size=500)
    done = indexing.index_many(documents.KIND, ((one.pk, documents.searched(one)) for one in papers))
    notices = board.visible_notices().select_related("document", "document__number")
    every = notices.prefetch_related("document__attachments").iterator(chunk_size=500)
    return done + indexing.index_many(board.KIND, ((one.pk, board.searched(one)) for one in every))
