"""What is done at night for what is not kept for ever, in the worker."""

from kexie.custody.actions import sweeping
from kexie.kit import jobs


@jobs.periodic("custody.sweep", "30 18 * * *")
def sweep() -> None:
    """Every night (02:30 in Shanghai): what has been kept its time."""
    sweeping.run()
