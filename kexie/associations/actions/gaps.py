"""Visits of units that nobody covers yet."""

from dataclasses import asdict

from django.db import transaction

from kexie.associations import rules
from kexie.associations.doings import Visited
from kexie.associations.models import BaseUnit, GapVisit
from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require


@transaction.atomic
def visit(unit: BaseUnit, told: Visited, *, by: Actor) -> GapVisit:
    """Record it, in the name of the house where one acts. The row is locked: nobody settles meanwhile who covers it.

    Raises:
        Refused: by the rule, a day to come, nothing told.
    """
    locked = BaseUnit.objects.select_for_update(of=("self",)).select_related("base_list").get(pk=unit.pk)
    require(rules.can_visit(by, locked))
    if told.on > clock.today():
        raise Refused("走访日期不能晚于今天", "gap_visit.future")
    if not told.note.strip():
        raise Refused("请填写了解到的情况", "gap_visit.note")
    assert by.organisation_id is not None, "who visits holds a post (rules.can_visit)"
    row = GapVisit(
        organisation_id=locked.base_list.organisation_id, key=locked.key, name=locked.name, house_id=by.organisation_id,
        entered_by_id=by.person_id, **asdict(told),
    )  # fmt: skip
    row.save(force_insert=True)
    diff = journal.changes({}, {"unit_name": row.name, "visit_way": row.get_way_display(), "on": row.on})
    journal.write("gap_visit", row.pk, "record", by=by, diff=diff)
    return row
