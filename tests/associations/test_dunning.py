"""续会提醒: each step told once, to whom it reaches; one to-do for who keeps the roll; what lapses."""

from datetime import date, timedelta

import pytest

from kexie.associations.actions import dunning
from kexie.associations.queries import todo
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.messages.models import Message
from kexie.organisations.actions import members, renewing, roll
from kexie.organisations.models import Installation, Member, MemberReminder
from kexie.people.actions import accounts, persons
from tests.organisations import city as town

DAY = timedelta(days=1)
KINDS = [["个人会员", 12]]


@pytest.fixture
def city(db: None) -> town.City:
    """王 keeps the roll of one association; its members are valid for a year, and lapse after six months."""
    made = town.build()
    made.actor("王", "secretary_general", "motor")
    Installation.objects.create(organisation=made["city"], begun_at=clock.now())
    renewing.settle(made["motor"], kinds=KINDS, steps=[60, 30, 0, -30], lapse_months=6, by=SYSTEM)
    return made


def member(city: town.City, name: str, left: int | None, email: str = "") -> Member:
    """Somebody whose validity ends in so many days."""
    one = members.register(persons.Particulars(name=name, email=email), city["motor"], by=SYSTEM)
    row = roll.admit(one, city["motor"], by=city.actors["王"], signed=True)
    end = None if left is None else clock.today() + left * DAY
    Member.objects.filter(pk=row.pk).update(valid_until=end, joined_on=date(2020, 1, 1))
    row.refresh_from_db()
    return row


def test_a_step_is_told_once_by_the_ways_there_are(city: town.City) -> None:
    with_mail, nobody = member(city, "甲", 20, "jia@example.cn"), member(city, "乙", -3)
    signed = member(city, "丙", 55)
    accounts.open_for(signed.person, "bing", "Kexie-2026-words", email="", by=SYSTEM)
    member(city, "丁", 100)
    member(city, "戊", None)
    assert dunning.sweep() == 3
    told = MemberReminder.objects.order_by("step").values_list("member__person__name", "step")
    assert list(told) == [("乙", 0), ("甲", 30), ("丙", 60)]
    sent = Message.objects.filter(kind="associations.member_due").order_by("channel")
    assert [(row.person_id, row.channel) for row in sent] == [
        (with_mail.person_id, "email"), (signed.person_id, "in_app"),
    ]  # fmt: skip
    end = clock.today() + 20 * DAY
    assert f"会员资格（个人会员）将于 {end} 到期" in sent[0].text
    assert dunning.sweep() == 0
    assert Message.objects.filter(kind="associations.member_due").count() == 2
    assert str(MemberReminder.objects.get(member=nobody)) == f"{nobody.pk} {nobody.valid_until} 0"


def test_who_renews_is_told_again_only_before_the_next_end(city: town.City) -> None:
    row = member(city, "甲", 20)
    assert dunning.sweep() == 1
    renewing.renew(city["motor"], {row.pk: row.valid_until}, by=city.actors["王"])
    assert dunning.sweep() == 0
    row.refresh_from_db()
    Member.objects.filter(pk=row.pk).update(valid_until=clock.today() + DAY)
    assert dunning.sweep() == 1


def test_past_the_end_the_message_says_so(city: town.City) -> None:
    row = member(city, "甲", -31, "jia@example.cn")
    dunning.sweep()
    assert "已于" in Message.objects.get(kind="associations.member_due").text
    assert MemberReminder.objects.get().step == -30
    assert row.left_on is None


def test_who_is_over_it_by_the_months_of_the_house_ends_and_nobody_where_it_says_none(city: town.City) -> None:
    row = member(city, "甲", -400)
    renewing.settle(city["motor"], kinds=KINDS, steps=[60], lapse_months=None, by=SYSTEM)
    assert dunning.sweep() == 1  # told, not ended
    row.refresh_from_db()
    assert row.left_on is None
    renewing.settle(city["motor"], kinds=KINDS, steps=[60], lapse_months=6, by=SYSTEM)
    assert dunning.sweep() == 1
    row.refresh_from_db()
    assert row.left_on == clock.today()
    assert dunning.sweep() == 0


def test_what_changed_between_looking_and_telling_is_not_told(city: town.City) -> None:
    from kexie.organisations.rules.renewing import member_rules

    settled, wang = member_rules(city["motor"]), city.actors["王"]
    far, left, told = member(city, "甲", 300), member(city, "乙", 20), member(city, "丙", 20)
    roll.leave(left, by=wang)
    assert dunning._tell(far.pk, settled, ()) == 0
    assert dunning._tell(left.pk, settled, ()) == 0
    assert [dunning._tell(told.pk, settled, ()) for _ in range(2)] == [1, 0]
    assert Message.objects.filter(kind="associations.member_due").count() == 0


def test_who_keeps_the_roll_has_one_thing_to_do_with_how_many(city: town.City) -> None:
    wang = city.actors["王"]
    row, _ = member(city, "甲", 20), member(city, "乙", -3)
    assert titles(city) == []
    dunning.sweep()
    assert titles(city) == ["办理续会：2 名会员将到期或逾期"]
    late = Member.objects.get(person__name="乙")
    renewing.renew(city["motor"], {late.pk: late.valid_until}, by=wang)
    [one] = waiting(city)
    assert (one.title, one.url) == (
        "办理续会：1 名会员将到期或逾期", f"/desk/organisations/{city['motor'].number}/roll/?view=soon",
    )  # fmt: skip
    renewing.renew(city["motor"], {row.pk: row.valid_until}, by=wang)
    assert titles(city) == []


def waiting(city: town.City) -> list[todo.Todo]:
    """What waits for 王."""
    rows = [row for part in todo.parts(city.actors["王"]) for row in part if row[0] == "members_due"]
    return [todo._todo(*row) for row in rows]


def titles(city: town.City) -> list[str]:
    """In words."""
    return [one.title for one in waiting(city)]
