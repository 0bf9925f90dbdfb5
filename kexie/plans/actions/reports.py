"""Progress: reported by whoever has the task or the part, counted once the level above has verified it."""

from dataclasses import dataclass
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F

from kexie.kit import clock, files, flow, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.plans import rules
from kexie.plans.actions import locking
from kexie.plans.flow import REPORT
from kexie.plans.models import Kind, Report, Target, Task

UNPROVEN = "请附佐证材料，或写明在哪里能查到（文号、网址）"


@dataclass(frozen=True, slots=True)
class Told:
    """``value``: what was done since the last report, in the unit of the task; 0 where only words are reported.

    A value has its evidence: a file, or ``proof``, where it can be looked up (at most 300 characters).
    """

    value: Decimal
    words: str
    upload: "UploadedFile[bytes] | None" = None
    proof: str = ""


@transaction.atomic
def report(task: Task, target: Target | None, told: Told, *, by: Actor) -> Report:
    """Put down what was done, with its evidence. It waits for the level above.

    Raises:
        Refused: no right, the plan has ended, the unit was closed, a figure that cannot be, a file not accepted.
        Overtaken: the part was taken away.
    """
    if target is not None:
        target = locking.target(target)
        task = target.task
    else:
        task = locking.task(task)
    require(rules.can_report(by, task, target))
    if told.value < 0:
        raise Refused("本次完成数不能小于 0。报多了请上级撤销核实后重报", "report.value")
    if task.kind in (Kind.DATE, Kind.YES) and told.value not in (0, 1):
        raise Refused("按期完成、是否完成的任务，完成填 1，没有完成填 0", "report.one")
    if told.value and told.upload is None and not told.proof:
        raise Refused(UNPROVEN, "report.evidence")
    organisation_id = target.organisation_id if target else task.lead_id
    assert organisation_id is not None  # an issued task has a lead
    kept = None
    if told.upload is not None:
        kept = files.keep(told.upload, purpose="attachment", by=by, organisation_id=organisation_id)
    above = target.parent if target else None
    row = Report(
        task=task, target=target, organisation_id=organisation_id, value=told.value, words=told.words, evidence=kept,
        proof=told.proof,
        verifier_id=above.organisation_id if above else task.plan.organisation_id, reported_by_id=by.person_id,
    )  # fmt: skip
    row.save(force_insert=True)
    diff = {"value": ("", f"{told.value.normalize():f}{task.unit}")}
    journal.write("plan_report", row.pk, "report", by=by, target=row.state, diff=diff)
    return row


@transaction.atomic
def verify(row: Report, *, by: Actor, note: str = "") -> Report:
    """Let it count, here and on every level above.

    Raises:
        Refused: no right, one's own report, done already.
        Overtaken: settled or withdrawn by somebody else.
    """
    row = locking.report(row)
    _from(row, "verify")
    require(rules.can_settle(by, row))
    node = row.target or row.task
    if row.task.kind in (Kind.DATE, Kind.YES) and row.value and node.done >= 1:
        raise Refused("这项任务已核实完成，请退回重复的报送", "report.twice")
    _settle(row, "verify", by, note)
    _count(row, row.value)
    return row


@transaction.atomic
def return_(row: Report, *, by: Actor, note: str) -> Report:
    """Send it back with a reason; it does not count. Raises Refused, Overtaken."""
    row = locking.report(row)
    _from(row, "return")
    require(rules.can_settle(by, row))
    _settle(row, "return", by, note)
    return row


@transaction.atomic
def revoke(row: Report, *, by: Actor, note: str) -> Report:
    """Take a verification back: it counts no more, on no level. Raises Refused, Overtaken."""
    row = locking.report(row)
    _from(row, "revoke")
    require(rules.can_revoke(by, row))
    _settle(row, "revoke", by, note)
    _count(row, -row.value)
    return row


@transaction.atomic
def withdraw(row: Report, *, by: Actor) -> Report:
    """Take back what nobody has settled yet. Raises Refused, Overtaken."""
    row = locking.report(row)
    _from(row, "withdraw")
    require(rules.can_withdraw(by, row))
    flow.move(row, REPORT, "withdraw", by=by)
    return row


def _from(row: Report, verb: str) -> None:
    """Somebody was faster: told as that, not as a right one lacks."""
    if REPORT.step(verb, row.state) is None:
        flow.move(row, REPORT, verb, by=Actor())


def _settle(row: Report, verb: str, by: Actor, note: str) -> None:
    row.settled_by_id, row.settled_at, row.note = by.person_id, clock.now(), note.strip()[:500]
    flow.move(row, REPORT, verb, by=by, note=note, also=("settled_by", "settled_at", "note"))


def _count(row: Report, value: Decimal) -> None:
    """Carry it up to the task. The rows are locked; F() because the copies in hand were read before."""
    if row.target is not None:
        Target.objects.filter(pk__in=[pk for pk in (row.target_id, row.target.parent_id) if pk]).update(
            done=F("done") + value
        )
    Task.objects.filter(pk=row.task_id).update(done=F("done") + value)
