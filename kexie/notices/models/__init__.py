"""Tables of official documents, the board and sign-for."""

from kexie.notices.models.addressees import Addressee, AddresseeClass
from kexie.notices.models.attachments import Attachment
from kexie.notices.models.board import Column, Notice
from kexie.notices.models.documents import CoIssue, Document, Kind, Openness, Urgency
from kexie.notices.models.forwards import Forward
from kexie.notices.models.numbers import Numbering, SeriesCode
from kexie.notices.models.openings import Opening
from kexie.notices.models.originals import Original
from kexie.notices.models.receipts import LinkUse, PhoneCall, Receipt, ReceiptLink, ReceiptTerm
from kexie.notices.models.reminders import About, Reminder, ReminderLadder, ReminderStep, To
from kexie.notices.models.replies import Reply, ReplySlip
from kexie.notices.models.retention import PageCount, RetentionTerm
from kexie.notices.models.sources import SourceSpan, SourceText
from kexie.notices.models.terms import LevelTerm, OwnTerm

__all__ = [
    "About",
    "Addressee",
    "AddresseeClass",
    "Attachment",
    "CoIssue",
    "Column",
    "Document",
    "Forward",
    "Kind",
    "LevelTerm",
    "LinkUse",
    "Notice",
    "Numbering",
    "Opening",
    "Openness",
    "Original",
    "OwnTerm",
    "PageCount",
    "PhoneCall",
    "Receipt",
    "ReceiptLink",
    "ReceiptTerm",
    "Reminder",
    "ReminderLadder",
    "ReminderStep",
    "Reply",
    "ReplySlip",
    "RetentionTerm",
    "SeriesCode",
    "SourceSpan",
    "SourceText",
    "To",
    "Urgency",
]
