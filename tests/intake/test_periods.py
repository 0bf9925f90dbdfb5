"""How long an import can be taken back: what stood before it is kept no longer."""

from datetime import date, timedelta
from typing import Any

import pytest

from kexie.intake import invariants, rules
from kexie.intake import jobs as intake_jobs
from kexie.intake.actions import batches, keeping
from kexie.intake.models import Batch, BatchRow
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.files.models import StoredFile
from kexie.kit.verdict import Refused
from kexie.organisations.actions import members, numbers
from kexie.people.actions import persons
from tests.intake.sent import MOBILE, OTHER_MOBILE, file, row, take

BORN, DAY = date(1980, 5, 2), timedelta(days=1)


@pytest.fixture
def batch(city: Any) -> Batch:
    """One person's title and number written over, and somebody new."""
    told = persons.Particulars(name="张明", title="工程师", born_on=BORN)
    person = members.register(told, city["motor"], by=SYSTEM)
    numbers.put(person, {"mobile": MOBILE}, by=SYSTEM)
    lines = (row("张明", 出生日期=f"{BORN}", 职称="高级工程师", 手机号=OTHER_MOBILE), row("王芳", 职务="科长"))
    return take(city, city.actors["chen"], file(*lines), policy="overwrite")


def kept() -> list[bool]:
    rows = BatchRow.objects.order_by("number")
    return [one.before is not None or one.after is not None or one.mobile_before is not None for one in rows]


def test_after_its_time_an_import_is_not_taken_back_and_what_stood_before_goes(city: Any, batch: Batch) -> None:
    chen, end = city.actors["chen"], clock.now() + rules.UNDO_LASTS
    assert rules.undone_until(batch) == clock.local(end).date() - DAY
    with clock.at(end - DAY):
        assert (bool(rules.can_undo(chen, batch)), keeping.empty(), kept()) == (True, 0, [True, True])
    with clock.at(end + DAY):
        late = rules.can_undo(chen, batch)
        assert (late.rule, "超过 90 天" in late.reason, "请逐条更正" in late.reason) == ("import.undo.late", True, True)
        with pytest.raises(Refused, match="不能撤销"):
            batches.undo(batch, by=chen, note="传错了")
        intake_jobs.forget_files.run()
        assert (kept(), keeping.empty(), StoredFile.objects.count()) == ([False, False], 0, 0)
    batch.refresh_from_db()
    assert (rules.can_undo(chen, batch).rule, batch.created, batch.updated) == ("import.undo.late", 1, 1)
    assert (invariants.sums(), set(batch.lines.values_list("outcome", flat=True))) == ([], {"created", "updated"})


def test_one_that_broke_off_goes_by_its_beginning_and_loses_its_file(batch: Batch) -> None:
    Batch.objects.update(state="failed", ended_at=None)
    with clock.at(clock.now() + rules.UNDO_LASTS - DAY):
        intake_jobs.forget_files.run()
        assert (kept(), StoredFile.objects.count()) == ([True, True], 1)
    with clock.at(clock.now() + rules.UNDO_LASTS + DAY):
        intake_jobs.forget_files.run()
    assert (kept(), StoredFile.objects.count()) == ([False, False], 0)


def test_what_is_being_taken_back_keeps_what_it_needs(city: Any, batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = keeping._locked

    def called_back(pk: Any) -> Any:
        Batch.objects.update(state="undoing")
        return locked(pk)

    monkeypatch.setattr(keeping, "_locked", called_back)
    with clock.at(clock.now() + rules.UNDO_LASTS + DAY):
        assert (keeping.empty(), keeping.empty(), kept()) == (0, 0, [True, True])
