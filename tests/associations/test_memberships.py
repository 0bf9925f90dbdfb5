"""单位会员 of federations and societies: kinds of the house, validity, 续会, reminders, lapse — by the engine of people."""

from datetime import date, timedelta

import pytest

from kexie.associations import queries, rules
from kexie.associations.actions import dunning, memberships, ties
from kexie.associations.models import Membership, MembershipReminder
from kexie.associations.queries import todo
from kexie.associations.rules import memberships as settings
from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal.models import Entry
from kexie.kit.months import later
from kexie.kit.verdict import ALLOWED, Overtaken, Refused
from kexie.messages.models import Message
from kexie.organisations import membership
from kexie.organisations.actions import members, posts
from kexie.organisations.models import Installation, Organisation
from kexie.people.actions import accounts, persons
from tests.organisations import city as town

DAY = timedelta(days=1)
KINDS: membership.Kinds = [["会员单位", 12], ["理事单位", 24], ["会长单位", None]]


@pytest.fixture
def city(db: None) -> town.City:
    """孙 keeps a society whose units are valid for a year or two, and lapse after six months."""
    made = town.build()
    made.actor("孙", "secretary_general", "physics")
    Installation.objects.create(organisation=made["city"], begun_at=clock.now())
    memberships.settle(made["physics"], kinds=KINDS, steps=[60, 30, 0, -30], lapse_months=6, by=made.actors["孙"])
    return made


def member(city: town.City, unit: str, left: int | None, kind: str = "") -> Membership:
    """A unit in the society whose validity ends in so many days."""
    row = ties.join(city["physics"], city[unit], by=city.actors["孙"], kind=kind)
    end = None if left is None else clock.today() + left * DAY
    Membership.objects.filter(pk=row.pk).update(valid_until=end, starts_on=date(2020, 1, 1))
    row.refresh_from_db()
    return row


def test_a_unit_joins_a_society_as_a_kind_of_the_house_and_is_valid_as_long_as_it(city: town.City) -> None:
    today, sun = clock.today(), city.actors["孙"]
    first = ties.join(city["physics"], city["motor"], by=sun)
    other = ties.join(city["physics"], city["optics"], by=sun, kind="会长单位")
    assert (first.kind, first.valid_until) == ("会员单位", later(today - DAY, 12))
    assert (other.kind, other.valid_until) == ("会长单位", None)
    first.refresh_from_db()
    other.refresh_from_db()
    assert first.number < other.number
    told = Entry.objects.get(entity="membership", verb="join", entity_id=first.pk).diff
    assert (told["member_kind"], told["valid_until"]) == (["", "会员单位"], ["", str(first.valid_until)])
    with pytest.raises(Refused, match="没有“荣誉单位”这种会员类别"):
        ties.join(city["physics"], city["optics"], by=sun, kind="荣誉单位")
    with pytest.raises(Refused, match="不能登记为自己的会员"):
        ties.join(city["physics"], city["physics"], by=sun)


def test_a_body_of_another_house_keeps_the_usual_kinds(city: town.City) -> None:
    assert rules.membership_rules(city["federation"]).kinds == membership.usual_unit_kinds()
    memberships.settle(city["city"], kinds=[["会员单位", 36]], steps=[10], lapse_months=None, by=SYSTEM)
    assert rules.membership_rules(city["federation"]).kinds == [["会员单位", 36]]
    row = rules.membership_rules(city["physics"])
    assert (row.kinds, str(row)) == (KINDS, str(city["physics"].pk))
    assert rules.can_settle_memberships(STRANGER, city["physics"]).rule == "membership_rules.right"
    assert rules.can_settle_memberships(SYSTEM, city["motor"]).rule == "membership_rules.kind"
    assert settings.can_settle_own(STRANGER).rule == "membership_rules.post"
    assert settings.can_settle_own(city.actors["孙"]) == ALLOWED


