"""Periods: setting them, and the nightly run that keeps to them."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction

from kexie.custody import keeping, queries, rules
from kexie.custody.models import KeepingRun, KeepingTerm
from kexie.kit import clock, journal
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.verdict import Refused, require
from kexie.organisations.models import Installation


@transaction.atomic
def set_terms(told: Mapping[str, int], *, by: Actor) -> bool:
    """Other periods from the next run on; whether anything changed.

    Raises:
        Refused: by the rule, or a period out of its bounds.
    """
    require(rules.can_set_terms(by))
    begun = Installation.objects.select_for_update(of=("self",)).get()
    before = queries.terms()
    for code, days in told.items():
        kind = keeping.KINDS[code]
        if not kind.least <= days <= kind.most:
            raise Refused(f"{kind.label}的保存天数应在 {kind.least} 至 {kind.most} 之间", "keeping.bounds")
    diff = journal.changes(before, told)
    for code in diff:
        KeepingTerm.objects.update_or_create(code=code, defaults={"days": told[code]})
    if diff:
        journal.write("installation", begun.organisation_id, "keeping", by=by, diff=diff)
    return bool(diff)


class Stuck(RuntimeError):
    """Rows are due still that this run has treated: the job fails and says which, nothing waits for them."""


def run() -> KeepingRun:
    """All kinds, in small batches, each its own transaction; one journal row for the whole run.

    Raises:
        Stuck: when all was done, of kinds some rows of which are due still.
    """
    terms = queries.terms()
    done = {code: _forget(kind, terms[code]) for code, kind in keeping.KINDS.items()}
    counts = {code: count for code, (count, _) in done.items()}
    with transaction.atomic():
        made = KeepingRun.objects.create(at=clock.now(), counts=counts)
        diff = journal.changes({}, {code: n for code, n in counts.items() if n})
        journal.write("keeping_run", made.pk, "run", by=SYSTEM, diff=diff)
    left = [f"{keeping.KINDS[code].label} {left} 条" for code, (_, left) in done.items() if left]
    if left:
        raise Stuck(f"到期应删而没有删去：{'；'.join(left)}")
    return made


def _forget(kind: keeping.Kind, days: int) -> tuple[int, int]:
    """How many rows went, and how many of those treated are due still.

    By key, each row once: a kind that leaves its rows due would else give the same batch for ever.
    """
    before, gone, left, last = clock.now() - timedelta(days=days), 0, 0, None
    while True:
        with transaction.atomic():
            due = kind.due(before) if last is None else kind.due(before).filter(pk__gt=last)
            rows = due.order_by("pk").select_for_update(of=("self",), skip_locked=True)
            keys = list(rows.values_list("pk", flat=True)[: keeping.BATCH])
            if not keys:
                return gone, left
            kind.forget(kind.due(before).filter(pk__in=keys))
            still = kind.due(before).filter(pk__in=keys).count()
            gone, left, last = gone + len(keys) - still, left + still, keys[-1]
