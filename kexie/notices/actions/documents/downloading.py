"""Taking a document out of the platform as one file; a draft too, with its mark across the page."""

from django.db import transaction

from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.notices import rules
from kexie.notices.models import Document


@transaction.atomic
def download(document: Document, form: str, *, by: Actor) -> None:
    """Note that the actor takes the document as ``form`` (pdf, docx).

    Raises:
        Refused: the actor may not read it, or it is too long to be drawn.
    """
    require(rules.can_download(by, document))
    journal.write("document", document.pk, "download", by=by, diff={"form": ("", form)})
