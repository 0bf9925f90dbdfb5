"""Activities: entered by the unit or who guides it, corrected, made void; counted by task group; who was active."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kexie.associations.actions import activities
from kexie.associations.doings import Doing
from kexie.associations.forms.activities import ActivityForm
from kexie.associations.models import Activity, ActivityFile
from kexie.associations.queries import activity as reads
from kexie.associations.queries import tenure
from kexie.associations.rules import activity as rules
from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM, Actor
from kexie.kit.files.models import StoredFile
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations.models import Organisation
from tests.notices.office import Office


def doing(**changes: Any) -> Doing:
    today = clock.today()
    usual = Doing(
        "exchange", "电机设计学术交流会", today - timedelta(days=1), today, "公司礼堂", 60, 45, "本单位", "物理学会",
        "交流论文 12 篇",
    )  # fmt: skip
    return replace(usual, **changes)


def paper(name: str = "签到表.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "签到\n".encode())


def rule_of(call: Callable[..., Any], *args: Any, **more: Any) -> str:
    with pytest.raises(Refused) as told:
        call(*args, **more)
    return told.value.rule


def test_a_unit_enters_what_it_did_with_its_evidence(office: Office) -> None:
    motor = office.unit("motor")
    row = activities.record(motor, doing(), by=office["wang_chair"], uploads=[paper()])
    assert (row.state, row.category, row.entered_by_id) == ("recorded", "exchange", office["wang_chair"].person_id)
    assert [one.file.name for one in reads.evidence(row)] == ["签到表.txt"]
    assert str(row) == "电机设计学术交流会"
    assert str(row.files.get()) == f"{row.pk} {row.files.get().file_id}"
    assert [(one.verb, one.target) for one in history("activity", row.pk)] == [("record", "recorded")]


def test_who_guides_the_unit_enters_for_it_and_nobody_else_does(office: Office) -> None:
    motor = office.unit("motor")
    assert activities.record(motor, doing(), by=office["zhao"]).organisation == motor
    assert activities.record(motor, doing(), by=office["chen"])
    for name in ("hong_officer", "sun", "observer"):
        assert rule_of(activities.record, motor, doing(), by=office[name]) == "activity.right"
    assert rule_of(activities.record, office.unit("jiang"), doing(), by=office["zhao"]) == "activity.kind"
    Organisation.objects.filter(pk=motor.pk).update(state="closed", closed_on=clock.today())
    assert rule_of(activities.record, office.unit("motor"), doing(), by=office["zhao"]) == "activity.active"


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"ends_on": date(2020, 1, 1), "starts_on": date(2020, 1, 2)}, "activity.days"),
        ({"ends_on": date(2999, 1, 1)}, "activity.future"),
        ({"people": 3, "sci_tech": 4}, "activity.sci_tech"),
    ],
)
def test_what_cannot_be_is_refused(office: Office, changes: dict[str, Any], rule: str) -> None:
    assert rule_of(activities.record, office.unit("motor"), doing(**changes), by=office["zhao"]) == rule
    assert Activity.objects.count() == 0


@pytest.mark.parametrize("wrong", [{"people": 1, "sci_tech": 2}, {"ends_on": date(2020, 1, 1)}])
def test_the_database_keeps_days_and_parts_in_order(office: Office, wrong: dict[str, Any]) -> None:
    row = activities.record(office.unit("motor"), doing(), by=office["zhao"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=row.pk).update(**wrong)


def test_a_correction_stays_told_and_an_old_page_changes_nothing(office: Office) -> None:
    row = activities.record(office.unit("motor"), doing(), by=office["wang"])
    changed = activities.correct(row, doing(people=80), by=office["zhao"], version=1)
    assert (changed.people, changed.version) == (80, 2)
    last = list(history("activity", row.pk))[-1]
    assert (last.verb, last.diff) == ("edit", {"people": ["60", "80"]})
    assert activities.correct(row, doing(people=80), by=office["wang"], version=2).version == 2
    with pytest.raises(Overtaken):
        activities.correct(row, doing(people=90), by=office["wang"], version=1)


def test_what_is_void_counts_nowhere_and_is_changed_no_more(office: Office) -> None:
    row = activities.record(office.unit("motor"), doing(), by=office["wang"], uploads=[paper()])
    assert rule_of(activities.void, row, by=office["wang"], note=" ") == "activity.void.note"
    activities.void(row, by=office["wang"], note="重复记录")
    assert list(reads.activities(office["zhao"], reads.Asked())) == []
    assert list(reads.activities(office["zhao"], reads.Asked(void=True))) == [row]
    assert rule_of(activities.correct, row, doing(), by=office["wang"], version=1) == "activity.state"
    assert rule_of(activities.attach, row, paper(), by=office["wang"]) == "activity.state"
    with pytest.raises(Overtaken):
        activities.void(row, by=office["wang"], note="再作废一次")


def test_evidence_is_added_and_taken_away_with_its_bytes(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    row = activities.record(office.unit("motor"), doing(), by=office["wang"])
    kept = activities.attach(row, paper(), by=office["zhao"])
    assert reads.file_of(row, kept.pk) == kept
    monkeypatch.setattr(activities, "MOST_FILES", 1)
    assert rule_of(activities.attach, row, paper(), by=office["zhao"]) == "activity.files"
    assert rule_of(activities.attach, row, paper("a.exe"), by=office["hong_officer"]) == "activity.right"
    monkeypatch.undo()
    assert rule_of(activities.attach, row, paper("a.exe"), by=office["zhao"]) == "files.kind.allowed"
    activities.detach(kept, by=office["wang"])
    assert (ActivityFile.objects.count(), StoredFile.objects.filter(pk=kept.file_id).count()) == (0, 0)
    with pytest.raises(Overtaken):
        activities.detach(kept, by=office["wang"])


def test_one_sees_what_ones_own_unit_and_all_below_did(office: Office) -> None:
    row = activities.record(office.unit("motor"), doing(), by=office["wang"])
    seen = {
        name for name in ("chen", "zhao", "wang", "hong_officer", "sun") if rules.can_view_activity(office[name], row)
    }
    assert seen == {"chen", "zhao", "wang"}
    assert rules.can_view_activity(office["sun"], row).rule == "activity.view"
    assert reads.activity(office["sun"], row.pk) is None
    assert reads.activity(office["wang"], row.pk) == row
    assert rules.can_view_activity(SYSTEM, row)
    assert not rules.can_view_activity(STRANGER, row)
    assert not rules.can_view_activity(Actor(), row)


def test_a_list_is_narrowed_and_counted_by_task_group(office: Office) -> None:
    motor, today = office.unit("motor"), clock.today()
    activities.record(motor, doing(), by=office["wang"])
    activities.record(motor, doing(category="voice", title="座谈会", people=10, sci_tech=10), by=office["wang"])
    old = today.replace(year=today.year - 2, day=1)
    activities.record(motor, doing(starts_on=old, ends_on=old, title="两年前"), by=office["wang"])

    def titles(**asked: Any) -> set[str]:
        return {one.title for one in reads.activities(office["chen"], reads.Asked(**asked))}

    assert titles() == {"电机设计学术交流会", "座谈会", "两年前"}
    assert titles(year=old.year) == {"两年前"}
    assert titles(category="voice") == {"座谈会"}
    assert titles(text="座谈") == {"座谈会"}
    assert titles(unit=office.unit("jiang")) == titles()
    assert titles(unit=office.unit("hong")) == set()
    assert titles(area="none") == set()
    counted = reads.by_category(reads.activities(office["chen"], reads.Asked()))
    assert counted["exchange"] == reads.Sums(2, 120, 90)
    assert counted["voice"] == reads.Sums(1, 10, 10)
    assert counted["retired"] == reads.Sums()
    assert len(counted) == 7


def test_who_was_active_is_not_asleep(office: Office) -> None:
    motor = office.unit("motor")
    assert motor in tenure.dormant_since(office["zhao"], 12)
    row = activities.record(motor, doing(), by=office["wang"])
    assert motor not in tenure.dormant_since(office["zhao"], 12)
    activities.void(row, by=office["wang"], note="重复")
    assert motor in tenure.dormant_since(office["zhao"], 12)


def test_a_list_takes_the_same_queries_however_long_it_is(office: Office) -> None:
    motor = office.unit("motor")

    def asked() -> int:
        with CaptureQueriesContext(connection) as told:
            for one in reads.activities(office["zhao"], reads.Asked()):
                assert one.organisation.label
        return len(told)

    activities.record(motor, doing(), by=office["wang"])
    assert asked() == 2  # whether the post is at the top, and the list
    for place in range(2):
        activities.record(motor, doing(title=f"活动{place}"), by=office["wang"])
    assert asked() == 2


def test_the_form_says_what_is_wrong_beside_its_field() -> None:
    today = clock.today()
    good = {"title": "座谈会", "category": "voice", "starts_on": today.isoformat(), "people": "20"}
    form = ActivityForm(good)
    assert form.is_valid()
    assert form.doing() == Doing("voice", "座谈会", today, today, people=20)
    assert form.uploads() == []
    wrong = {**good, "ends_on": (today - timedelta(days=3)).isoformat(), "sci_tech": "21", "category": "x"}
    assert set(ActivityForm(wrong).errors) == {"ends_on", "sci_tech", "category"}
    later = (today + timedelta(days=3)).isoformat()
    assert set(ActivityForm({**good, "starts_on": later}).errors) == {"starts_on"}
    assert set(ActivityForm({**good, "ends_on": later}).errors) == {"ends_on"}
    assert set(ActivityForm({}).errors) == {"title", "category", "starts_on", "people"}