def test_units_are_renewed_together_and_each_round_once(city: town.City) -> None:
    sun, today = city.actors["孙"], clock.today()
    near, good = member(city, "motor", 10), member(city, "optics", None, "会长单位")
    seen = {near.pk: near.valid_until, good.pk: None}
    done = memberships.renew(city["physics"], seen, by=sun)
    assert (done.count, done.left_out) == (1, {"长期有效，不用续会": 1})
    near.refresh_from_db()
    assert near.valid_until == later(today + 10 * DAY, 12)
    entry = Entry.objects.get(entity="membership", verb="renew")
    assert entry.diff == {"valid_until": [str(today + 10 * DAY), str(near.valid_until)]}
    with pytest.raises(Overtaken, match="已续过"):
        memberships.renew(city["physics"], {near.pk: today + 10 * DAY}, by=sun)
    ties.leave(near, today, by=sun)
    with pytest.raises(Overtaken, match="该单位已退出"):
        memberships.renew(city["physics"], {near.pk: near.valid_until}, by=sun)
    with pytest.raises(Refused, match="没有维护该组织信息的职责"):
        memberships.renew(city["physics"], seen, by=STRANGER)


def test_kind_and_end_of_a_unit_are_told_anew_by_who_keeps_the_roll(city: town.City) -> None:
    sun, row = city.actors["孙"], member(city, "motor", 10)
    end = clock.today() + 100 * DAY
    assert memberships.tell(row, kind="理事单位", valid_until=end, by=sun).kind == "理事单位"
    with pytest.raises(Refused, match="没有维护该组织信息的职责"):
        memberships.tell(row, kind="会长单位", valid_until=None, by=STRANGER)
    ties.leave(row, clock.today(), by=sun)
    with pytest.raises(Refused, match="该单位已退出，请刷新页面"):
        memberships.tell(row, kind="会长单位", valid_until=None, by=sun)


def test_table_and_certificates_leave_with_a_line_of_how_many_and_for_who_keeps_them_alone(city: town.City) -> None:
    body, sun = city["physics"], city.actors["孙"]
    for note, verb in ((memberships.note_export, "export_memberships"), (memberships.note_cards, "print_certificates")):
        with pytest.raises(Refused, match="没有维护该组织信息的职责"):
            note(body, 3, by=STRANGER)
        note(body, 3, by=sun)
        told = Entry.objects.get(entity="organisation", entity_id=body.pk, verb=verb)
        assert (told.diff, told.person_id) == ({"rows": ["", "3"]}, sun.person_id)


def test_views_and_kinds_are_counted_and_the_highest_kind_stands_first(city: town.City) -> None:
    sun, roll = city.actors["孙"], city["physics"]
    settled = rules.membership_rules(roll)
    near, lead = member(city, "motor", 10), member(city, "optics", None, "会长单位")
    assert list(queries.members_listed(sun, roll, settled)) == [lead, near]
    assert list(queries.members_listed(sun, roll, settled, kind="会员单位")) == [near]
    assert queries.member_counts(sun, roll, 60) == {"current": 2, "soon": 1, "late": 0, "left": 0}
    assert queries.member_kinds(sun, roll, "current", 60) == [("会员单位", 1), ("会长单位", 1)]
    ties.leave(near, clock.today() + 5 * DAY, by=sun)  # told ahead: belongs still, is asked for nothing
    near.refresh_from_db()
    assert queries.member_counts(sun, roll, 60) == {"current": 2, "soon": 0, "late": 0, "left": 0}
    assert near.is_over is False
    Membership.objects.filter(pk=near.pk).update(ends_on=clock.today() - DAY)
    near.refresh_from_db()
    assert (near.is_over, list(queries.members_listed(sun, roll, settled, "left"))) == (True, [near])
    assert queries.member_of(sun, roll, lead.pk) == lead
    assert queries.member_of(sun, city["federation"], lead.pk) is None


def secretary(unit: Organisation, name: str, login: str = "", email: str = "") -> None:
    """Somebody who holds that office there, with an account where a login is given."""
    one = members.register(persons.Particulars(name=name, email=email), unit, by=SYSTEM)
    posts.appoint(one, unit, "secretary_general", by=SYSTEM, starts_on=clock.today() - DAY)
    if login:
        accounts.open_for(one, login, "Kexie-2026-words", email="", by=SYSTEM)


