"""指导记录: entered, mended, followed up, made void."""

from dataclasses import asdict
from datetime import date

from django.db import transaction

from kexie.associations.actions import locking
from kexie.associations.doings import Guided
from kexie.associations.flow import GUIDANCE
from kexie.associations.models import Guidance
from kexie.associations.rules import guidance as rules
from kexie.kit import clock, flow, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations.models import Organisation

_PERSONAL = ("who", "found", "promised")


@transaction.atomic
def record(organisation: Organisation, told: Guided, *, by: Actor) -> Guidance:
    """Enter it, in the name of the house where one acts. Without a day to follow up it is settled. Raises Refused."""
    if by.organisation_id is not None:
        locking.house(by.organisation_id)
    unit = locking.organisation(organisation)
    require(rules.can_guide(by, unit))
    _check(told)
    assert by.organisation_id is not None, "who guides holds a post (rules.can_guide)"
    row = Guidance(organisation=unit, house_id=by.organisation_id, entered_by_id=by.person_id, **asdict(told))
    row.save(force_insert=True)
    diff = journal.changes({}, {"organisation": unit.label, "way": row.get_way_display(), "on": told.on})
    journal.write(GUIDANCE.entity, row.pk, "record", by=by, target=row.state, diff=diff)
    if told.follow_on is None:
        _finish(row, told.on, by)
    return row


@transaction.atomic
def mend(guidance: Guidance, told: Guided, *, by: Actor, version: int) -> Guidance:
    """Write it anew. Raises Refused, Overtaken."""
    row = locking.guidance(guidance)
    require(rules.can_mend(by, row))
    if row.version != version:
        raise Overtaken("这条记录刚被改过，请刷新后再改", "guidance.version")
    _check(told)
    before = {name: getattr(row, name) for name in asdict(told)}
    for name, value in asdict(told).items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    diff = journal.changes(before, asdict(told), personal=_PERSONAL)
    journal.write(GUIDANCE.entity, row.pk, "edit", by=by, diff=diff)
    if told.follow_on is None:
        _finish(row, clock.today(), by)
    return row


@transaction.atomic
def finish(guidance: Guidance, outcome: str, *, by: Actor) -> Guidance:
    """办结, with what came of it. Raises Refused, Overtaken."""
    row = locking.guidance(guidance)
    locking.expect(row, GUIDANCE, "finish")
    require(rules.can_finish(by, row))
    row.outcome = outcome.strip()
    _finish(row, clock.today(), by)
    return row


@transaction.atomic
def reopen(guidance: Guidance, *, by: Actor, note: str) -> Guidance:
    """重新跟进, from today. Raises Refused, Overtaken."""
    locking.house(guidance.house_id)
    row = locking.guidance(guidance)
    locking.expect(row, GUIDANCE, "reopen")
    require(rules.can_reopen(by, row))
    row.done_on, row.follow_on = None, clock.today()
    flow.move(row, GUIDANCE, "reopen", by=by, note=note, also=("done_on", "follow_on"))
    return row


@transaction.atomic
def void(guidance: Guidance, *, by: Actor, note: str) -> Guidance:
    """作废. Raises Refused, Overtaken."""
    row = locking.guidance(guidance)
    locking.expect(row, GUIDANCE, "void")
    require(rules.can_void(by, row))
    flow.move(row, GUIDANCE, "void", by=by, note=note)
    return row


def _finish(row: Guidance, on: date, by: Actor) -> None:
    row.done_on = on
    flow.move(row, GUIDANCE, "finish", by=by, also=("done_on", "outcome"))


def _check(told: Guided) -> None:
    if told.on > clock.today():
        raise Refused("指导日期不能晚于今天", "guidance.future")
    if told.follow_on is not None and told.follow_on < told.on:
        raise Refused("跟进日期不能早于指导日期", "guidance.follow")
