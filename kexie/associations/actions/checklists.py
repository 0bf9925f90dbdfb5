"""建家标准: drafted, written, put to use; the one before is retired then."""

from collections.abc import Sequence

from django.db import transaction

from kexie.associations import homes
from kexie.associations.actions import locking
from kexie.associations.flow import CHECKLIST
from kexie.associations.homes import Asked, Levels
from kexie.associations.models import Checklist, ChecklistItem
from kexie.associations.rules import home as rules
from kexie.kit import flow, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations.models import Organisation

MOST = 60


@transaction.atomic
def draft(house: Organisation, title: str, *, by: Actor) -> Checklist:
    """Another edition, with the lines of the one in use; the first with those of rules 4.4. Raises Refused."""
    locked = locking.organisation(house)
    require(rules.can_keep(by, locked))
    last = Checklist.objects.filter(house=locked).order_by("-ordinal").first()
    row = Checklist(house=locked, title=title, ordinal=last.ordinal + 1 if last else 1)
    before = Checklist.objects.filter(house=locked, state="used").first()
    if before is not None:
        row.five, row.four, row.three, row.years = before.five, before.four, before.three, before.years
    row.save(force_insert=True)
    for item in before.items.order_by("position") if before else ():
        item.pk, item.checklist = ChecklistItem().pk, row
        item.save(force_insert=True)
    if last is None:
        _lines(row, homes.SAMPLE)
    journal.write(
        CHECKLIST.entity, row.pk, "draft", by=by, target=row.state, diff=journal.changes({}, {"title": title})
    )
    return row


@transaction.atomic
def write(
    checklist: Checklist, title: str, levels: Levels, lines: Sequence[Asked], *, by: Actor, version: int
) -> Checklist:
    """Its title, thresholds and lines, anew. Raises Refused, Overtaken."""
    row = locking.checklist(checklist)
    require(rules.can_write(by, row))
    if row.version != version:
        raise Overtaken("这份标准刚被改过，请刷新后再改", "checklist.version")
    if len(lines) > MOST:
        raise Refused(f"一份标准最多 {MOST} 条", "checklist.lines")
    if fault := homes.fault(title, levels, lines):
        raise Refused(fault, "checklist.fault")
    before = {"title": row.title, "count": row.items.count()}
    row.items.all().delete()
    _lines(row, lines)
    row.title, row.version = title, row.version + 1
    row.five, row.four, row.three, row.years = levels.five, levels.four, levels.three, levels.years
    row.save()
    journal.write(CHECKLIST.entity, row.pk, "edit", by=by,
                  diff=journal.changes(before, {"title": title, "count": len(lines)}))  # fmt: skip
    return row


@transaction.atomic
def use(checklist: Checklist, *, by: Actor) -> Checklist:
    """启用: it holds for all below from now on. Raises Refused, Overtaken."""
    locking.organisation(checklist.house)
    row = locking.checklist(checklist)
    locking.expect(row, CHECKLIST, "use")
    require(rules.can_write(by, row))
    if not row.items.exists():
        raise Refused("请至少列一条", "checklist.fault")
    before = Checklist.objects.select_for_update(of=("self",)).filter(house=row.house, state="used").first()
    if before is not None:
        flow.move(before, CHECKLIST, "retire", by=by)
    flow.move(row, CHECKLIST, "use", by=by)
    return row


def _lines(row: Checklist, lines: Sequence[Asked]) -> None:
    ChecklistItem.objects.bulk_create(
        ChecklistItem(
            checklist=row, position=place, text=one.text, points=one.points, needs_evidence=one.needs_evidence,
            figure=one.figure, least=one.least,
        )
        for place, one in enumerate(lines, start=1)
    )  # fmt: skip
