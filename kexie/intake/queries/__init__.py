"""Named reads of the imports: what is known already, and the batches of one's own house."""

from kexie.intake.queries import batches, people, units

__all__ = ["batches", "people", "units"]
