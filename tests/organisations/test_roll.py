"""会员名册: with consent, for as long as it is given. And what leaving a unit ends."""

from datetime import timedelta

import pytest

from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM, Actor
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations import queries, rules
from kexie.organisations.actions import members, posts, roll
from kexie.organisations.models import Installation, Member, Post
from kexie.people import queries as people
from kexie.people.actions import consents, persons
from kexie.people.models import Person
from tests.organisations.city import City

DAY = timedelta(days=1)


@pytest.fixture
def staffed(city: City) -> City:
    """赵 keeps the district, 王 one association in it, 文 types there, 李 works there."""
    for name, kind, unit in (
        ("陈", "officer", "city"), ("赵", "officer", "jiang"), ("王", "secretary_general", "motor"),
        ("文", "data_entry", "motor"),
    ):  # fmt: skip
        city.actor(name, kind, unit)
    city.people["李"] = members.register(persons.Particulars(name="李"), city["motor"], by=SYSTEM)
    Installation.objects.create(organisation=city["city"], begun_at=clock.now())
    return city


def agree(person: Person) -> None:
    consents.give(person, people.consent_text("membership"), by=Actor(person_id=person.pk))


def test_nobody_is_a_member_without_having_agreed(staffed: City) -> None:
    li, motor, wang = staffed.people["李"], staffed["motor"], staffed.actors["王"]
    with pytest.raises(Refused, match="本人还没有同意会员登记"):
        roll.admit(li, motor, by=wang)
    agree(li)
    row = roll.admit(li, motor, by=wang, society=" 市物理学会 ")
    assert (row.joined_on, row.society, row.consent.way) == (clock.today(), "市物理学会", "page")
    assert str(row) == f"{li.pk} @ {motor.pk}"
    with pytest.raises(Overtaken, match="已在该组织的会员名册里"):
        roll.admit(li, motor, by=wang)


def test_a_signature_on_paper_is_noted_as_such_and_serves_once_for_all_rolls(staffed: City) -> None:
    li = staffed.people["李"]
    first = roll.admit(li, staffed["motor"], by=staffed.actors["文"], signed=True)
    second = roll.admit(li, staffed["physics"], by=staffed.actors["陈"], signed=True)
    assert (first.consent, first.consent.way) == (second.consent, "paper")


