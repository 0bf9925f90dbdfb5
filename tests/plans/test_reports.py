"""Progress: it counts once the level above has verified it, on every level, and no more when that is taken back."""

from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal import queries as journal
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations.models import Organisation
from kexie.plans import counting, invariants, privacy, queries, rules
from kexie.plans.actions import plans, reports, targets
from kexie.plans.models import Report, Target, Task
from tests.notices.office import Office
from tests.plans import staged


def deep(office: Office) -> tuple[Task, Target, Target]:
    """A task of 60, of which a district has 20 and a firm of it 8."""
    task = staged.issued(office)
    district = staged.split(office, task, jiang=20)["jiang"]
    targets.split_on(district, [targets.Part(office.unit("motor"), Decimal(8))], by=office["zhao"], version=1)
    return task, district, Target.objects.get(organisation=office.unit("motor"))


def sums(*rows: Task | Target) -> list[Decimal]:
    for row in rows:
        row.refresh_from_db()
    return [row.done for row in rows]


def breaches() -> list[tuple[str, str]]:
    return [found for one in invariants.ALL for found in one()]


def test_a_report_counts_once_verified_and_on_every_level(office: Office) -> None:
    task, district, firm = deep(office)
    row = staged.reported(office, firm, 3, "wang")
    assert (row.state, row.verifier, str(row).split()[1]) == ("reported", office.unit("jiang"), "3")
    assert sums(firm, district, task) == [0, 0, 0]
    done = reports.verify(row, by=office["zhao"], note="看过台账")
    assert (done.state, done.settled_by_id, done.note) == ("verified", office["zhao"].person_id, "看过台账")
    assert sums(firm, district, task) == [3, 3, 3]
    assert [entry.verb for entry in journal.history("plan_report", row.pk)] == ["report", "verify"]
    assert breaches() == []


def test_a_verification_taken_back_counts_no_more(office: Office) -> None:
    task, district, firm = deep(office)
    row = reports.verify(staged.reported(office, firm, 3, "wang"), by=office["zhao"])
    with pytest.raises(Refused, match="请写明撤销核实的理由"):
        reports.revoke(row, by=office["zhao"], note="")
    assert reports.revoke(row, by=office["zhao"], note="重复上报").state == "returned"
    assert sums(firm, district, task) == [0, 0, 0]
    with pytest.raises(Overtaken, match="现在是“已退回”"):
        reports.revoke(row, by=office["zhao"], note="再来")
    assert rules.can_revoke(office["zhao"], Report.objects.get()).reason == "只有已核实的报送能撤销核实"


def test_a_returned_report_says_why_and_does_not_count(office: Office) -> None:
    task, district, firm = deep(office)
    row = staged.reported(office, firm, 3, "wang")
    with pytest.raises(Refused, match="请写明退回的理由"):
        reports.return_(row, by=office["zhao"], note=" ")
    assert reports.return_(row, by=office["zhao"], note="没有佐证").note == "没有佐证"
    assert sums(firm, district, task) == [0, 0, 0]
    with pytest.raises(Overtaken, match="不能再核实"):
        reports.verify(row, by=office["zhao"])


def test_the_level_above_verifies_and_nobody_else(office: Office) -> None:
    _, district, firm = deep(office)
    row = staged.reported(office, firm, 3, "wang")
    for who in ("wang", "chen", "hong_officer"):
        with pytest.raises(Refused, match="由江边区科协核实"):
            reports.verify(row, by=office[who])
    whole = staged.reported(office, district, 2, "zhao")
    assert whole.verifier == office.unit("city")
    assert reports.verify(whole, by=office["leader"]).state == "verified"


def test_nobody_verifies_what_they_reported_themselves(office: Office) -> None:
    task = staged.issued(office)
    row = reports.report(task, None, reports.Told(Decimal(5), "本部门完成", proof="会议记录"), by=office["chen"])
    with pytest.raises(Refused, match="请由本单位其他人核实"):
        reports.verify(row, by=office["chen"])
    reports.verify(row, by=office["secretary"])
    assert sums(task) == [5]


def test_a_report_is_taken_back_before_anybody_settled_it(office: Office) -> None:
    _, _, firm = deep(office)
    row = staged.reported(office, firm, 3, "wang")
    with pytest.raises(Refused, match="只有报送单位能撤回"):
        reports.withdraw(row, by=office["zhao"])
    assert reports.withdraw(row, by=office["wang"]).state == "withdrawn"
    with pytest.raises(Overtaken):
        reports.verify(row, by=office["zhao"])
    assert rules.can_settle(office["zhao"], Report.objects.get()).reason.startswith("这次报送已办过")
    assert rules.can_withdraw(office["wang"], Report.objects.get()).reason.startswith("这次报送已办过")


