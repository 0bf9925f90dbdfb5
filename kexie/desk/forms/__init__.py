"""Forms of the desk's own pages: text to clean values, no right, no write. The forms of a domain are its own."""

from kexie.desk.forms.acts import (
    ActForm,
    DisclosureForm,
    DueForm,
    IssueForm,
    NoteForm,
    NumberForm,
    OpinionForm,
    ReasonForm,
)
from kexie.desk.forms.chasing import CallForm
from kexie.desk.forms.journal import JournalFilter
from kexie.desk.forms.people import ParticularsForm
from kexie.desk.forms.statistics import Period

__all__ = [
    "ActForm",
    "CallForm",
    "DisclosureForm",
    "DueForm",
    "IssueForm",
    "JournalFilter",
    "NoteForm",
    "NumberForm",
    "OpinionForm",
    "ParticularsForm",
    "Period",
    "ReasonForm",
]
