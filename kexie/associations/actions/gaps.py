"""Visits of units that nobody covers yet: recorded, corrected, made void."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction

from kexie.associations import rules
from kexie.associations.actions import locking
from kexie.associations.codes.tasks import Way
from kexie.associations.doings import Visited
from kexie.associations.flow import GAP_VISIT
from kexie.associations.models import BaseUnit, GapVisit
from kexie.kit import clock, flow, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require


@transaction.atomic
def visit(unit: BaseUnit, told: Visited, *, by: Actor) -> GapVisit:
    """Record it, in the name of the house where one acts. The row is locked: nobody settles meanwhile who covers it.

    Raises:
        Refused: by the rule, a day to come, nothing told.
    """
    locked = locking.base_unit(unit)
    require(rules.can_visit(by, locked))
    _check(told)
    assert by.organisation_id is not None, "who visits holds a post (rules.can_visit)"
    row = GapVisit(
        organisation_id=locked.base_list.organisation_id, key=locked.key, name=locked.name, house_id=by.organisation_id,
        entered_by_id=by.person_id, **asdict(told),
    )  # fmt: skip
    row.save(force_insert=True)
    diff = journal.changes({}, {"unit_name": row.name, "visit_way": row.get_way_display(), "on": row.on})
    journal.write("gap_visit", row.pk, "record", by=by, diff=diff)
    return row


@transaction.atomic
def correct(visit: GapVisit, told: Visited, *, by: Actor, version: int, note: str) -> GapVisit:
    """Write it anew, with the reason; what stood before is kept (``kit.journal.values``). Nothing new writes nothing.

    Raises:
        Refused: by the rule, without a reason, a day to come, nothing told.
        Overtaken: it was corrected in the meantime.
    """
    row = _locked(visit)
    require(rules.can_correct_visit(by, row))
    if row.version != version:
        raise Overtaken("这次走访刚被改过，请刷新后再改", "gap_visit.version")
    if not note.strip():
        raise Refused("请写明更正的理由", "gap_visit.reason")
    _check(told)
    before, after = {name: getattr(row, name) for name in asdict(told)}, asdict(told)
    diff = journal.changes(_told(before), _told(after), personal=("note",))
    if not diff:
        return row
    for name, value in after.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*after, "version"])
    journal.values.edit(GAP_VISIT.entity, row.pk, by=by, diff=diff, before=_told(before), after=_told(after), note=note)
    return row


@transaction.atomic
def void(visit: GapVisit, *, by: Actor, note: str) -> GapVisit:
    """作废: it counts nowhere any more and stays readable. Raises Refused."""
    row = _locked(visit)
    require(rules.can_correct_visit(by, row))
    flow.move(row, GAP_VISIT, "void", by=by, note=note)
    return row


def _locked(visit: GapVisit) -> GapVisit:
    return GapVisit.objects.select_for_update(of=("self",)).select_related("house").get(pk=visit.pk)


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    """As the journal words them: the way in Chinese."""
    return {"visit_way": Way(values["way"]).label, "on": values["on"], "note": values["note"]}


def _check(told: Visited) -> None:
    if told.on > clock.today():
        raise Refused("走访日期不能晚于今天", "gap_visit.future")
    if not told.note.strip():
        raise Refused("请填写了解到的情况", "gap_visit.note")