def test_evidence_is_kept_with_the_report(office: Office) -> None:
    _, _, firm = deep(office)
    told = reports.Told(Decimal(0), "已召开筹备会", ContentFile("名单\n".encode(), name="名单.txt"))  # type: ignore[arg-type]
    row = reports.report(firm.task, firm, told, by=office["wang"])
    assert (row.evidence.name, row.evidence.organisation_id) == ("名单.txt", firm.organisation_id)


def test_a_figure_that_cannot_be_is_refused(office: Office) -> None:
    _, _, firm = deep(office)
    with pytest.raises(Refused, match="不能小于 0"):
        staged.reported(office, firm, -1, "wang")


def test_what_is_done_or_not_is_done_once(office: Office) -> None:
    task = staged.issued(office, kind="yes")
    district = staged.split(office, task, jiang=1)["jiang"]
    with pytest.raises(Refused, match="完成填 1"):
        staged.reported(office, district, 2, "zhao")
    first, second = (staged.reported(office, district, 1, "zhao") for _ in range(2))
    words = staged.reported(office, district, 0, "zhao")
    reports.verify(first, by=office["chen"])
    with pytest.raises(Refused, match="已核实完成"):
        reports.verify(second, by=office["chen"])
    reports.verify(words, by=office["chen"])
    assert sums(district, task) == [1, 1]


def test_who_may_report_what(office: Office) -> None:
    task, district, firm = deep(office)
    assert rules.can_report(office["zhao"], task, firm).reason == "只有光明电机公司科协能报送自己的进展"
    assert rules.can_report(office["zhao"], task, None).reason == "只有责任部门和配合部门能报送这项任务的进展"
    assert bool(rules.can_report(office["wang"], task, firm))
    Organisation.objects.filter(pk=firm.organisation_id).update(state="closed", closed_on="2026-01-05")
    closed = queries.target(office["chen"], firm.pk)
    assert rules.can_report(office["wang"], task, closed).reason.startswith("光明电机公司科协已撤销，不能再报送")
    task.figure = next(iter(counting.FIGURES))
    assert rules.can_report(office["chen"], task, None).reason == "这项任务由系统自动统计，不用填报"
    assert district.task_id == task.pk


def test_a_split_thing_done_or_not_is_reported_by_its_units(office: Office) -> None:
    task = staged.issued(office, kind="yes")
    staged.split(office, task, jiang=1)
    task.refresh_from_db()
    assert rules.can_report(office["chen"], task, None).reason == "这项任务已分解到单位，由各单位报送"


def test_a_closed_plan_takes_no_report_and_no_verification(office: Office) -> None:
    task, _, firm = deep(office)
    row = staged.reported(office, firm, 3, "wang")
    plans.close(task.plan, by=office["chen"])
    with pytest.raises(Refused, match="不再报送进展"):
        staged.reported(office, firm, 1, "wang")
    with pytest.raises(Refused, match="进展不再变动"):
        reports.verify(row, by=office["zhao"])


def test_who_sees_a_report_is_who_may_view_it(office: Office) -> None:
    task, district, firm = deep(office)
    rows = [
        staged.reported(office, firm, 3, "wang"),
        reports.report(task, None, reports.Told(Decimal(5), "本部门完成", proof="会议记录"), by=office["chen"]),
    ]
    actors = {"system": SYSTEM, "stranger": STRANGER} | {n: office[n] for n in ("chen", "zhao", "wang", "hong_officer")}
    seen = {
        name: [(one in rules.visible_reports(by), bool(rules.can_view_report(by, one))) for one in rows]
        for name, by in actors.items()
    }
    yes, no = (True, True), (False, False)
    assert seen == {
        "system": [yes, yes], "stranger": [no, no], "chen": [yes, yes], "zhao": [yes, no], "wang": [yes, no],
        "hong_officer": [no, no],
    }  # fmt: skip
    assert rules.can_view_report(STRANGER, rows[0]).reason == "您的任职不涉及这次报送"
    assert district in rules.visible_targets(office["zhao"])


def test_the_reports_of_a_person_are_told(office: Office) -> None:
    _, _, firm = deep(office)
    staged.reported(office, firm, 3, "wang")
    assert len(privacy.export(office["wang"].person_id)["plan_reports"]) == 1


def test_what_counts_has_its_evidence_a_file_or_where_it_can_be_looked_up(office: Office) -> None:
    task = staged.issued(office)
    for told in (reports.Told(Decimal(5), "办成五家"), reports.Told(Decimal("0.5"), "办了一半")):
        with pytest.raises(Refused, match="请附佐证材料，或写明在哪里能查到"):
            reports.report(task, None, told, by=office["chen"])
    row = reports.report(task, None, reports.Told(Decimal(5), "办成五家", proof="某科协〔2026〕7号"), by=office["chen"])
    assert (row.proof, row.evidence) == ("某科协〔2026〕7号", None)
    with pytest.raises(IntegrityError, match="report_with_evidence"), transaction.atomic():
        Report.objects.create(
            task=task, organisation_id=row.organisation_id, verifier_id=row.verifier_id, value=1, words="无凭据"
        )