def test_who_may_admit_where_and_when(staffed: City) -> None:
    li, wang = staffed.people["李"], staffed.actors["王"]
    agree(li)
    for organisation, by, rule in (
        ("jiang", "赵", "member.admit.kind"), ("hospital", "王", "member.admit.right"),
        ("steel", "赵", "member.admit.right"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            roll.admit(li, staffed[organisation], by=staffed.actors[by])
        assert refusal.value.rule == rule
    with pytest.raises(Refused, match="不能晚于今天"):
        roll.admit(li, staffed["motor"], by=wang, on=clock.today() + DAY)
    qian = members.register(persons.Particulars(name="钱"), staffed["steel"], by=SYSTEM)
    with pytest.raises(Refused) as refusal:
        roll.admit(qian, staffed["motor"], by=wang)
    assert refusal.value.rule == "consent.note.right"
    staffed["motor"].state = "closed"
    assert rules.can_admit(wang, staffed["motor"]).rule == "member.admit.active"


def test_a_membership_ends_by_oneself_or_who_keeps_the_roll_and_once(staffed: City) -> None:
    li, motor = staffed.people["李"], staffed["motor"]
    row = roll.admit(li, motor, by=staffed.actors["王"], signed=True, on=clock.today() - 9 * DAY)
    for by in (staffed.actors["陈"], staffed.actors["赵"], SYSTEM, Actor(person_id=li.pk)):
        assert rules.can_end_member(by, row)
    assert rules.can_end_member(STRANGER, row).rule == "member.end.right"
    for day in (clock.today() - 10 * DAY, clock.today() + DAY):
        with pytest.raises(Refused, match="应在入会之后"):
            roll.leave(row, by=Actor(person_id=li.pk), last_day=day)
    assert roll.leave(row, by=Actor(person_id=li.pk)).left_on == clock.today()
    with pytest.raises(Refused, match="已退会"):
        roll.leave(row, by=staffed.actors["王"])
    assert roll.admit(li, motor, by=staffed.actors["王"]).left_on is None


def test_withdrawing_consent_ends_every_membership_the_same_moment(staffed: City) -> None:
    li = staffed.people["李"]
    for unit in ("motor", "physics"):
        roll.admit(li, staffed[unit], by=staffed.actors["陈"], signed=True)
    assert roll.withdraw(li, "membership", by=Actor(person_id=li.pk)) == 2
    assert set(Member.objects.values_list("left_on", flat=True)) == {clock.today()}
    consents.give(li, people.consent_text("sensitive"), by=Actor(person_id=li.pk))
    assert roll.withdraw(li, "sensitive", by=staffed.actors["王"]) == 0  # as they wrote on paper
    with pytest.raises(Refused) as refusal:
        roll.withdraw(li, "sensitive", by=Actor(person_id=staffed.people["陈"].pk))
    assert refusal.value.rule == "consent.note.right"


def test_a_roll_is_seen_by_who_reads_people_there_and_each_sees_their_own(staffed: City) -> None:
    li, motor = staffed.people["李"], staffed["motor"]
    row = roll.admit(li, motor, by=staffed.actors["王"], signed=True)
    seen = {name: list(queries.roll(actor, motor)) for name, actor in staffed.actors.items()}
    assert seen == {name: [row] for name in ("陈", "赵", "王", "文")}
    assert list(queries.roll(Actor(person_id=li.pk), motor)) == [row]
    assert (list(queries.roll(STRANGER, motor)), list(queries.roll(SYSTEM, motor))) == ([], [row])
    hong = staffed.actor("洪", "officer", "hong")
    assert (queries.member(hong, motor, row.pk), queries.member(SYSTEM, motor, row.pk)) == (None, row)
    roll.leave(row, by=SYSTEM)
    assert (list(queries.roll(SYSTEM, motor)), list(queries.roll(SYSTEM, motor, "left"))) == ([], [row])
    assert list(queries.memberships(li)) == [row]


def test_the_words_are_published_by_whose_association_this_is(staffed: City) -> None:
    assert roll.publish("membership", "新版", by=staffed.actors["陈"]).version == 2
    with pytest.raises(Refused, match="由本系统所属科协"):
        roll.publish("membership", "再一版", by=staffed.actors["赵"])
    Installation.objects.all().delete()
    assert not rules.can_word_consents(staffed.actors["陈"])


# Leaving


def test_leaving_a_unit_ends_its_posts_the_same_moment(staffed: City) -> None:
    wang = staffed.people["王"]
    affiliation = wang.affiliations.get()
    affiliation.__class__.objects.filter(pk=affiliation.pk).update(starts_on=clock.today() - 9 * DAY)
    Post.objects.filter(person=wang).update(starts_on=clock.today() - 9 * DAY)
    assert rules.holds(staffed.actors["王"], "receipts.sign", staffed["motor"].pk)
    members.leave(affiliation, clock.today() - DAY, by=staffed.actors["赵"])
    assert not rules.holds(staffed.actors["王"], "receipts.sign", staffed["motor"].pk)
    assert Post.objects.get(person=wang).ends_on == clock.today() - DAY


def test_rights_last_as_long_as_the_last_day(staffed: City) -> None:
    wang = staffed.people["王"]
    members.leave(wang.affiliations.get(), clock.today(), by=SYSTEM)
    assert rules.holds(staffed.actors["王"], "receipts.sign", staffed["motor"].pk)
    with clock.at(clock.now() + DAY):
        assert not rules.holds(staffed.actors["王"], "receipts.sign", staffed["motor"].pk)
    posted = Post.objects.get(person=wang)
    assert posted.ends_on == clock.today()


def test_posts_elsewhere_and_where_one_works_besides_go_on(staffed: City) -> None:
    wang, motor = staffed.people["王"], staffed["motor"]
    federation = posts.appoint(wang, staffed["federation"], "committee_member", by=SYSTEM)
    earlier = posts.appoint(wang, motor, "liaison", by=SYSTEM, starts_on=clock.today() - 9 * DAY, ends_on=clock.today())
    assert {one.kind for one in rules.posts_left(wang.affiliations.get())} == {"secretary_general", "liaison"}
    members.leave(wang.affiliations.get(), clock.today(), by=SYSTEM)
    for post, ends in ((federation, None), (earlier, clock.today())):
        post.refresh_from_db()
        assert post.ends_on == ends
    chen = staffed.people["陈"]
    second = members.affiliate(chen, staffed["office"], by=SYSTEM)
    assert list(rules.posts_left(second)) == list(rules.posts_left(chen.affiliations.get(organisation=staffed["city"])))
    assert list(rules.posts_left(second)) == []  # a department of the house: who works there serves the house
    members.leave(second, clock.today(), by=SYSTEM)
    with clock.at(clock.now() + DAY):
        assert [one.kind for one in rules.posts_left(chen.affiliations.get(organisation=staffed["city"]))] == [
            "officer"
        ]


def test_who_goes_to_a_department_of_the_same_house_keeps_the_post_of_the_house(staffed: City) -> None:
    chen = staffed.people["陈"]
    old = chen.affiliations.get()
    old.__class__.objects.filter(pk=old.pk).update(starts_on=clock.today() - 9 * DAY)
    members.transfer(old, staffed["office"], by=SYSTEM)
    assert Post.objects.get(person=chen).ends_on is None
    new = chen.affiliations.get(organisation=staffed["office"])
    new.__class__.objects.filter(pk=new.pk).update(starts_on=clock.today() - 5 * DAY)
    members.transfer(new, staffed["steel"], by=SYSTEM)
    assert not Post.objects.filter(person=chen).exists()  # it began today and nothing was done through it


def test_a_typist_does_not_dismiss_the_secretary_by_noting_that_he_left(staffed: City) -> None:
    affiliation = staffed.people["王"].affiliations.get()
    with pytest.raises(Refused) as refusal:
        members.leave(affiliation, clock.today(), by=staffed.actors["文"])
    assert (refusal.value.rule, "光明电机公司科协秘书长" in refusal.value.reason) == ("affiliation.end.rank", True)
    typist = staffed.people["文"].affiliations.get()
    assert rules.can_let_go(staffed.actors["王"], typist)
    assert rules.can_let_go(staffed.actors["王"], affiliation)
    assert rules.can_let_go(staffed.actors["陈"], affiliation)
    assert not rules.can_let_go(staffed.actors["陈"].__class__(person_id=typist.person_id), typist)


def test_cards_are_printed_by_who_keeps_the_roll_of_an_association_that_stands(staffed: City) -> None:
    motor = staffed["motor"]
    for organisation, by, rule in (
        (motor, "文", ""), (motor, "陈", ""), (staffed["jiang"], "陈", "member.cards.kind"),
        (staffed["steel"], "王", "member.cards.right"),
    ):  # fmt: skip
        verdict = rules.can_print_cards(staffed.actors[by], organisation)
        assert (bool(verdict), verdict.rule) == (not rule, rule), (organisation, by)
    roll.note_cards(motor, 1, by=staffed.actors["王"])
    assert list(Entry.objects.filter(verb="print_cards").values_list("entity_id", flat=True)) == [motor.pk]
    with pytest.raises(Refused, match="没有维护该组织会员的职责"):
        roll.note_cards(staffed["steel"], 1, by=staffed.actors["王"])
    motor.state = "closed"
    assert rules.can_print_cards(staffed.actors["王"], motor).rule == "member.cards.kind"
