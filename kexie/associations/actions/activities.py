"""活动记录: entered, corrected, made void; its evidence."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TypeAlias

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from kexie.associations.actions import locking
from kexie.associations.doings import Doing
from kexie.associations.flow import ACTIVITY
from kexie.associations.models import Activity, ActivityFile, YearPlanItem
from kexie.associations.rules import activity as rules
from kexie.kit import clock, files, flow, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations.models import Organisation

# So many files an activity may have.
MOST_FILES = 20
Upload: TypeAlias = "UploadedFile[bytes]"


@transaction.atomic
def record(organisation: Organisation, told: Doing, *, by: Actor, uploads: Sequence[Upload] = ()) -> Activity:
    """Enter what took place.

    Raises:
        Refused: no right, a day to come, days or numbers that cannot be, a file not accepted.
    """
    unit = locking.organisation(organisation)
    require(rules.can_record(by, unit))
    _check(told, unit)
    row = Activity(organisation=unit, entered_by_id=by.person_id, **asdict(told))
    row.save(force_insert=True)
    for upload in uploads:
        _keep(row, upload, by)
    diff = journal.changes({}, {"title": row.title, "starts_on": row.starts_on, "organisation": unit.label})
    journal.write(ACTIVITY.entity, row.pk, "record", by=by, target=row.state, diff=diff)
    return row


@transaction.atomic
def correct(activity: Activity, told: Doing, *, by: Actor, version: int) -> Activity:
    """Write it anew; what changed stays in the journal. Raises Refused, Overtaken."""
    row = locking.activity(activity)
    require(rules.can_correct(by, row))
    if row.version != version:
        raise Overtaken("这条记录刚被改过，请刷新后再改", "activity.version")
    _check(told, row.organisation)
    before = {name: getattr(row, name) for name in asdict(told)}
    diff = journal.changes(before, asdict(told))
    if not diff:
        return row
    for name, value in asdict(told).items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    journal.write(ACTIVITY.entity, row.pk, "edit", by=by, diff=diff)
    return row


@transaction.atomic
def void(activity: Activity, *, by: Actor, note: str) -> Activity:
    """作废: it counts nowhere any more and stays readable. Raises Refused, Overtaken."""
    row = locking.activity(activity)
    locking.expect(row, ACTIVITY, "void")
    require(rules.can_correct(by, row))
    flow.move(row, ACTIVITY, "void", by=by, note=note)
    return row


@transaction.atomic
def attach(activity: Activity, upload: Upload, *, by: Actor) -> ActivityFile:
    """One more piece of evidence. Raises Refused."""
    row = locking.activity(activity)
    require(rules.can_correct(by, row))
    if row.files.count() >= MOST_FILES:
        raise Refused(f"一次活动最多附 {MOST_FILES} 个文件", "activity.files")
    kept = _keep(row, upload, by)
    journal.write(ACTIVITY.entity, row.pk, "attach", by=by, diff=journal.changes({}, {"name": kept.file.name}))
    return kept


@transaction.atomic
def detach(evidence: ActivityFile, *, by: Actor) -> None:
    """Take a piece of evidence away. Raises Refused; Overtaken where it was taken away."""
    row = locking.activity(evidence.activity)
    require(rules.can_correct(by, row))
    found = row.files.select_related("file").filter(pk=evidence.pk).first()
    if found is None:
        raise Overtaken("这个文件已去掉，请刷新页面", "activity.file.gone")
    stored = found.file
    found.delete()
    journal.write(ACTIVITY.entity, row.pk, "detach", by=by, diff=journal.changes({"name": stored.name}, {"name": ""}))
    files.discard(stored)


def _check(told: Doing, unit: Organisation) -> None:
    if told.ends_on < told.starts_on:
        raise Refused("结束日期不能早于开始日期", "activity.days")
    if told.ends_on > clock.today():
        raise Refused("还没有举行的活动请列入年度计划，举行后再记录", "activity.future")
    if told.sci_tech > told.people:
        raise Refused(f"其中科技工作者 {told.sci_tech} 人，多于参加人数 {told.people} 人，请核对", "activity.sci_tech")
    if told.item_id is not None and not YearPlanItem.objects.filter(pk=told.item_id, plan__organisation=unit).exists():
        raise Refused("计划里没有这一项，请重新选择", "activity.item")


def _keep(row: Activity, upload: Upload, by: Actor) -> ActivityFile:
    stored = files.keep(upload, purpose="attachment", by=by, organisation_id=row.organisation_id)
    return ActivityFile.objects.create(activity=row, file=stored)
