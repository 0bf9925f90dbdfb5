"""What the worker does by itself: looking for records that may be one, and what is not kept for ever."""

from kexie.custody.actions import finding, sweeping
from kexie.kit import jobs


@jobs.periodic("custody.sweep", "30 18 * * *")
def sweep() -> None:
    """Every night (02:30 in Shanghai): what has been kept its time."""
    sweeping.run()


@jobs.periodic("custody.find_duplicates", "20 * * * *")
def find_duplicates() -> None:
    """Every hour: which records may be one."""
    finding.find()
