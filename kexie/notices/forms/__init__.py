"""Text to clean values for documents, annexes, pasted notices, numbers and addressees; no right, no write."""

from kexie.notices.forms.attachments import AttachmentForm
from kexie.notices.forms.circulars import CircularForm
from kexie.notices.forms.documents import DocumentForm
from kexie.notices.forms.imports import PasteForm
from kexie.notices.forms.originals import CopiesForm, StepForm
from kexie.notices.forms.replies import DueMomentForm, ReplyForm, SlipForm, table_name
from kexie.notices.forms.retention import RetentionForm
from kexie.notices.forms.series import AddresseeClassForm, ReceiptTermForm, SeriesCodeForm

__all__ = [
    "AddresseeClassForm",
    "AttachmentForm",
    "CircularForm",
    "CopiesForm",
    "DocumentForm",
    "DueMomentForm",
    "PasteForm",
    "ReceiptTermForm",
    "ReplyForm",
    "RetentionForm",
    "SeriesCodeForm",
    "SlipForm",
    "StepForm",
    "table_name",
]
