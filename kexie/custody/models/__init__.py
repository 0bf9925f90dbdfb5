"""Tables of custody."""

from kexie.custody.models.keeping import KeepingRun, KeepingTerm
from kexie.custody.models.merging import Candidate, Dismissal, Merge
from kexie.custody.models.requests import Correction, Erasure

__all__ = ["Candidate", "Correction", "Dismissal", "Erasure", "KeepingRun", "KeepingTerm", "Merge"]
