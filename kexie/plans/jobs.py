"""What is done at night for plans, in the worker."""

from kexie.kit import jobs
from kexie.plans.actions import sources


@jobs.periodic("plans.forget_files", "40 18 * * *")
def forget_files() -> None:
    """Every night: files read at an import that became the original of no plan."""
    sources.forget()
