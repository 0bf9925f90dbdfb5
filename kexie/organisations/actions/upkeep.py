"""Work that failed in the background: trying it again, giving it up."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.jobs import failures
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations import rules


@transaction.atomic
def retry(pk: int, *, by: Actor) -> None:
    """Once more, from now on. Should it fail again it stands in the list again.

    Raises:
        Refused: by the rule, or its next run waits already.
        Overtaken: it is no failed work any more.
    """
    _settle(pk, "retry", failures.retry, by=by)


@transaction.atomic
def give_up(pk: int, *, by: Actor) -> None:
    """Nobody will do it. Raises as :func:`retry`."""
    _settle(pk, "give_up", failures.give_up, by=by)


def _settle(pk: int, verb: str, settle: Callable[[int, datetime], None], *, by: Actor) -> None:
    require(rules.can_tend_jobs(by))
    name = failures.lock(pk)
    if not name:
        raise Overtaken("这项工作已不在没有做成的工作里，请刷新页面", "job.settle.failed")
    try:
        with transaction.atomic():
            settle(pk, clock.now())
    except failures.WaitsAlready as fault:
        raise Refused("这项定时工作已在排队，马上会再做，不用处理", "job.settle.waits") from fault
    # The queue counts its jobs by numbers; the journal names every record by an id of one length.
    journal.write("job", UUID(int=pk), verb, by=by, diff=journal.changes({}, {"task": name}))
