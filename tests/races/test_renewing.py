"""Two officers renew the same members at once: each member is renewed once; nobody is told twice of a step."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

from datetime import date, timedelta
from typing import Any

from kexie.kit.months import later
from kexie.kit.verdict import Overtaken
from tests.city import City, city_committing
from tests.organisations.test_races import together
from tests.races.test_races import actor

ROUNDS = 3


def _member(city: City, name: str, left: int) -> tuple[Any, Any]:
    """A house whose members are valid for a year, and one of them whose validity ends in so many days."""
    from kexie.kit import clock
    from kexie.kit.actor import SYSTEM
    from kexie.organisations.actions import members, renewing, roll
    from kexie.organisations.models import Member, Organisation
    from kexie.people.actions import persons

    unit = Organisation.objects.get(number=city.facts.number("dianji"))
    renewing.settle(unit, kinds=[["个人会员", 12]], steps=[60, 0], lapse_months=None, by=SYSTEM)
    one = members.register(persons.Particulars(name=name), unit, by=SYSTEM)
    row = roll.admit(one, unit, by=SYSTEM, signed=True)
    end = clock.today() + timedelta(days=left)
    Member.objects.filter(pk=row.pk).update(valid_until=end, joined_on=date(2020, 1, 1))
    row.refresh_from_db()
    return unit, row


def test_of_two_who_renew_one_member_at_once_one_does(city_committing: City) -> None:
    from kexie.organisations import membership
    from kexie.organisations.actions import renewing
    from kexie.organisations.models import Member

    chen = actor(city_committing, "chen")
    for place in range(ROUNDS):
        unit, row = _member(city_committing, f"会员{place}", 10)
        seen = {row.pk: row.valid_until}
        acts = [lambda unit=unit, seen=seen: renewing.renew(unit, seen, by=chen)] * 2
        results = together(*acts)  # type: ignore[arg-type]
        assert [type(one) for one in results if isinstance(one, Exception)] == [Overtaken], results
        assert Member.objects.get(pk=row.pk).valid_until == later(row.valid_until, 12)


def test_of_two_sweeps_at_once_one_tells(city_committing: City) -> None:
    from kexie.associations.actions import dunning
    from kexie.organisations.models import MemberReminder

    dunning.sweep()  # units that stand in the city
    for place in range(ROUNDS):
        _, row = _member(city_committing, f"会员{place}", 10)
        results = together(dunning.sweep, dunning.sweep)
        assert sorted(results) == [0, 1], results  # type: ignore[type-var]
        assert MemberReminder.objects.filter(member=row).count() == 1


def test_of_two_who_renew_one_unit_at_once_one_does(city_committing: City) -> None:
    from kexie.associations.actions import memberships
    from kexie.associations.models import Membership

    chen = actor(city_committing, "chen")
    row = Membership.objects.get(pk=city_committing.facts.ties["jiangan.member"])
    for _ in range(ROUNDS):
        row.refresh_from_db()
        body, seen = row.federation, {row.pk: row.valid_until}
        acts = [lambda body=body, seen=seen: memberships.renew(body, seen, by=chen)] * 2
        results = together(*acts)  # type: ignore[arg-type]
        assert [type(one) for one in results if isinstance(one, Exception)] == [Overtaken], results


def test_of_two_sweeps_of_units_at_once_one_tells(city_committing: City) -> None:
    from kexie.associations.actions import dunning
    from kexie.associations.models import MembershipReminder

    results = together(dunning.sweep, dunning.sweep)
    assert sum(results) == MembershipReminder.objects.count() == 2, results  # type: ignore[arg-type]
