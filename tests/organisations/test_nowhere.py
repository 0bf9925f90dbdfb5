"""People who belong nowhere today: kept where they are seen, by who holds the right over the whole tree."""

from datetime import timedelta

import pytest

from kexie.kit import clock
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.verdict import Refused
from kexie.organisations import rules
from kexie.organisations.actions import members, organisations, posts
from kexie.people.actions import accounts, persons
from kexie.people.models import Account, Person
from tests.organisations.city import City

NEXT = timedelta(days=1)


@pytest.fixture
def gone(city: City) -> Account:
    """The account of somebody who left the only unit they had; it is the day after."""
    wang = members.register(persons.Particulars(name="王"), city["motor"], by=SYSTEM)
    account = accounts.open_for(wang, "wang", None, by=SYSTEM)
    members.leave(wang.affiliations.get(), clock.today(), by=SYSTEM)
    return account


def _verdicts(actor: Actor, account: Account) -> tuple[bool, bool, bool]:
    person = Person.objects.get(pk=account.person_id)
    verdicts = rules.can_edit_person, rules.can_hand_reset
    return (*(bool(rule(actor, person)) for rule in verdicts), bool(rules.can_close_account(actor, account)))


def test_who_holds_the_right_at_the_top_keeps_them_and_nobody_below(city: City, gone: Account) -> None:
    chen, zhao = city.actor("陈", "officer", "city"), city.actor("赵", "officer", "jiang")
    admin, below = city.actor("管", "system_admin", "city"), city.actor("区管", "system_admin", "jiang")
    assert [_verdicts(one, gone) for one in (chen, zhao, admin, below)] == [
        (True, True, False), (True, True, False), (False, True, True), (False, True, True),
    ]  # fmt: skip  # still there until tonight
    with clock.at(clock.now() + NEXT):
        assert [_verdicts(one, gone) for one in (chen, zhao, admin, below)] == [
            (True, True, False), (False, False, False), (False, True, True), (False, False, False),
        ]  # fmt: skip


def test_their_account_is_stopped_let_in_again_and_their_data_corrected(city: City, gone: Account) -> None:
    chen, admin = city.actor("陈", "officer", "city"), city.actor("管", "system_admin", "city")
    with clock.at(clock.now() + NEXT):
        assert members.close_account(gone, by=admin, note="离职").is_active is False
        assert members.reopen_account(gone, by=admin).is_active is True
        wang = members.edit(Person.objects.get(pk=gone.person_id), persons.Particulars(name="王新"), by=chen)
        assert wang.name == "王新"
        members.affiliate(wang, city["hospital"], by=chen)
        assert rules.can_edit_person(chen, wang)


def test_who_belongs_to_a_closed_unit_alone_belongs_nowhere(city: City) -> None:
    chen = city.actor("陈", "officer", "city")
    wang = members.register(persons.Particulars(name="王"), city["hospital"], by=SYSTEM)
    posts.appoint(wang, city["hospital"], "liaison", by=SYSTEM)
    organisations.dissolve(city["hospital"], by=chen, note="单位注销")
    with clock.at(clock.now() + NEXT):
        assert rules.can_edit_person(chen, wang)
        assert not rules.can_edit_person(city.actor("孙", "officer", "jiang"), wang)


def test_an_account_of_no_person_is_the_system_s_alone(city: City) -> None:
    now = clock.now()
    nobody = Account.objects.create(username="nobody", created_at=now, password_changed_at=now)
    with pytest.raises(Refused):
        members.close_account(nobody, by=city.actor("管", "system_admin", "city"), note="清理")
    assert members.close_account(nobody, by=SYSTEM, note="清理").is_active is False