def test_a_step_is_told_once_to_who_leads_the_unit_else_to_its_own_address(city: town.City) -> None:
    secretary(city["motor"], "王秘书", "wang")
    secretary(city["optics"], "无路秘书")  # reached by nothing: the unit's own address is
    Organisation.objects.filter(pk=city["optics"].pk).update(email="office@optics.example.cn")
    member(city, "motor", 20)
    member(city, "optics", -3)
    assert dunning.sweep() == 2
    told = MembershipReminder.objects.order_by("step").values_list("member__member__name_key", "step")
    assert [step for _, step in told] == [0, 30]
    sent = Message.objects.filter(kind="associations.membership_due").order_by("channel")
    assert [(row.channel, row.person_id is None) for row in sent] == [
        ("email", True), ("in_app", False),
    ]  # fmt: skip
    assert "会员资格（会员单位）已于" in sent[0].text
    assert "会员资格（会员单位）将于" in sent[1].text
    assert dunning.sweep() == 0
    assert Message.objects.filter(kind="associations.membership_due").count() == 2


def test_a_closed_unit_and_one_without_a_way_are_noted_and_told_nothing(city: town.City) -> None:
    closed, silent = member(city, "motor", 20), member(city, "optics", 20)
    secretary(city["motor"], "王秘书", "wang")
    told = {"state": "closed", "closed_on": clock.today(), "email": "office@motor.example.cn"}
    Organisation.objects.filter(pk=city["motor"].pk).update(**told)
    assert dunning.sweep() == 2
    assert {row.member_id for row in MembershipReminder.objects.all()} == {closed.pk, silent.pk}
    assert Message.objects.filter(kind="associations.membership_due").count() == 0


def test_what_changed_between_looking_and_telling_is_not_told_of_a_unit(city: town.City) -> None:
    settled = rules.membership_rules(city["physics"])
    far, told = member(city, "motor", 300), member(city, "optics", 20)
    assert dunning._tell_unit(far.pk, settled) == 0
    assert [dunning._tell_unit(told.pk, settled) for _ in range(2)] == [1, 0]
    ties.leave(told, clock.today(), by=city.actors["孙"])
    assert dunning._tell_unit(told.pk, settled) == 0


def test_a_unit_over_its_end_by_the_months_of_the_house_ends_with_a_line_in_the_journal(city: town.City) -> None:
    row, other = member(city, "motor", -400), member(city, "optics", -3)
    assert dunning.sweep() == 2  # one ended, one told
    row.refresh_from_db()
    other.refresh_from_db()
    assert (row.ends_on, other.ends_on) == (clock.today(), None)
    entry = Entry.objects.get(entity="membership", verb="lapse")
    assert (entry.entity_id, entry.note.text) == (row.pk, "逾期未续")
    assert memberships.lapse(row, 6, by=SYSTEM) is False


def test_who_keeps_the_units_has_one_thing_to_do_with_how_many(city: town.City) -> None:
    member(city, "motor", 20)
    late = member(city, "optics", -3)
    assert waiting(city) == []
    dunning.sweep()
    [one] = waiting(city)
    here = f"/desk/organisations/{city['physics'].number}/members/"
    assert (one.title, one.url) == ("办理续会：2 家单位会员将到期或逾期", f"{here}?view=late")
    memberships.renew(city["physics"], {late.pk: late.valid_until}, by=city.actors["孙"])
    [one] = waiting(city)
    assert (one.title, one.url) == ("办理续会：1 家单位会员将到期或逾期", f"{here}?view=soon")


def waiting(city: town.City) -> list[todo.Todo]:
    """What waits for 孙."""
    rows = [row for part in todo.parts(city.actors["孙"]) for row in part if row[0] == "units_due"]
    return [todo._todo(*row) for row in rows]
