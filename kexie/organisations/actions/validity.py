"""The engine of 续会 for every roll: renewing, telling anew, lapsing, settling. Its callers have asked their rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.months import later
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations import membership
from kexie.organisations.models import Organisation, RollReminder, RollRules, Standing
from kexie.organisations.rules import renewing as rules

R = TypeVar("R", bound=RollRules)


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many were renewed, and why others were not: reason -> how many."""

    count: int
    left_out: Mapping[str, int]


def renew(rows: QuerySet[Any], settled: RollRules, seen: Mapping[UUID, date | None], *, by: Actor) -> Renewed:
    """续会 of these rows of one roll: from the later of today and their end, for as long as their kind is valid.

    ``seen``: the end of each as the officer saw it. Whoever was renewed meanwhile is not renewed again.

    Raises:
        Refused: nobody chosen.
        Overtaken: nobody was left to renew; the message says why.
    """
    if not seen:
        raise Refused("请先勾选要续会的会员", "member.renew.none")
    count, left_out = 0, dict[str, int]()
    for row in rows.select_for_update(of=("self",)).filter(pk__in=seen).order_by("pk"):
        months = settled.months_of(row.kind)
        verdict = rules.can_renew(row, months, seen[row.pk])
        if not verdict:
            left_out[verdict.reason] = left_out.get(verdict.reason, 0) + 1
            continue
        assert months is not None
        put(row, row.kind, later(max(row.valid_until, clock.today()), months), "renew", by=by)
        count += 1
    if not count:
        raise Overtaken("；".join(left_out) or "没有这些会员，请刷新页面", "member.renew.none_left")
    return Renewed(count, left_out)


def tell(row: Standing, settled: RollRules, *, kind: str, valid_until: date | None, by: Actor) -> None:
    """Another kind, another end (None: for good) of a row that is locked. Raises Refused."""
    known(settled, kind, row.kind)
    if valid_until is not None and valid_until < row.since:
        raise Refused("有效期不能早于入会日期", "member.tell.after_joining")
    if (kind, valid_until) != (row.kind, row.valid_until):
        put(row, kind, valid_until, "tell", by=by)


def lapse(row: Standing, months: int, *, by: Actor) -> bool:
    """逾期未续: the membership of who is over their end by so many months ends today; whether it did. Row locked."""
    today = clock.today()
    if row.last is not None or row.valid_until is None or later(row.valid_until, months) >= today:
        return False
    row.put(**{row.LAST: today})
    journal.write(row.ENTITY, row.pk, "lapse", by=by, diff=journal.changes({}, {row.LAST: today}), note="逾期未续")
    return True


def settle(
    model: type[R], house: Organisation, *, kinds: membership.Kinds, steps: Sequence[int], lapse_months: int | None,
    by: Actor,
) -> R:  # fmt: skip
    """A house's own kinds, steps and lapse, for itself and for all below without their own. The house is locked."""
    row = model._default_manager.filter(organisation=house).first() or model(organisation=house)
    before = _words(row)
    row.kinds, row.steps, row.lapse_months = kinds, list(steps), lapse_months
    row.save()
    journal.write(model.ENTITY, house.pk, "set", by=by, diff=journal.changes(before, _words(row)))
    return row


def told(model: type[RollReminder], row: Standing, settled: RollRules) -> RollReminder | None:
    """One step of the locked row as told from now on; None where nothing is to tell, or somebody told it."""
    if row.last is not None or row.valid_until is None:
        return None
    step = membership.step_of(row.valid_until, clock.today(), settled.steps)
    if step is None:  # renewed meanwhile
        return None
    lines: Any = model._default_manager  # the abstract class does not know of ``member``
    found, fresh = lines.get_or_create(member=row, valid_until=row.valid_until, step=step, defaults={"at": clock.now()})
    return found if fresh else None


def known(settled: RollRules, kind: str, now: str = "") -> str:
    """The kind as said, if the house has it or it stands already; its first where none is said. Raises Refused."""
    names = [name for name, _ in settled.kinds]
    if kind and kind not in (*names, now):
        raise Refused(f"没有“{kind}”这种会员类别，请在列表中选择", "member.kind")
    return kind or names[0]


def put(row: Standing, kind: str, valid_until: date | None, verb: str, *, by: Actor) -> None:
    """Both, with what was before in the journal."""
    before = {"member_kind": row.kind, "valid_until": row.valid_until}
    row.put(kind=kind, valid_until=valid_until)
    diff = journal.changes(before, {"member_kind": kind, "valid_until": valid_until})
    journal.write(row.ENTITY, row.pk, verb, by=by, diff=diff)


def _words(row: RollRules) -> dict[str, object]:
    kinds = "、".join(membership.shown_kinds(row.kinds).splitlines())
    steps = " ".join(str(step) for step in row.steps)
    return {"member_kinds": kinds, "member_steps": steps, "member_lapse": row.lapse_months}
