"""Long work that people wait for: a row that a page shows as a bar."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F
from django.db.models.functions import Least

from kexie.kit import clock
from kexie.kit.actor import Actor

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from kexie.kit.progress.models import Progress

__all__ = ["advance", "again", "expect", "fail", "find", "finish", "start"]

_LONGEST = 300


def start(title: str, total: int, by: Actor, *, done: int = 0) -> "Progress":
    """A new row: what is done (Chinese, as the page shows it), how many units in all (0: not known), for whom.

    ``done``: of work that broke off and goes on, what stands already.
    """
    from kexie.kit.progress.models import Progress  # models need the application registry

    return Progress.objects.create(title=title, total=total, done=done, person_id=by.person_id, started_at=clock.now())


def expect(progress: "Progress", total: int) -> None:
    """About how many units there are in all, where nobody knew at the start."""
    if progress.total <= 0 < total:
        _running(progress).update(total=total, done=Least(F("done"), total))
        progress.refresh_from_db()


def again(progress: "Progress") -> None:
    """The work begins from its start, perhaps a second time: what a killed worker had done counts for nothing."""
    _running(progress).update(done=0)
    progress.refresh_from_db()


def advance(progress: "Progress", n: int = 1, message: str = "") -> None:
    """``n`` more units are done. Written outside the work's own transaction if it shall be seen before its end."""
    words = {"message": message[:_LONGEST]} if message else {}
    rows = _running(progress)
    if progress.total > 0:
        rows.update(done=Least(F("done") + n, progress.total), **words)
    else:
        rows.update(done=F("done") + n, **words)
    progress.refresh_from_db()


def finish(progress: "Progress", message: str = "") -> None:
    """All is done: the bar is full."""
    total = progress.total if progress.total > 0 else F("done")
    _end(progress, progress.FINISHED, message, done=total)


def fail(progress: "Progress", message: str) -> None:
    """It stopped; ``message`` says in Chinese why, how far it came and what to do."""
    _end(progress, progress.FAILED, message)


def find(progress_id: UUID, by: Actor) -> "Progress | None":
    """The row, for who started it; None for everybody else."""
    from kexie.kit.progress.models import Progress

    if by.person_id is None:
        return None
    return Progress.objects.filter(pk=progress_id, person_id=by.person_id).first()


def _running(progress: "Progress") -> "QuerySet[Progress]":
    return type(progress).objects.filter(pk=progress.pk, state=progress.RUNNING)


def _end(progress: "Progress", state: str, message: str, **more: object) -> None:
    # Only a running row ends: a retried job cannot turn a finished one into a failure.
    _running(progress).update(state=state, message=message[:_LONGEST], ended_at=clock.now(), **more)
    progress.refresh_from_db()
