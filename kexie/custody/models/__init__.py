"""Tables of custody."""

from kexie.custody.models.keeping import KeepingRun, KeepingTerm
from kexie.custody.models.merging import Dismissal, Merge
from kexie.custody.models.requests import Correction, Erasure

__all__ = ["Correction", "Dismissal", "Erasure", "KeepingRun", "KeepingTerm", "Merge"]
