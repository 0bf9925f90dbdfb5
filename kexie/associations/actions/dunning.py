"""续会: members whose validity ends are told, step by step; who is over it longest ends where the house lets it.

People and units go the same way (``organisations.actions.validity``); they differ in who is told what.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kexie.associations import kinds
from kexie.associations.actions import memberships, reminding
from kexie.associations.models import Membership, MembershipReminder, MembershipRules
from kexie.associations.rules import membership_rules
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.messages import addresses
from kexie.messages.actions import outbox
from kexie.messages.addresses import Receiver
from kexie.messages.channels import Channel
from kexie.organisations import membership
from kexie.organisations.actions import renewing, validity
from kexie.organisations.models import Member, MemberReminder, MemberRules, Organisation, RollReminder, RollRules
from kexie.organisations.models import Standing as Line
from kexie.organisations.queries.validity import ending, houses_with_ends, told_of
from kexie.organisations.rules.renewing import member_rules
from kexie.people.models import Person

L = TypeVar("L", bound=Line)
_WAYS = (Channel.IN_APP, Channel.EMAIL)


def sweep() -> int:
    """All rolls; how many members were told or ended. Each stands for itself."""
    people = sum(_people(house) for house in houses_with_ends(Member))
    return people + sum(_units(house) for house in houses_with_ends(Membership))


def _people(house: Organisation) -> int:
    settled = member_rules(house)
    rows = ending(Member, house, max(*settled.steps, 0))
    ways = addresses.ways([row.person_id for row in rows])

    def tell(row: Member) -> int:
        return _tell(row.pk, settled, ways.get(row.person_id, ()))

    return _sweep(rows, settled, MemberReminder, renewing.lapse, tell)


def _units(house: Organisation) -> int:
    settled = membership_rules(house)
    rows = ending(Membership, house, max(*settled.steps, 0))

    def tell(row: Membership) -> int:
        return _tell_unit(row.pk, settled)

    return _sweep(rows, settled, MembershipReminder, memberships.lapse, tell)


def _sweep(
    rows: Sequence[L], settled: RollRules, reminders: type[RollReminder], lapse: Callable[..., bool],
    tell: Callable[[L], int],
) -> int:  # fmt: skip
    told, today, done = told_of(reminders, rows), clock.today(), 0
    for row in rows:
        assert row.valid_until is not None
        if settled.lapse_months and lapse(row, settled.lapse_months, by=SYSTEM):
            done += 1
            continue
        step = membership.step_of(row.valid_until, today, settled.steps)
        if step is not None and (row.pk, row.valid_until, step) not in told:
            done += tell(row)
    return done


@transaction.atomic
def _tell(pk: UUID, settled: MemberRules, ways: Sequence[str]) -> int:
    """One step to one member, by the ways they have; the row stands also where there is none."""
    # The person first, as whoever takes back a consent does.
    Person.objects.select_for_update(no_key=True).get(memberships=pk)
    row = Member.objects.select_for_update(of=("self",)).select_related("person", "organisation").get(pk=pk)
    told = validity.told(MemberReminder, row, settled)
    if told is None:
        return 0
    channels = [way for way in ways if way in _WAYS]
    values = {**_values(row), "网址": settings.SITE_ADDRESS.rstrip("/") + reverse("desk:me")}
    if channels:
        outbox.queue(
            kinds.MEMBER_DUE, key=f"member:{told.pk}", to=row.person, values=values, about=("member", row.pk),
            by=SYSTEM, house=row.organisation, channels=channels,
        )  # fmt: skip
    return 1


@transaction.atomic
def _tell_unit(pk: UUID, settled: MembershipRules) -> int:
    """One step to one unit: to its secretary-general, else its chair, else its own e-mail; as :func:`_tell`."""
    rows = Membership.objects.select_for_update(of=("self",)).select_related("member", "federation")
    row = rows.get(pk=pk)
    told = validity.told(MembershipReminder, row, settled)
    if told is None:
        return 0
    here = settings.SITE_ADDRESS.rstrip("/") + reverse("desk:organisation", args=[row.member.number])
    values = {**_values(row), "会员单位": row.member.label, "网址": here}
    for place, (receiver, channels) in enumerate(_reached(row.member)):
        outbox.queue(
            kinds.MEMBERSHIP_DUE, key=f"membership:{told.pk}:{place}", to=receiver, values=values,
            about=("membership", row.pk), by=SYSTEM, house=row.federation, channels=channels,
        )  # fmt: skip
    return 1


def _reached(unit: Organisation) -> list[tuple[Receiver, Sequence[str]]]:
    """Who is told, each by the ways they have; nobody where there is none, or the unit is closed."""
    if unit.state != "active":
        return []
    found = reminding.receivers(unit)
    ways = addresses.ways([one.pk for one in found if isinstance(one, Person)])
    told = [(one, [way for way in ways.get(one.pk, ()) if way in _WAYS]) for one in found if isinstance(one, Person)]
    reached: list[tuple[Receiver, Sequence[str]]] = [(one, channels) for one, channels in told if channels]
    return reached or ([(unit, [Channel.EMAIL])] if unit.email else [])


def _values(row: Line) -> Mapping[str, str]:
    assert row.valid_until is not None, "told only of an end (validity.told)"
    over = row.valid_until < clock.today()
    return {
        "单位": row.house.label, "会员类别": row.kind,
        "到期情况": f"{'已于' if over else '将于'} {row.valid_until:%Y-%m-%d} 到期",
    }  # fmt: skip
