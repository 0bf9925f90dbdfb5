"""All tables of the bottom storey, gathered for Django's registry; each lives with its noun."""

from kexie.kit.calendar.models import DayOverride
from kexie.kit.files.models import StoredFile
from kexie.kit.jobs.models import Delivery, Fault
from kexie.kit.journal.models import Entry, Note, Seal, SealMark, Undoing, Value
from kexie.kit.numbers.models import DrawnNumber, Series
from kexie.kit.progress.models import Progress
from kexie.kit.search.models import Corpus, Posting, SearchDocument, Term
from kexie.kit.upkeep.models import Backup
from kexie.kit.web.models import KeptForm, SentForm

__all__ = [
    "Backup",
    "Corpus",
    "DayOverride",
    "Delivery",
    "DrawnNumber",
    "Entry",
    "Fault",
    "KeptForm",
    "Note",
    "Posting",
    "Progress",
    "Seal",
    "SealMark",
    "SearchDocument",
    "SentForm",
    "Series",
    "StoredFile",
    "Term",
    "Undoing",
    "Value",
]
