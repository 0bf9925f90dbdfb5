"""Two at once: one text is one plan, and a plan is discarded once."""

import threading
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from kexie.plans import invariants, reading
from kexie.plans.actions import answers, locking, plans, reports, targets, tasks
from kexie.plans.models import AnnualPlan, Target, Task
from tests.notices import office as town_office
from tests.notices.racing import race
from tests.plans import staged, test_answers
from tests.plans.reading import texts


@pytest.fixture
def committed(fresh_database: Any) -> town_office.Office:
    """The office in a database of its own, committed, for real connections."""
    return town_office.build()


def test_one_text_taken_over_by_several_at_once_is_one_plan(committed: town_office.Office) -> None:
    spans = reading.read(texts.RUN_IN).spans
    unit, by = committed.unit("city"), committed["chen"]
    outcome = race([lambda: plans.store(texts.RUN_IN, spans, organisation=unit, by=by)] * 4)
    assert outcome == {"ok": 1, "KnownPlan": 3}
    assert AnnualPlan.objects.count() == 1
    assert [found for one in invariants.ALL for found in one()] == []


def test_a_plan_discarded_by_several_at_once_is_discarded_once(committed: town_office.Office) -> None:
    spans = reading.read(texts.RUN_IN).spans
    by = committed["chen"]
    plan = plans.store(texts.RUN_IN, spans, organisation=committed.unit("city"), by=by)
    outcome = race([lambda: plans.void(plan, by=by, note="重复")] * 4)
    assert outcome == {"ok": 1, "Overtaken": 3}


def test_two_splits_at_once_never_hand_out_more_than_there_is(committed: town_office.Office) -> None:
    task = staged.issued(committed)
    by = committed["chen"]

    def part(key: str) -> targets.Part:
        return targets.Part(committed.unit(key), Decimal(40))

    acts = [lambda key=key: targets.split(task, [part(key)], by=by, version=task.version) for key in ("jiang", "hong")]
    assert race(acts) == {"ok": 1, "Overtaken": 1}
    assert [one.value for one in Target.objects.all()] == [Decimal(40)]
    assert [found for one in invariants.ALL for found in one()] == []


def test_of_a_report_verified_and_withdrawn_at_once_one_stands(committed: town_office.Office) -> None:
    task = staged.issued(committed)
    district = staged.split(committed, task, jiang=20)["jiang"]
    row = staged.reported(committed, district, 3, "zhao")
    acts = [lambda: reports.verify(row, by=committed["chen"]), lambda: reports.withdraw(row, by=committed["zhao"])]
    assert race(acts) == {"ok": 1, "Overtaken": 1}
    row.refresh_from_db()
    district.refresh_from_db()
    assert (row.state, district.done) in (("verified", 3), ("withdrawn", 0))


def test_a_report_verified_while_its_task_is_changed_counts_once(committed: town_office.Office) -> None:
    task = staged.issued(committed)
    district = staged.split(committed, task, jiang=20)["jiang"]
    row = staged.reported(committed, district, 3, "zhao")
    task.refresh_from_db()
    told = staged.told(committed, target=Decimal(70))
    change = {"by": committed["chen"], "version": task.version, "note": "全会决定增加"}
    acts = [lambda: reports.verify(row, by=committed["chen"]), lambda: tasks.change(task, told, **change)]
    assert race(acts) == {"ok": 2}
    task.refresh_from_db()
    assert (task.done, task.target) == (Decimal(3), Decimal(70))
    assert [found for one in invariants.ALL for found in one()] == []


def test_a_plan_in_answer_passed_and_returned_at_once_is_one_of_them(committed: town_office.Office) -> None:
    answer = answers.submit(test_answers.written(committed, test_answers.asked(committed)), by=committed["zhao"])
    acts = [
        lambda: answers.accept(answer, by=committed["chen"]),
        lambda: answers.return_(answer, by=committed["chen"], note="缺时限"),
    ]
    assert race(acts) == {"ok": 1, "Overtaken": 1}
    answer.refresh_from_db()
    assert (answer.state, answer.note) in (("accepted", ""), ("returned", "缺时限"))


# ---- canaries: without the lock both have read what stood before either writes


def _unlocked(monkeypatch: pytest.MonkeyPatch, name: str, *along: str) -> None:
    """The lock of this name reads without locking, and lets nobody go on before both have read."""
    both = threading.Barrier(2)

    def read(row: Any) -> Any:
        found = type(row).objects.select_related(*(along or ("plan__organisation",))).get(pk=row.pk)
        both.wait(timeout=20)
        return found

    assert callable(getattr(locking, name))
    monkeypatch.setattr(locking, name, read)


def test_canary_without_the_lock_of_the_task_two_splits_hand_out_more_than_there_is(
    committed: town_office.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = staged.issued(committed)
    both, kept = threading.Barrier(2), Task.save

    def save(row: Task, *args: Any, **named: Any) -> None:
        both.wait(timeout=20)  # both have added up what they see
        kept(row, *args, **named)

    _unlocked(monkeypatch, "task")
    monkeypatch.setattr(Task, "save", save)
    acts: list[Callable[[], Any]] = [
        lambda key=key: targets.split(
            task, [targets.Part(committed.unit(key), Decimal(40))], by=committed["chen"], version=task.version
        )
        for key in ("jiang", "hong")
    ]
    assert race(acts) == {"ok": 2}
    assert [found for one in invariants.ALL for found in one()] != []


def test_canary_without_the_lock_of_the_report_two_who_verify_count_it_twice(
    committed: town_office.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = staged.issued(committed)
    staged.split(committed, task, jiang=5)
    row = staged.reported(committed, Target.objects.get(), 2, "zhao")
    _unlocked(monkeypatch, "report", "task__plan__organisation", "verifier", "target")
    acts: list[Callable[[], Any]] = [lambda: reports.verify(row, by=committed["chen"])] * 2
    assert race(acts) == {"ok": 2}
    assert [found for one in invariants.ALL for found in one()] != []


def test_canary_without_the_lock_of_the_answer_it_is_passed_and_returned(
    committed: town_office.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = answers.submit(test_answers.written(committed, test_answers.asked(committed)), by=committed["zhao"])
    _unlocked(monkeypatch, "answer")
    acts = [
        lambda: answers.accept(answer, by=committed["chen"]),
        lambda: answers.return_(answer, by=committed["chen"], note="缺时限"),
    ]
    assert race(acts) != {"ok": 1, "Overtaken": 1}
