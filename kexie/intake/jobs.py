"""Imports at work: begun by the journal, done in chunks that outlive a killed worker."""

from datetime import timedelta

from kexie.intake.actions import keeping, running, undoing
from kexie.kit import clock, jobs
from kexie.kit.journal.models import Entry

# How long what somebody sent lies here: it holds numbers in clear.
_AFTER_THE_END, _UNTOUCHED = timedelta(days=7), timedelta(days=30)


@jobs.task("intake.check")
def check(batch: str) -> None:
    """Look at every row."""
    running.check(keeping.key(batch))


@jobs.task("intake.run")
def run(batch: str) -> None:
    """Write the rows. Deferred twice or given back by a dead worker, it goes on where the rows end."""
    running.run(keeping.key(batch))


@jobs.task("intake.undo")
def undo(batch: str) -> None:
    """Take the rows back."""
    undoing.run(keeping.key(batch))


# News is taken inside one transaction, the work is many: so the one only sets the other going.
@jobs.task("intake.checked")
def checked(entry_id: int) -> None:
    """A check was asked for."""
    check.defer(batch=_batch(entry_id))


@jobs.task("intake.started")
def started(entry_id: int) -> None:
    """An import was started, or is to go on."""
    run.defer(batch=_batch(entry_id))


@jobs.task("intake.called_back")
def called_back(entry_id: int) -> None:
    """An import is to be undone."""
    undo.defer(batch=_batch(entry_id))


@jobs.periodic("intake.forget_files", "40 18 * * *")
def forget_files() -> None:
    """Every night: files of imports that ended a week ago, imports nobody went on with for a month, and what stood
    before those that can no longer be undone."""
    keeping.forget(ended=clock.now() - _AFTER_THE_END, untouched=clock.now() - _UNTOUCHED)
    keeping.empty()


def _batch(entry_id: int) -> str:
    return str(Entry.objects.values_list("entity_id", flat=True).get(pk=entry_id))
