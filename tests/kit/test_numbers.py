"""Numbers: no gap, no double, never again; and the race that shows what the lock is for."""

import threading
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from kexie.kit import clock, ids, numbers
from kexie.kit.numbers.models import DrawnNumber, Series
from kexie.kit.verdict import Overtaken, Refused
from kexie.machine.testing import Clone

OWNER = ids.uuid7()


def draw(entity: UUID | None = None, code: str = "武科协", year: int = 2013, owner: UUID = OWNER) -> int:
    return numbers.draw(owner, code, year, entity or ids.uuid7())


def test_serials_run_from_one_in_each_series(db: None) -> None:
    assert [draw() for _ in range(3)] == [1, 2, 3]
    assert draw(year=2014) == 1
    assert draw(code="武科协办") == 1
    assert draw(owner=ids.uuid7()) == 1
    assert numbers.current(OWNER, "武科协", 2013) == 3
    assert numbers.current(OWNER, "武科协", 2012) == 0


def test_an_entity_that_has_a_number_gets_the_same_again(db: None) -> None:
    entity = ids.uuid7()
    assert (draw(entity), draw(), draw(entity)) == (1, 2, 1)


def test_an_entity_with_a_number_of_another_series_is_refused(db: None) -> None:
    entity = ids.uuid7()
    draw(entity)
    with pytest.raises(Overtaken, match="另一个编号序列"):
        draw(entity, year=2014)


def test_a_failed_act_gives_its_number_back(db: None) -> None:
    draw()
    with transaction.atomic():
        assert draw() == 2
        transaction.set_rollback(True)
    assert draw() == 2
    assert list(numbers.invariants.gaps()) == []


def test_a_void_number_stays_and_is_never_given_again(db: None) -> None:
    entity = ids.uuid7()
    draw(entity)
    numbers.void(OWNER, "武科协", 2013, 1, "印错")
    row = DrawnNumber.objects.get(serial=1)
    assert (row.void_reason, row.voided_at is not None) == ("印错", True)
    assert (draw(), draw(entity)) == (2, 3)
    assert list(numbers.invariants.gaps()) == []


@pytest.mark.parametrize(
    ("serial", "reason", "fault", "words"),
    [(1, " ", Refused, "理由"), (9, "x", Refused, "没有 9 号"), (2, "x", Overtaken, "已经作废")],
)
def test_voiding_wants_a_known_valid_number_and_a_reason(
    db: None, serial: int, reason: str, fault: type[Refused], words: str
) -> None:
    draw()
    draw()
    numbers.void(OWNER, "武科协", 2013, 2, "x")
    with pytest.raises(fault, match=words):
        numbers.void(OWNER, "武科协", 2013, serial, reason)


def test_drawing_outside_a_transaction_is_a_fault(fresh_database: Clone) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        draw()


def test_the_tables_hold_against_a_number_written_past_the_function(db: None) -> None:
    draw()
    series = Series.objects.get()
    for serial, entity in ((1, ids.uuid7()), (0, ids.uuid7()), (2, DrawnNumber.objects.get().entity_id)):
        with pytest.raises(IntegrityError), transaction.atomic():
            DrawnNumber.objects.create(series=series, serial=serial, entity_id=entity, taken_at=clock.now())


def test_gaps_and_numbers_beyond_the_last_are_told(db: None) -> None:
    draw()
    Series.objects.update(last=3)
    series = Series.objects.get()
    assert list(numbers.invariants.gaps()) == [(str(series.pk), "武科协 2013：末号 3，登记 1 个，最大 1")]


def race(clients: int, act: Callable[[int], object]) -> list[object]:
    """All at once, each in a thread with a connection of its own; what each got, or its fault."""
    start, answers = threading.Barrier(clients), [None] * clients  # type: list[object]

    def one(number: int) -> None:
        try:
            start.wait()
            answers[number] = act(number)
        except Exception as fault:
            answers[number] = fault
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers


def test_many_at_once_draw_without_gap_or_double(fresh_database: Clone) -> None:
    def act(number: int) -> list[int]:
        taken = []
        for _ in range(5):
            with transaction.atomic():
                taken.append(draw())
        return taken

    answers = race(8, act)
    drawn = sorted(serial for answer in answers for serial in answer)  # type: ignore[attr-defined]
    assert drawn == list(range(1, 41))
    assert list(numbers.invariants.gaps()) == []


def test_two_at_once_for_one_entity_get_one_number(fresh_database: Clone) -> None:
    entity = ids.uuid7()

    def act(number: int) -> int:
        with transaction.atomic():
            return draw(entity)

    assert race(4, act) == [1, 1, 1, 1]
    assert DrawnNumber.objects.count() == 1


def test_without_the_lock_two_draw_the_same(fresh_database: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    """Canary: the race above is a race. The constraint stops the second, who would otherwise send a double out."""
    with transaction.atomic():
        draw()
    monkeypatch.setattr(numbers, "_LOCK", numbers._LOCK.replace(" FOR UPDATE", ""))
    monkeypatch.setattr(numbers, "_OPEN", numbers._OPEN + " -- the insert alone waits for nobody")
    meeting = threading.Barrier(2, timeout=10)
    real = numbers._locked

    def meet(*series: object) -> tuple[UUID, int]:
        found = real(*series)  # type: ignore[arg-type]
        meeting.wait()
        return found

    monkeypatch.setattr(numbers, "_locked", meet)

    def act(number: int) -> int:
        with transaction.atomic():
            return draw()

    answers = race(2, act)
    assert sorted(type(answer).__name__ for answer in answers) == ["IntegrityError", "int"]


def test_a_series_held_too_long_is_told_and_not_waited_for(fresh_database: Clone) -> None:
    with transaction.atomic():
        draw()

    def act(number: int) -> int:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = 100")
            return draw()

    with transaction.atomic():
        draw()
        answers = race(1, act)
    assert isinstance(answers[0], OperationalError)
