"""Tables of the imports."""

from kexie.intake.models.batch import Batch, BatchRow
from kexie.intake.models.memory import RememberedMapping

__all__ = ["Batch", "BatchRow", "RememberedMapping"]
