"""The .docx of a paper, from the same plain data as the PDF, for offices that finish in a word processor. Pure.

The fonts of GB/T 9704-2012 are named, not embedded: an office that has them sees them. Where the page ends is the word
processor's business, so two things stay with the typist: the imprint stands at the foot of the last page even where
that is an odd one, and a seal that slips to a page of its own is pulled back by hand (lines are kept together here).
"""

from io import BytesIO

import docx
from docx.document import Document

from kexie.notices.documents.plain import Plain
from kexie.notices.documents.word import closing, head, pages, styles, text


def draw(told: Plain) -> bytes:
    """The .docx of ``plain(paper)``."""
    document = docx.Document()
    styles.lay_down(document)
    pages.lay_out(document, told)
    _fill(document, told)
    document.core_properties.title = told["name"][:250]
    document.core_properties.author = "、".join(told["issuers"])[:250]
    document.core_properties.comments = ""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _fill(document: Document, told: Plain) -> None:
    head.add(document, told)
    text.title(document, told["title"])
    text.addressees(document, told["addressees"])
    text.flow(document, told["body"], keep=not told["annex_list"])
    text.annex_list(document, told["annex_list"])
    closing.signed(document, told)
    for annex in told["annexes"]:
        text.annex(document, annex)
    closing.imprint(document, told)
