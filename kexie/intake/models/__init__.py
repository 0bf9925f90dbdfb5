"""Tables of the imports."""

from kexie.intake.models.batch import Batch, BatchRow
from kexie.intake.models.memory import RememberedMapping
from kexie.intake.models.replaced import ReplacedList

__all__ = ["Batch", "BatchRow", "RememberedMapping", "ReplacedList"]
