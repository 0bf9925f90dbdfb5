"""续会: members whose validity ends are told, step by step; who is over it longest ends where the house lets it."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kexie.associations import kinds
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.messages import addresses
from kexie.messages.actions import outbox
from kexie.messages.channels import Channel
from kexie.organisations import membership
from kexie.organisations.actions import renewing
from kexie.organisations.models import Member, MemberReminder, MemberRules, Organisation
from kexie.organisations.queries.roll import ending, houses_with_ends, told_of
from kexie.organisations.rules.renewing import member_rules
from kexie.people.models import Person


def sweep() -> int:
    """All rolls; how many members were told or ended. Each stands for itself."""
    return sum(_sweep(house) for house in houses_with_ends())


def _sweep(house: Organisation) -> int:
    settled, today = member_rules(house), clock.today()
    rows = ending(house, max(*settled.steps, 0))
    told = told_of(rows)
    ways = addresses.ways([row.person_id for row in rows])
    done = 0
    for row in rows:
        assert row.valid_until is not None
        if settled.lapse_months and renewing.lapse(row, settled.lapse_months, by=SYSTEM):
            done += 1
            continue
        step = membership.step_of(row.valid_until, today, settled.steps)
        if step is not None and (row.pk, row.valid_until, step) not in told:
            done += _tell(row.pk, settled, ways.get(row.person_id, ()))
    return done


@transaction.atomic
def _tell(pk: UUID, settled: MemberRules, ways: Sequence[str]) -> int:
    """One step to one member, by the ways they have; the row stands also where there is none."""
    # The person first, as whoever takes back a consent does.
    Person.objects.select_for_update(no_key=True).get(memberships=pk)
    row = Member.objects.select_for_update(of=("self",)).select_related("person", "organisation").get(pk=pk)
    if row.left_on is not None or row.valid_until is None:
        return 0
    today = clock.today()
    step = membership.step_of(row.valid_until, today, settled.steps)
    if step is None:  # renewed meanwhile
        return 0
    told, fresh = MemberReminder.objects.get_or_create(
        member=row, valid_until=row.valid_until, step=step, defaults={"at": clock.now()}
    )
    if not fresh:
        return 0
    channels = [way for way in ways if way in (Channel.IN_APP, Channel.EMAIL)]
    over = row.valid_until < today
    values = {
        "单位": row.organisation.label, "会员类别": row.kind,
        "到期情况": f"{'已于' if over else '将于'} {row.valid_until:%Y-%m-%d} 到期",
        "网址": settings.SITE_ADDRESS.rstrip("/") + reverse("desk:me"),
    }  # fmt: skip
    if channels:
        outbox.queue(
            kinds.MEMBER_DUE, key=f"member:{told.pk}", to=row.person, values=values, about=("member", row.pk),
            by=SYSTEM, house=row.organisation, channels=channels,
        )  # fmt: skip
    return 1
