"""Two at once, on real connections."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import OperationalError, connection, connections, transaction

from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations import invariants, rules
from kexie.organisations.actions import bulk, installation, organisations, posts, tree
from kexie.organisations.models import Installation, Organisation, Post
from kexie.people.models import Account
from tests.organisations import city as town

Particulars = organisations.Particulars


def together(*acts: Callable[[], object]) -> list[object]:
    """Run them in threads that start at one moment; each gives its result or its fault."""
    gate = threading.Barrier(len(acts))
    results: list[object] = [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            gate.wait(10)
            results[place] = act()
        except Exception as fault:
            results[place] = fault
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def first(number: int) -> Callable[[], object]:
    who = installation.First("甲", f"user{number}", "long-enough-9")
    return lambda: installation.begin(Particulars(name=f"某市科协{number}"), who)


def test_of_several_who_begin_at_once_one_succeeds(fresh_database: object) -> None:
    results = together(*[first(number) for number in range(6)])
    assert sum(isinstance(result, tuple) for result in results) == 1
    assert sum(isinstance(result, Refused) for result in results) == 5
    assert (Installation.objects.count(), Organisation.objects.count(), Account.objects.count()) == (1, 1, 1)


def test_without_the_lock_the_table_still_lets_only_one_begin(
    fresh_database: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    # All have come as far before any of them asks whether it has begun.
    monkeypatch.setattr(installation, "lock", threading.Barrier(6, timeout=20).wait)
    results = together(*[first(number) for number in range(6)])
    assert sum(isinstance(result, tuple) for result in results) == 1
    assert Installation.objects.count() == 1


def test_leaves_added_while_their_branch_moves_get_the_right_line(fresh_database: object) -> None:
    city = town.build()
    acts: list[Callable[[], object]] = [lambda: tree.change_superior(city["motor"], city["hong"], by=SYSTEM)]
    for number in range(5):
        acts.append(
            lambda number=number: organisations.register(  # type: ignore[misc]
                Particulars(name=f"车间{number}"), kind="department", superior=city["motor"], by=SYSTEM
            )
        )
    assert not [result for result in together(*acts) if isinstance(result, Exception)]
    assert invariants.closure_equals_tree() == []


def test_with_the_lock_off_the_closure_breaks(fresh_database: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Canary: the race the lock is for is real."""
    city = town.build()
    monkeypatch.setattr(tree, "lock_for_adding", lambda: None)
    attached, moved = threading.Event(), threading.Event()
    told = tree.attach

    def slow(batch, *, on):  # type: ignore[no-untyped-def]
        told(batch, on=on)
        attached.set()
        moved.wait(10)

    monkeypatch.setattr(tree, "attach", slow)

    def move() -> None:
        attached.wait(10)
        tree.change_superior(city["jiang"], city["hong"], by=SYSTEM)
        moved.set()

    Organisation.objects.filter(pk=city["hong"].pk).update(level="city")
    Organisation.objects.filter(pk=city["jiang"].pk).update(level="district")
    together(
        lambda: organisations.register(Particulars(name="新厂"), kind="enterprise", superior=city["motor"], by=SYSTEM),
        move,
    )
    assert invariants.closure_equals_tree() != []


def test_two_crossing_moves_cannot_make_a_circle(fresh_database: object) -> None:
    city = town.build()
    # Two federations, each moved under the other at one moment.
    one = organisations.register(Particulars(name="甲"), kind="federation", superior=city["city"], by=SYSTEM)
    two = organisations.register(Particulars(name="乙"), kind="federation", superior=city["city"], by=SYSTEM)
    results = together(
        lambda: tree.change_superior(one, two, by=SYSTEM), lambda: tree.change_superior(two, one, by=SYSTEM)
    )
    refused = [result for result in results if isinstance(result, Refused)]
    assert [refusal.reason for refusal in refused] == ["不能把组织调整到自身或其下级组织之下"]
    assert invariants.closure_equals_tree() == []


