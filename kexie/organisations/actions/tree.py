"""The one place that writes the closure and the dated superiors."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import OperationalError, connection, transaction

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations import kinds, rules
from kexie.organisations.actions import batches, uniqueness
from kexie.organisations.models import Organisation, Superiority

# Any two numbers, the same for all: who adds a leaf shares the lock, who moves a branch holds it alone. Row locks
# would not do: a leaf added below a branch that is just being moved would keep ancestors that are no longer its own.
_LOCK = (7_331, 1)
_LOCK_NOT_AVAILABLE = "55P03"


def lock_for_adding() -> None:
    """Let nobody move or close while this transaction adds. Several may add at once."""
    _lock("pg_advisory_xact_lock_shared")


def lock_for_moving() -> None:
    """Let nobody add, move or close while this transaction does."""
    _lock("pg_advisory_xact_lock")


def attach(batch: Sequence[Organisation], *, on: date) -> None:
    """Give freshly inserted organisations their closure rows and dated superiors.

    The caller holds :func:`lock_for_adding`; superiors stand in the closure already (parents before children).
    """
    if not batch:
        return
    with connection.cursor() as cursor:
        cursor.execute(_ATTACH, [kinds.Kind.DEPARTMENT, [one.pk for one in batch]])
    Superiority.objects.bulk_create(
        [
            Superiority(organisation=one, superior_id=one.superior_id, starts_on=on)
            for one in batch
            if one.superior_id is not None
        ],
        batch_size=1000,
    )


@transaction.atomic
def change_superior(
    organisation: Organisation, superior: Organisation, *, by: Actor, on: date | None = None, note: str = ""
) -> Organisation:
    """Move an organisation with everything below it under another superior, from ``on`` (today if not given).

    A past day corrects the record from then on; it must lie after the day the present superior began. A day to come
    is refused: rights follow today's tree.

    Raises:
        Refused: by the rule, or the day does not fit.
        Overtaken: somebody else is changing the tree just now, or the new superior has one of this name.
    """
    lock_for_moving()
    locked = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    target = Organisation.objects.get(pk=superior.pk)
    require(rules.can_change_superior(by, locked, target))
    _redate(locked, target, on or clock.today())
    before = locked.superior
    locked.superior = target
    locked.updated_at = clock.now()
    with uniqueness.once():
        locked.save(update_fields=["superior", "updated_at"])
    with connection.cursor() as cursor:
        cursor.execute(_DETACH, [locked.pk, locked.pk])
        cursor.execute(_GRAFT, [locked.kind == kinds.Kind.DEPARTMENT, target.pk, locked.pk])
    diff = journal.changes(
        {"superior": before.name if before else ""}, {"superior": target.name, "starts_on": on or clock.today()}
    )
    journal.write("organisation", locked.pk, "change_superior", by=by, note=note, diff=diff)
    return locked


@transaction.atomic
def move_all(
    source: Organisation, target: Organisation, *, by: Actor, on: date | None = None, note: str = ""
) -> int:  # fmt: skip
    """Everything below ``source`` but its own departments goes under ``target``, as one act; how many units.

    The statements are as many for five thousand as for one, so that nobody waits long for the tree.

    Raises:
        Refused: by the rule, or the day does not fit.
        Overtaken: somebody else is changing the tree just now, or the target has one of such a name.
    """
    lock_for_moving()
    pair = Organisation.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
    found = {one.pk: one for one in pair.filter(pk__in=(source.pk, target.pk))}
    above, new = found[source.pk], found[target.pk]
    require(rules.can_move_all(by, above, new))
    moved = list(rules.movable(above).order_by("pk").values_list("pk", flat=True))
    return _move(moved, above, new, by, on or clock.today(), note) if moved else 0


def move_back(moved: Sequence[UUID], source: Organisation, target: Organisation, *, by: Actor, note: str) -> int:
    """Of these units those that still stand under ``source`` go under ``target`` from today; how many.

    The caller has asked its rule and holds :func:`lock_for_moving`.

    Raises:
        Overtaken: the target has one of such a name.
    """
    there = Organisation.objects.filter(pk__in=list(moved), superior=source)
    found = list(there.order_by("pk").values_list("pk", flat=True))
    return _move(found, source, target, by, clock.today(), note) if found else 0


def _move(moved: list[UUID], above: Organisation, new: Organisation, by: Actor, day: date, note: str) -> int:
    _redate_all(moved, new, day)
    with uniqueness.once():
        Organisation.objects.filter(pk__in=moved).update(superior=new, updated_at=clock.now())
    with connection.cursor() as cursor:
        cursor.execute(_DETACH_ALL, [moved, above.pk])
        cursor.execute(_GRAFT_ALL, [new.pk, moved])
    batches.record("organisation", "move_all", moved, by=by, note=note)
    diff = journal.changes({"superior": above.name}, {"superior": new.name, "starts_on": day, "count": len(moved)})
    journal.write("organisation", above.pk, "move_all", by=by, note=note, diff=diff)
    return len(moved)


def _redate_all(moved: Sequence[UUID], superior: Organisation, on: date) -> None:
    """As :func:`_redate` for each of them, in as many statements as for one."""
    if on > clock.today():
        raise Refused("调整日期不能晚于今天", "organisation.move.not_future")
    present = Superiority.objects.filter(organisation__in=moved, ends_on__isnull=True)
    late = present.filter(starts_on__gt=on).select_related("organisation").first()
    if late is not None:
        told = f"{late.organisation.label}的业务指导关系自 {late.starts_on} 开始，调整日期不能早于这一天"
        raise Refused(told, "organisation.move.after_start")
    older = list(present.filter(starts_on__lt=on).values_list("organisation", flat=True))
    present.filter(starts_on=on).update(superior=superior)
    present.filter(starts_on__lt=on).update(ends_on=on - timedelta(days=1))
    Superiority.objects.bulk_create(
        [Superiority(organisation_id=pk, superior=superior, starts_on=on) for pk in older], batch_size=1000
    )


def _redate(organisation: Organisation, superior: Organisation, on: date) -> None:
    if on > clock.today():
        raise Refused("调整日期不能晚于今天", "organisation.move.not_future")
    present = organisation.superiorities.select_for_update().filter(ends_on__isnull=True).first()
    if present is not None and on < present.starts_on:
        raise Refused(f"调整日期不能早于现业务指导关系的开始日期 {present.starts_on}", "organisation.move.after_start")
    if present is not None and on == present.starts_on:
        # Moved twice on one day: the first move never held for a whole day, so the row is corrected.
        present.superior = superior
        present.save(update_fields=["superior"])
        return
    if present is not None:
        present.ends_on = on - timedelta(days=1)
        present.save(update_fields=["ends_on"])
    Superiority.objects.create(organisation=organisation, superior=superior, starts_on=on)


def _lock(function: str) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s, %s)", _LOCK)
    except OperationalError as fault:
        if getattr(fault.__cause__, "sqlstate", "") != _LOCK_NOT_AVAILABLE:
            raise
        raise Overtaken("其他人正在调整组织结构，请稍后重试", "organisation.tree.lock") from fault


# Ancestors of the superior, one deeper, and itself. ``inside`` lasts while every step down leads to a department.
_ATTACH = """
WITH new AS (SELECT id, superior_id, kind = %s AS department FROM organisations_organisation WHERE id = ANY(%s))
INSERT INTO organisations_ancestry (ancestor_id, descendant_id, depth, inside)
SELECT up.ancestor_id, new.id, up.depth + 1, up.inside AND new.department
  FROM new JOIN organisations_ancestry up ON up.descendant_id = new.superior_id
