"""Named reads of documents, the board and sign-for; each starts from what the actor may see."""

from kexie.notices.queries import board, todo
from kexie.notices.queries.addressing import Meant, preview
from kexie.notices.queries.documents import (
    VIEWS,
    classes,
    classes_named,
    codes,
    columns,
    corrected_by,
    counts,
    document,
    listed,
    numberings,
    papers,
)
from kexie.notices.queries.receipts import (
    District,
    addressee,
    addressees,
    by_district,
    inbox,
    inbox_counts,
    summed,
)
from kexie.notices.rules import visible_addressees, visible_documents, visible_notices

__all__ = [
    "VIEWS",
    "District",
    "Meant",
    "addressee",
    "addressees",
    "board",
    "by_district",
    "classes",
    "classes_named",
    "codes",
    "columns",
    "corrected_by",
    "counts",
    "document",
    "inbox",
    "inbox_counts",
    "listed",
    "numberings",
    "papers",
    "preview",
    "summed",
    "todo",
    "visible_addressees",
    "visible_documents",
    "visible_notices",
]
