"""Two officers at once, on real connections: one erasure, one merger, whoever was faster; the sweep and a return."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connections, transaction

from kexie.custody.actions import corrections, erasing, merging, sweeping
from kexie.custody.models import Erasure, Merge
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations.actions import members, posts, roll
from kexie.organisations.models import Affiliation, Member
from kexie.people.actions import accounts, numbers, persons
from kexie.people.models import Account, Person
from tests.custody.conftest import build, me
from tests.organisations.city import City
from tests.organisations.test_races import together


def test_of_two_who_confirm_at_once_one_erases_and_of_two_mergers_crosswise_one_happens(fresh_database: object) -> None:
    city = build()
    li = city.people["李"]
    row = erasing.check(erasing.ask(li, by=me(li)), by=city.actors["王"], note="核对")
    told = together(*[lambda name=name: erasing.confirm(row, by=city.actors[name]) for name in ("赵", "陈")])  # type: ignore[misc]
    assert {type(one) for one in told} == {Erasure, Overtaken}
    one, other = (
        members.register(persons.Particulars(name=name), city["motor"], by=SYSTEM) for name in ("王伟", "王玮")
    )
    told = together(lambda: merging.merge(one, other, by=SYSTEM), lambda: merging.merge(other, one, by=SYSTEM))
    assert {type(one) for one in told} == {Merge, Refused}
    assert (Merge.objects.count(), Person.objects.exclude(merged_into=None).count()) == (1, 1)
    third = members.register(persons.Particulars(name="钱"), city["motor"], by=SYSTEM)
    roll.admit(third, city["motor"], by=SYSTEM, signed=True)
    told = together(
        lambda: roll.withdraw(third, "membership", by=me(third)),
        lambda: roll.admit(third, city["physics"], by=SYSTEM),
    )
    # Whoever was first: nobody is a member on a consent that was taken back.
    assert not Member.objects.filter(left_on=None, consent__withdrawn_at__isnull=False).exists()


BACK: dict[str, Callable[[City, Person, Account], object]] = {
    "works": lambda city, one, account: members.affiliate(one, city["steel"], by=SYSTEM),
    "holds a post": lambda city, one, account: posts.appoint(one, city["steel"], "liaison", by=SYSTEM),
    "holds one of many": lambda city, one, account: posts.appoint_many(
        [posts.Appointment(one, city["steel"], "liaison")], by=SYSTEM, starts_on=clock.today()
    ),
    "signs in": lambda city, one, account: members.reopen_account(account, by=SYSTEM),
    "disputes": lambda city, one, account: corrections.ask(one, "other", "应为钱", by=me(one)),
}


@pytest.mark.parametrize("way", BACK)
def test_who_is_taken_in_again_while_the_sweep_runs_keeps_the_number(fresh_database: object, way: str) -> None:
    city = build()
    with clock.at(clock.now() - timedelta(days=4000)):
        one = members.register(persons.Particulars(name="钱"), city["motor"], by=SYSTEM)
        with transaction.atomic():
            numbers.write(one, {"mobile": "13812345678"}, by=SYSTEM)
            account = accounts.open_for(one, "qian", "Kexie-2026-words", by=SYSTEM)
        members.close_account(account, by=SYSTEM, note="已离开")
    Affiliation.objects.filter(person=one).update(ends_on=clock.today() - timedelta(days=3650))
    written, swept = threading.Event(), threading.Event()

    def take_in() -> None:
        """Written, and nobody sees it until the sweep is over."""
        try:
            with transaction.atomic():
                BACK[way](city, one, account)
                written.set()
                swept.wait(20)
        finally:
            connections.close_all()

    officer = threading.Thread(target=take_in)
    officer.start()
    assert written.wait(20)
    assert sweeping.run().counts["left_contacts"] == 0
    swept.set()
    officer.join(20)
    assert (sweeping.run().counts["left_contacts"], Person.objects.exclude(mobile=None).get()) == (0, one)
