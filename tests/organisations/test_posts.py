"""Appointing, terms, members, accounts: who may, and what stands afterwards."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM, Actor
from kexie.kit.journal import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations import invariants, queries, rules
from kexie.organisations.actions import installation, members, organisations, posts
from kexie.organisations.models import Affiliation, Batch, Installation, Organisation, Post
from kexie.organisations.queries import people as people_queries
from kexie.people.actions import accounts, persons
from kexie.people.models import Account, Person
from tests.organisations.city import City

DAY = timedelta(days=1)


def person(city: City, name: str, unit: str = "motor") -> Person:
    return members.register(persons.Particulars(name=name), city[unit], by=SYSTEM)


def test_an_appointment_comes_from_above(city: City) -> None:
    zhao = city.actor("赵", "officer", "jiang")
    post = posts.appoint(person(city, "王"), city["motor"], "chair", by=zhao, ends_on=clock.today() + 5 * DAY)
    assert (post.kind, post.label, post.starts_on, post.ends_on) == (
        "chair",
        "主席",
        clock.today(),
        clock.today() + 5 * DAY,
    )
    entry = Entry.objects.get(entity="post", entity_id=post.pk)
    assert (entry.verb, entry.person_id, entry.post_id) == ("appoint", zhao.person_id, zhao.post_id)
    for unit in ("jiang", "hospital"):
        with pytest.raises(Refused) as refusal:
            posts.appoint(post.person, city[unit], "chair", by=zhao)
        assert refusal.value.reason == "须由业务指导单位的经办人或系统管理员办理任职"


def test_nobody_appoints_or_dismisses_themselves(city: City) -> None:
    admin = city.actor("管", "system_admin", "city")
    with pytest.raises(Refused) as refusal:
        posts.appoint(city.people["管"], city["city"], "leader", by=admin)
    assert refusal.value.reason == "不能为自己任命，请由业务指导单位办理"
    with pytest.raises(Refused) as refusal:
        posts.end(city.people["管"].posts.get(), clock.today(), by=admin, note="x")
    assert refusal.value.reason == "不能为自己免职，请由业务指导单位办理"
    lines = [
        posts.Appointment(person(city, "王"), city["city"], "chair"),
        posts.Appointment(city.people["管"], city["city"], "leader"),
    ]
    with pytest.raises(Refused) as refusal:
        posts.appoint_many(lines, by=admin, starts_on=clock.today())
    assert refusal.value.reason == "不能为自己任命，请由业务指导单位办理"
    assert Post.objects.count() == 1


def test_an_administrator_appoints_others_anywhere_below(city: City) -> None:
    admin = city.actor("管", "system_admin", "city")
    assert posts.appoint(person(city, "王"), city["motor"], "liaison", by=admin).kind == "liaison"


@pytest.mark.parametrize(
    ("kind", "length", "said"),
    [("king", None, "没有这种职务，请从列表中选择"), ("chair", -1, "任期结束不能早于开始")],
)
def test_an_impossible_appointment_says_why(city: City, kind: str, length: int | None, said: str) -> None:
    ends_on = clock.today() + length * DAY if length else None
    with pytest.raises(Refused) as refusal:
        posts.appoint(person(city, "王"), city["motor"], kind, by=SYSTEM, ends_on=ends_on)
    assert refusal.value.reason == said


def test_the_same_post_cannot_be_held_twice_at_once_but_again_later(city: City) -> None:
    wang = person(city, "王")
    first = posts.appoint(wang, city["motor"], "chair", by=SYSTEM, ends_on=clock.today() + 9 * DAY)
    with pytest.raises(Overtaken):
        posts.appoint(wang, city["motor"], "chair", by=SYSTEM, starts_on=clock.today() + 9 * DAY)
    posts.appoint(wang, city["motor"], "chair", by=SYSTEM, starts_on=clock.today() + 10 * DAY)
    posts.appoint(wang, city["motor"], "liaison", by=SYSTEM)
    with pytest.raises(Overtaken):
        posts.end(first, clock.today() + 12 * DAY, by=SYSTEM, note="延长")
    assert [post.kind for post in queries.posts_in(city["motor"])] == ["chair", "liaison"]
    assert [post.kind for post in queries.posts_in(city["motor"], past=True)] == ["chair", "chair", "liaison"]
    assert len(queries.posts_held(wang)) == 3


def test_ending_before_the_first_day_takes_the_post_back(city: City) -> None:
    post = posts.appoint(person(city, "王"), city["motor"], "chair", by=SYSTEM)
    with pytest.raises(Refused) as refusal:
        posts.end(post, clock.today(), by=SYSTEM, note=" ")
    assert refusal.value.reason == "请写明免职的理由"
    assert posts.end(post, clock.today() - DAY, by=SYSTEM, note="误任") is None
    assert Post.objects.count() == 0
    assert Entry.objects.filter(entity="post", verb="end").count() == 1


def test_an_ended_term_does_not_grow(city: City) -> None:
    old = Post.objects.create(
        person=person(city, "王"),
        organisation=city["motor"],
        kind="chair",
        starts_on=date(2020, 1, 1),
        ends_on=date(2021, 1, 1),
    )
    with pytest.raises(Refused) as refusal:
        posts.end(old, clock.today(), by=SYSTEM, note="延长")
    assert refusal.value.reason == "任期已经结束，不能延长；请重新任职"


def test_no_posts_in_a_closed_organisation(city: City) -> None:
    wang = person(city, "王")
    posts.appoint(wang, city["motor"], "chair", by=SYSTEM, starts_on=clock.today() + DAY)
    posts.appoint(wang, city["motor"], "liaison", by=SYSTEM, ends_on=clock.today() + DAY)
    organisations.close(city["motor"], by=SYSTEM, note="注销")
    for attempt in (
        lambda: posts.appoint(wang, city["motor"], "chair", by=SYSTEM),
        lambda: members.affiliate(wang, city["motor"], by=SYSTEM),
    ):
        with pytest.raises(Refused):
            attempt()
    assert [(post.kind, post.ends_on) for post in queries.posts_held(wang)] == [("liaison", clock.today())]
    assert invariants.nobody_serves_the_closed() == []
    Post.objects.update(ends_on=clock.today() + DAY)
    Affiliation.objects.update(ends_on=None)
    assert len(invariants.nobody_serves_the_closed()) == 2
    Organisation.objects.filter(pk=city["jiang"].pk).update(state="closed", closed_on=clock.today())
    assert len(invariants.closed_below_nothing_active()) == 2


def test_the_rules_for_many_say_what_the_rules_for_one_say(city: City) -> None:
    wang = person(city, "王")
    organisations.close(city["optics"], by=SYSTEM, note="注销")
    actors = [
        city.actor("陈", "officer", "city"),
        city.actor("赵", "officer", "jiang"),
        city.actor("管", "system_admin", "city"),
    ]
    units = [Organisation.objects.get(pk=unit.pk) for unit in city.units.values()]
    for actor in [*actors, SYSTEM, STRANGER]:
        for unit in units:
            assert rules.can_record_people(actor, [unit]) == rules.can_record_person(actor, unit)
            for who in (wang, city.people["陈"]):
                assert rules.can_appoint_all(actor, [(who, unit)]) == rules.can_appoint(actor, who, unit)
            # Before a person is chosen the answer is that for anybody else.
            assert rules.can_appoint_in(actor, unit) == rules.can_appoint(actor, wang, unit)
    assert rules.can_record_people(STRANGER, [])
    assert rules.can_appoint_all(STRANGER, [])


def test_many_appointments_are_one_act(city: City) -> None:
    chen = city.actor("陈", "officer", "city")
    lines = [
        posts.Appointment(person(city, f"王{n}"), city[unit], "secretary_general")
        for n, unit in enumerate(("motor", "optics"))
    ]
    before = Entry.objects.count()
    made = posts.appoint_many(lines, by=chen, starts_on=clock.today())
    assert Entry.objects.count() == before + 1
    assert {item.subject_id for item in Batch.objects.get().items.all()} == {post.pk for post in made}
    with pytest.raises(Overtaken):
        posts.appoint_many(lines, by=chen, starts_on=clock.today())


def seen_every_way(actor: Actor) -> set[Person]:
    """Whom the actor sees: the five ways to ask agree."""
    seen = set(rules.visible_people(actor))
    assert set(rules.visible_one_by_one(actor)) == seen
    assert set(rules.visible_held_against(actor)) == seen
    if not rules.reads_everybody(actor):
        assert (set(rules.visible_on_the_way(actor)), rules.visible_count(actor)) == (seen, len(seen))
    return seen


def test_of_very_many_the_first_pages_are_met_by_walking_the_register(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    zhao = city.actor("赵", "officer", "jiang")
    for number in range(7):
        person(city, f"人{number}", "motor")
    many = partial(rules.visible_count, zhao)
    assert not queries.walks(zhao, "", 50, many)  # too few units
    monkeypatch.setattr(people_queries, "_UNITS", 1)
    assert not queries.walks(zhao, "", 50, many)  # too few people
    monkeypatch.setattr(people_queries, "_MANY", 5)
    assert [queries.walks(zhao, text, 50, many) for text in ("", "r", "rm", "人")] == [True, True, False, False]
    assert not queries.walks(zhao, "", 101, many)  # too far on
    for text in ("", "r", "w", "x"):
        everybody = [one.pk for one in queries.people_listed(zhao, text)]
        walked = [queries.people_walked(zhao, text, window) for window in (slice(0, 4), slice(4, 20))]
        assert walked == [everybody[:4], everybody[4:]]


def test_a_merged_record_is_in_no_way_to_ask(city: City) -> None:
    zhao, wang, other = city.actor("赵", "officer", "jiang"), person(city, "王"), person(city, "王五", "motor")
    before = rules.visible_count(zhao)
    Person.objects.filter(pk=other.pk).update(merged_into=wang)
    assert (len(seen_every_way(zhao)), rules.visible_count(zhao)) == (before - 1, before - 1)


def test_people_are_seen_through_a_post_over_where_they_work_or_serve(city: City) -> None:
    zhao = city.actor("赵", "officer", "jiang")
    sun = city.actor("孙", "officer", "hong")
    wang = person(city, "王")
    assert {one.name for one in queries.people_listed(zhao)} == {"赵", "王"}
    # Who serves there and works elsewhere is seen at both places.
    posts.appoint(person(city, "周", "hong"), city["motor"], "liaison", by=SYSTEM)
    assert {one.name for one in queries.people_listed(zhao)} == {"赵", "王", "周"}
    assert {one.name for one in queries.people_listed(sun)} == {"孙", "周"}
    assert {one.name for one in queries.people_listed(Actor(person_id=wang.pk))} == {"王"}
    assert set(queries.people_listed(STRANGER)) == set()
    assert queries.person_seen(zhao, wang.pk) == wang
    assert queries.person_seen(sun, wang.pk) is None
    for actor in (zhao, sun, SYSTEM, STRANGER, Actor(person_id=wang.pk)):
        assert seen_every_way(actor) == {one for one in Person.objects.all() if rules.can_view_person(actor, one)}


def test_one_sign_finds_those_of_ones_own_alone_and_nobody_else(city: City) -> None:
    zhao = city.actor("赵", "officer", "jiang")
    sun = city.actor("孙", "officer", "hong")
    here, there = person(city, "王平", "motor"), person(city, "李平", "hong")
    for actor, found in ((zhao, [here]), (sun, [there]), (SYSTEM, [there, here]), (STRANGER, [])):
        assert list(queries.people_listed(actor, "平")) == found
        assert list(queries.people_listed(actor, " 平 ")) == found


def test_who_left_is_no_longer_seen(city: City) -> None:
    zhao = city.actor("赵", "officer", "jiang")
    wang = person(city, "王")
    members.transfer(wang.affiliations.get(), city["hospital"], by=SYSTEM, on=clock.today() + DAY)
    with clock.at(clock.now() + 2 * DAY):
        assert {one.name for one in queries.people_listed(zhao)} == {"赵"}
    assert [row.organisation_id for row in queries.affiliations_of(wang)] == [city["hospital"].pk, city["motor"].pk]


def test_a_post_at_the_top_finds_those_too_who_work_nowhere_and_one_below_it_does_not(city: City) -> None:
    chen, admin = city.actor("陈", "officer", "city"), city.actor("管", "system_admin", "city")
    zhao, wang = city.actor("赵", "officer", "jiang"), person(city, "王")
    members.leave(wang.affiliations.get(), clock.today(), by=SYSTEM)
    with clock.at(clock.now() + DAY):
        for actor in (chen, admin, zhao):
            assert seen_every_way(actor) == {one for one in Person.objects.all() if rules.can_view_person(actor, one)}
        assert set(rules.visible_people(chen)) == set(Person.objects.all())
        assert [wang in rules.visible_people(one) for one in (admin, zhao)] == [False, False]
        posts.end(Post.objects.get(pk=chen.post_id), clock.today(), by=SYSTEM, note="换届")
    with clock.at(clock.now() + 2 * DAY):
        assert wang not in rules.visible_people(chen)


def test_lists_of_people_take_three_queries_whatever_their_length(city: City) -> None:
    zhao = city.actor("赵", "officer", "jiang")
    counts = []
    for number in (1, 3):
        for n in range(number):
            person(city, f"王{number}{n}")
        with CaptureQueriesContext(connection) as seen:
            for one in queries.people_listed(zhao, "w", under=city["motor"]):
                assert [row.organisation.name for row in one.present] == ["光明电机公司科协"]
        counts.append(len(seen))
    assert counts == [3, 3]


def test_searching_people_by_name_or_initials(city: City) -> None:
    for name in ("王小明", "汪晓敏", "李四"):
        person(city, name)
    assert [one.name for one in queries.people_listed(SYSTEM, "wxm")] == ["汪晓敏", "王小明"]
    assert [one.name for one in queries.people_listed(SYSTEM, "小明")] == ["王小明"]
    assert [one.name for one in queries.people_listed(SYSTEM, "")] == ["李四", "汪晓敏", "王小明"]


def test_recording_people_needs_the_right_there(city: City) -> None:
    zhao = city.actor("赵", "officer", "jiang")
    with pytest.raises(Refused) as refusal:
        members.register(persons.Particulars(name="王"), city["hospital"], by=zhao)
    assert refusal.value.reason == "您没有维护该组织人员的职责"
    lines = [members.Member(persons.Particulars(name="王"), city[unit]) for unit in ("motor", "hospital")]
    with pytest.raises(Refused):
        members.register_many(lines, by=zhao, on=clock.today())
    before = Entry.objects.count()
    assert [one.name for one in members.register_many(lines[:1], by=zhao, on=clock.today())] == ["王"]
    assert Entry.objects.count() == before + 1


def test_an_affiliation_stands_once_and_ends_after_it_began(city: City) -> None:
    wang = person(city, "王")
    with pytest.raises(Overtaken):
        members.affiliate(wang, city["motor"], by=SYSTEM)
    with pytest.raises(Refused) as refusal:
        members.leave(wang.affiliations.get(), clock.today() - DAY, by=SYSTEM)
    assert refusal.value.reason == "结束日期不能早于开始日期"


def test_what_is_past_is_not_ended_again_and_no_term_runs_into_a_later_one(city: City) -> None:
    wang, today = person(city, "王"), clock.today()
    first = wang.affiliations.get()
    Affiliation.objects.filter(pk=first.pk).update(starts_on=today - 9 * DAY, ends_on=today)
    members.affiliate(wang, city["motor"], by=SYSTEM, on=today + DAY)
    with pytest.raises(Overtaken) as overtaken:
        members.leave(first, today + 5 * DAY, by=SYSTEM)
    assert overtaken.value.reason == "此人在这段时间内另有在该单位的登记"
    members.leave(first, today - DAY, by=SYSTEM)
    with pytest.raises(Refused) as refusal:
        members.leave(first, today, by=SYSTEM)
    assert refusal.value.reason == "此人已离开该单位，请刷新页面"


def test_editing_people_is_for_oneself_and_the_keeper(city: City) -> None:
    zhao, wang = city.actor("赵", "officer", "jiang"), person(city, "王")
    told = persons.Particulars(name="王五", title="高级工程师", birth_year=1970)
    assert members.edit(wang, told, by=zhao).name_key == "wang wu"
    entry = Entry.objects.get(entity="person", verb="edit")
    assert entry.diff == {"name": ["（1 字）", "（2 字）"], "title": ["", "（5 字）"], "birth_year": ["", "（4 字）"]}
    members.edit(wang, persons.Particulars(name="王"), by=Actor(person_id=wang.pk))
    members.edit(wang, persons.Particulars(name="王"), by=SYSTEM)
    with pytest.raises(Refused) as refusal:
        members.edit(wang, told, by=city.actor("孙", "officer", "hong"))
    assert refusal.value.reason == "您没有维护此人信息的职责"


def test_an_invited_person_claims_an_account_once(city: City) -> None:
    zhao, wang = city.actor("赵", "officer", "jiang"), person(city, "王")
    with pytest.raises(Refused):
        members.invite(wang, by=city.actor("孙", "officer", "hong"))
    _, old_token = members.invite(wang, by=zhao)
    letter, token = members.invite(wang, by=city.actor("管", "system_admin", "city"))
    assert str(letter.pk) not in token
    with pytest.raises(Refused) as refusal:
        accounts.claim(old_token, "wangwu", "long-enough-9")
    assert refusal.value.reason == "邀请链接无效或已使用，请联系所在科协重新发送"
    with pytest.raises(ValidationError):
        accounts.claim(token, "wangwu", "123")
    account = accounts.claim(token, "wangwu", "long-enough-9")
    assert (account.person, account.username) == (wang, "wangwu")
    with pytest.raises(Refused):
        accounts.claim(token, "other", "long-enough-9")
    with pytest.raises(Refused) as refusal:
        members.invite(wang, by=zhao)
    assert refusal.value.reason == "此人已有账号"


def test_accounts_are_stopped_and_let_in_again_by_who_manages_them(city: City) -> None:
    admin, wang = city.actor("管", "system_admin", "city"), person(city, "王")
    account = accounts.open_for(wang, "wang", None, by=SYSTEM)
    own = accounts.open_for(city.people["管"], "admin", None, by=SYSTEM)
    for who, what, note, said in (
        (city.actor("赵", "officer", "jiang"), account, "离职", "您没有管理该账号的职责"),
        (admin, own, "离职", "不能停用自己的账号"),
        (admin, account, " ", "请写明停用账号的理由"),
    ):
        with pytest.raises(Refused) as refusal:
            members.close_account(what, by=who, note=note)
        assert refusal.value.reason == said
    with pytest.raises(Refused) as refusal:
        members.reopen_account(account, by=admin)
    assert refusal.value.reason == "该账号正在使用"
    assert members.close_account(account, by=admin, note="离职").is_active is False
    with pytest.raises(Refused) as refusal:
        members.close_account(account, by=admin, note="离职")
    assert refusal.value.reason == "该账号已停用"
    with pytest.raises(Refused):
        members.reopen_account(account, by=city.actor("陈", "officer", "city"))
    assert members.reopen_account(account, by=admin).is_active is True
    assert members.close_account(account, by=SYSTEM, note="离职").is_active is False


FIRST = installation.First("甲", "jia", "long-enough-9", "jia@example.cn")


def test_a_fresh_installation_takes_its_first_association_and_officer(db: None) -> None:
    assert rules.can_begin(STRANGER)
    root, account = installation.begin(organisations.Particulars(name="某市科协"), FIRST, by=STRANGER)
    assert (root.level, root.superior_id, account.username) == ("city", None, "jia")
    held = sorted(post.kind for post in queries.posts_held(account.person))
    assert held == ["officer", "registrar", "system_admin"]
    assert rules.can_begin(STRANGER).reason == "本系统已完成初始设置，请登录"
    with pytest.raises(Refused):
        installation.begin(organisations.Particulars(name="某市科协"), FIRST)
    assert Installation.objects.get().organisation == root


def test_the_administrator_may_be_another_person_without_business_rights(db: None) -> None:
    other = installation.First("乙", "yi", "long-enough-9")
    installation.begin(organisations.Particulars(name="某区科协"), FIRST, other, level="district")
    assert [post.kind for post in queries.posts_held(Account.objects.get(username="yi").person)] == ["system_admin"]
    assert Account.objects.count() == 2


def test_the_known_password_of_a_demo_is_no_secret_that_a_rule_judges(db: None) -> None:
    weak = installation.First("甲", "jia", "123")
    installation.begin(organisations.Particulars(name="某市科协"), weak, is_demo=True)
    assert Installation.objects.get().is_demo


def test_a_weak_first_password_leaves_nothing_behind(db: None) -> None:
    with pytest.raises(ValidationError):
        installation.begin(organisations.Particulars(name="某市科协"), installation.First("甲", "jia", "123"))
    assert (Organisation.objects.count(), Account.objects.count()) == (0, 0)


def test_where_somebody_has_an_account_nothing_begins(db: None) -> None:
    Account.objects.create(username="somebody", created_at=clock.now())
    assert rules.can_begin(STRANGER).reason == "本系统已有账号，请登录"


def test_what_the_site_says_is_told_by_its_association_once_it_has_begun(db: None) -> None:
    site, contacts = installation.SiteFacts(icp_filing="鄂ICP备1号"), installation.Contacts(address="某路 1 号")
    with pytest.raises(Refused) as refusal:
        installation.tell(site, contacts, by=SYSTEM)
    assert refusal.value.reason == "本系统还没有完成初始设置"
    root, _ = installation.begin(organisations.Particulars(name="某市科协", address="某路 1 号"), FIRST, by=STRANGER)
    with pytest.raises(Refused) as refusal:
        installation.tell(site, contacts, by=STRANGER)
    assert refusal.value.reason == "只有本系统所属科协的经办人、秘书长或系统管理员可以维护网站信息"
    for _ in range(2):
        assert installation.tell(site, contacts, by=SYSTEM).icp_filing == "鄂ICP备1号"
    assert Entry.objects.get(verb="tell").diff == {"icp_filing": ["", "鄂ICP备1号"]}
    installation.tell(site, installation.Contacts(address="某路 2 号"), by=SYSTEM)
    assert Organisation.objects.get(pk=root.pk).address == "某路 2 号"


def test_who_manages_accounts_knows_names_where_his_post_reaches_and_no_more(city: City) -> None:
    wang, zhou = person(city, "王"), person(city, "周", "hospital")
    below = city.actor("管", "system_admin", "jiang")
    assert set(rules.named_people(below)) == {wang, city.people["管"]}
    assert set(rules.visible_people(below)) == {city.people["管"]}
    top = city.actor("总", "system_admin", "city")
    assert set(rules.named_people(top)) == {wang, zhou, city.people["管"], city.people["总"]}
    sun = city.actor("孙", "officer", "hong")
    assert set(rules.named_people(sun)) == set(rules.visible_people(sun)) == {zhou, city.people["孙"]}
    for actor in (below, top):
        letters = Affiliation.objects.filter(rules.named_where(actor))
        assert {one.person for one in letters} == set(rules.named_people(actor))
    assert rules.can_manage_accounts(below)
    assert rules.can_manage_accounts(sun).reason == "您的职务不管账号。请在页头选择系统管理员的职务"
    assert [one.name for one in queries.people_named(below, "w")] == ["王"]
    assert queries.person_named(below, zhou.pk) is None