def test_who_waits_too_long_for_the_tree_is_told_to_try_again(fresh_database: object) -> None:
    city = town.build()
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            tree.lock_for_moving()
            held.set()
            done.wait(20)

    def move() -> None:
        held.wait(10)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '100ms'")
            tree.change_superior(city["motor"], city["hong"], by=SYSTEM)
        finally:
            done.set()

    fault = together(hold, move)[1]
    assert isinstance(fault, Overtaken)
    assert fault.reason == "其他人正在调整组织结构，请稍后重试"


def test_other_faults_of_the_database_pass_the_lock_unchanged(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '20ms'")
    # A function that takes two numbers, in a statement that takes too long.
    with pytest.raises(OperationalError), transaction.atomic():
        tree._lock("(SELECT 1 FROM pg_sleep(2)) + int4pl")


def test_one_post_given_by_two_at_once_stands_once(fresh_database: object) -> None:
    city = town.build()
    city.actor("王", "liaison", "motor")
    wang = city.people["王"]
    results = together(*[lambda: posts.appoint(wang, city["motor"], "chair", by=SYSTEM) for _ in range(5)])
    assert sum(isinstance(result, Post) for result in results) == 1
    assert sum(isinstance(result, Overtaken) for result in results) == 4
    assert Post.objects.filter(kind="chair", starts_on=clock.today()).count() == 1


def test_one_name_registered_by_two_at_once_stands_once(fresh_database: object) -> None:
    city = town.build()
    results = together(
        *[
            lambda: organisations.register(
                Particulars(name="甲厂"), kind="enterprise", superior=city["city"], by=SYSTEM
            )
            for _ in range(5)
        ]
    )
    assert sum(isinstance(result, Organisation) for result in results) == 1
    assert sum(isinstance(result, Overtaken) for result in results) == 4


LONGEST = 2.0  # seconds anybody waits for the tree (house.md, 4: locks)


@pytest.mark.full
def test_a_superior_changed_for_five_thousand_units_keeps_nobody_waiting_for_two_seconds(
    fresh_database: object,
) -> None:
    city = town.build()
    zhao, hong = city.actor("赵", "officer", "jiang"), city.actor("洪", "officer", "hong")
    lines = [bulk.Line(Particulars(name=f"第{n}厂科协"), "enterprise", city["jiang"]) for n in range(5_000)]
    units = bulk.register_many(lines, by=SYSTEM)
    waits: dict[str, list[float]] = {"moved": [], "edited": [], "added": []}
    done = threading.Event()

    def timed(what: str, act: Callable[[], object]) -> None:
        begun = time.monotonic()
        act()
        waits[what].append(time.monotonic() - begun)

    def move() -> None:
        try:
            timed("moved", lambda: tree.move_all(city["jiang"], city["hong"], by=SYSTEM))
            timed("moved", lambda: tree.change_superior(city["hong"], _above(city), by=SYSTEM))
        finally:
            done.set()

    def write() -> None:
        number = 0
        while not done.is_set():
            number += 1
            told = Particulars(name=f"东湖光电公司科协{number}")
            timed("edited", lambda told=told: organisations.edit(city["optics"], told, by=SYSTEM))
            name = Particulars(name=f"新来的第{number}厂科协")
            timed("added", lambda name=name: organisations.register(
                name, kind="enterprise", superior=city["lake"], by=SYSTEM
            ))  # fmt: skip

    assert [fault for fault in together(move, write) if fault is not None] == []
    assert {what: max(took) <= LONGEST for what, took in waits.items()} == dict.fromkeys(waits, True), waits
    assert not rules.holds(zhao, "organisations.edit", units[0].pk)
    assert rules.holds(hong, "organisations.edit", units[-1].pk)
    assert [one() for one in invariants.ALL] == [[]] * len(invariants.ALL)


def _above(city: town.City) -> Organisation:
    return organisations.register(
        Particulars(name="另一个市科协"), kind="association", level="city", superior=None, by=SYSTEM
    )