UNION ALL
SELECT id, id, 0, true FROM new
"""
# The branch loses every ancestor that is not itself part of the branch.
_DETACH = """
DELETE FROM organisations_ancestry link
 USING organisations_ancestry branch
 WHERE branch.ancestor_id = %s AND link.descendant_id = branch.descendant_id
   AND NOT EXISTS (SELECT 1 FROM organisations_ancestry inner_link
                    WHERE inner_link.ancestor_id = %s AND inner_link.descendant_id = link.ancestor_id)
"""
# Every ancestor of the new superior becomes one of everything in the branch.
_GRAFT = """
INSERT INTO organisations_ancestry (ancestor_id, descendant_id, depth, inside)
SELECT up.ancestor_id, branch.descendant_id, up.depth + branch.depth + 1, up.inside AND %s AND branch.inside
  FROM organisations_ancestry up CROSS JOIN organisations_ancestry branch
 WHERE up.descendant_id = %s AND branch.ancestor_id = %s
"""
# The same for everything below one that goes under another. No house reaches into what moves: departments stay.
_DETACH_ALL = """
DELETE FROM organisations_ancestry link
 USING organisations_ancestry branch, organisations_ancestry up
 WHERE branch.ancestor_id = ANY(%s) AND up.descendant_id = %s
   AND link.descendant_id = branch.descendant_id AND link.ancestor_id = up.ancestor_id
"""
_GRAFT_ALL = """
INSERT INTO organisations_ancestry (ancestor_id, descendant_id, depth, inside)
SELECT up.ancestor_id, branch.descendant_id, up.depth + branch.depth + 1, false
  FROM organisations_ancestry up CROSS JOIN organisations_ancestry branch
 WHERE up.descendant_id = %s AND branch.ancestor_id = ANY(%s)
"""
