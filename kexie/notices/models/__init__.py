"""Tables of official documents, the board and sign-for."""

from kexie.notices.models.addressees import Addressee, AddresseeClass
from kexie.notices.models.attachments import Attachment
from kexie.notices.models.board import Column, Notice
from kexie.notices.models.documents import CoIssue, Document, Kind, Openness, Urgency
from kexie.notices.models.numbers import Numbering, SeriesCode
from kexie.notices.models.receipts import LinkUse, PhoneCall, Receipt, ReceiptLink, ReceiptTerm
from kexie.notices.models.sources import SourceSpan, SourceText

__all__ = [
    "Addressee",
    "AddresseeClass",
    "Attachment",
    "CoIssue",
    "Column",
    "Document",
    "Kind",
    "LinkUse",
    "Notice",
    "Numbering",
    "Openness",
    "PhoneCall",
    "Receipt",
    "ReceiptLink",
    "ReceiptTerm",
    "SeriesCode",
    "SourceSpan",
    "SourceText",
    "Urgency",
]
