"""A right is a post, in its term, over its organisation's subtree."""

import json
import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM, Actor
from kexie.organisations import actors, queries, rules
from kexie.organisations import posts as table
from kexie.organisations.actions import organisations, posts
from kexie.organisations.models import Organisation
from kexie.people.models import Account, Person
from tests.organisations.city import City

ALL = set(range(14))


def keys(city: City, found) -> set[str]:
    names = {unit.pk: key for key, unit in city.units.items()}
    return {names[one.pk] for one in found}


def test_a_right_over_people_reaches_the_whole_subtree_and_nothing_beside_it(city: City) -> None:
    zhao = city.actor("赵", "chair", "jiang")
    assert keys(city, queries.organisations_where(zhao, "people.read")) == {
        "jiang",
        "jiang_office",
        "motor",
        "federation",
    }


def test_a_right_in_the_units_own_name_reaches_its_departments_only(city: City) -> None:
    chen = city.actor("陈", "officer", "city")
    assert keys(city, queries.organisations_where(chen, "documents.draft")) == {"city", "enterprises", "office"}
    assert keys(city, queries.organisations_where(chen, "receipts.sign")) == {"city", "enterprises", "office"}
    assert len(queries.organisations_where(chen, "people.read")) == len(city.units)


def test_holds_agrees_with_the_set_for_every_right_and_unit(city: City) -> None:
    for name, kind, unit in (("陈", "officer", "city"), ("赵", "chair", "jiang"), ("王", "secretary_general", "motor")):
        actor = city.actor(name, kind, unit)
        for right in table.RIGHTS:
            inside = {one.pk for one in queries.organisations_where(actor, right)}
            assert inside == {one.pk for one in city.units.values() if rules.holds(actor, right, one.pk)}, (kind, right)


def test_holds_is_one_query(city: City) -> None:
    chen = city.actor("陈", "officer", "city")
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert rules.holds(chen, "people.read", city["motor"].pk)
    assert len(seen) == 1


def _reads(statement: str) -> tuple[set[str], set[str]]:
    """Tables a statement reads from end to end, and indexes it uses, where the planner may choose."""
    with connection.cursor() as cursor:
        # A dozen rows are read whole whatever there is to help; the measure at 20,000 units is bench/register.py.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {statement}")
        told = json.dumps(cursor.fetchone()[0])
        cursor.execute("SET LOCAL enable_seqscan = on")
    whole = set(re.findall(r'"Node Type": "Seq Scan"[^{}]*?"Relation Name": "(\w+)"', told))
    return whole, set(re.findall(r'"Index Name": "(\w+)"', told))


def test_a_right_and_every_visible_set_are_one_query_that_indexes_serve(city: City) -> None:
    zhao = city.actor("赵", "officer", "jiang")
    asked = {
        "holds": lambda: rules.holds(zhao, "organisations.edit", city["motor"].pk),
        "where": lambda: list(rules.organisations_where(zhao, "people.read")),
        "inside": lambda: list(rules.organisations_where(zhao, "receipts.sign")),
        "listed": lambda: list(rules.listed_organisations(zhao).order_by("name_key", "id")[:50]),
        "visible": lambda: list(rules.visible_organisations(zhao).filter(number=city["motor"].number)),
        "people": lambda: list(rules.visible_people(zhao).order_by("name_key", "id")[:50]),
    }
    for name, call in asked.items():
        with CaptureQueriesContext(connection) as seen:
            assert call(), name
        # Whether a post is at the top is asked first (rules.visible_people).
        assert len(seen) == (2 if name == "people" else 1), name
        whole, indexes = _reads(seen[-1]["sql"])
        assert whole == set(), name
        assert any(index.startswith("ancestry") for index in indexes), name


def test_an_actor_who_only_reads_is_told_the_same_and_is_asked_about_once_an_organisation(city: City) -> None:
    for name, kind, unit in (("陈", "officer", "city"), ("赵", "chair", "jiang"), ("王", "secretary_general", "motor")):
        acting = city.actor(name, kind, unit)
        reading = replace(acting, known={})
        asked = [(right, one.pk) for right in table.RIGHTS for one in city.units.values()]
        with CaptureQueriesContext(connection) as seen:
            told = [rules.holds(reading, right, pk) for right, pk in asked]
        assert told == [rules.holds(acting, right, pk) for right, pk in asked], (name, kind)
        assert len(seen) <= len(city.units)


def test_the_set_is_the_same_for_who_only_reads_and_takes_the_house_from_the_post_at_hand(city: City) -> None:
    for name, kind, unit in (("陈", "officer", "city"), ("赵", "chair", "jiang"), ("王", "committee_member", "motor")):
        acting = city.actor(name, kind, unit)
        account = Account.objects.create(
            person_id=acting.person_id, username=name, password="!", created_at=clock.now(), is_active=True
        )
        reading = actors.reading(acting, actors.posts_of(account))
        for right in table.RIGHTS:
            with CaptureQueriesContext(connection) as seen:
                told = list(queries.organisations_where(reading, right))
            assert keys(city, told) == keys(city, queries.organisations_where(acting, right)), (name, right)
            assert not any("organisations_post" in one["sql"] for one in seen.captured_queries), right
            houses = [set(Organisation.objects.filter(pk__in=rules.own_house(one, right))) for one in (reading, acting)]
            assert houses[0] == houses[1], (name, right)
            held = [
                {key for key, row in city.units.items() if rules.holds(one, right, row.pk)} for one in (reading, acting)
            ]
            assert held[0] == held[1], (name, right)


def test_who_only_reads_without_a_post_has_no_house(city: City) -> None:
    person = Actor(person_id=city.actor("陈", "officer", "city").person_id)
    assert keys(city, queries.organisations_where(actors.reading(person, []), "documents.draft")) == set()


def test_who_only_reads_is_told_the_same_of_people_too(city: City) -> None:
    acting, someone = (
        city.actor("陈", "officer", "city"),
        Person.objects.get(pk=city.actor("王", "chair", "motor").person_id),
    )
    reading = replace(acting, known={})
    for right in table.RIGHTS:
        with CaptureQueriesContext(connection) as seen:
            told = [rules.members.keeps(reading, right, someone) for _ in range(2)]
        assert told == [rules.members.keeps(acting, right, someone)] * 2, right
        assert len(seen) <= 4


def test_an_unknown_right_is_a_fault_of_the_caller(city: City) -> None:
    with pytest.raises(KeyError):
        rules.holds(STRANGER, "documents.dream", city["city"].pk)
    with pytest.raises(KeyError):
        queries.organisations_where(STRANGER, "documents.dream")


def test_the_system_holds_everything_a_stranger_nothing(city: City) -> None:
    assert rules.holds(SYSTEM, "documents.issue", city["motor"].pk)
    assert len(queries.organisations_where(SYSTEM, "documents.issue")) == len(city.units)
    assert not rules.holds(STRANGER, "documents.issue", city["motor"].pk)
    assert keys(city, queries.organisations_where(STRANGER, "people.read")) == set()
    assert not rules.holds(city.actor("陈", "officer", "city"), "people.read", None)


def test_a_term_holds_to_the_last_second_of_its_day_in_shanghai(city: City) -> None:
    chen = city.actor("陈", "officer", "city")
    post = city.people["陈"].posts.get()
    with clock.at(clock.shanghai(2030, 1, 1)):
        posts.end(post, clock.shanghai(2030, 6, 30).date(), by=SYSTEM, note="换届")
    with clock.at(clock.shanghai(2030, 6, 30, 23, 59, 58)):
        assert rules.holds(chen, "people.read", city["motor"].pk)
    with clock.at(clock.shanghai(2030, 7, 1, 0, 0, 0)):
        assert not rules.holds(chen, "people.read", city["motor"].pk)


def test_a_term_that_has_not_begun_gives_nothing(city: City) -> None:
    chen = city.actor("陈", "officer", "city")
    with clock.at(clock.shanghai(2020, 1, 1)):
        assert not rules.holds(chen, "people.read", city["city"].pk)
        assert not rules.holds(replace(chen, known={}), "people.read", city["city"].pk)


def test_only_the_post_acted_through_counts(city: City) -> None:
    city.actor("赵", "chair", "jiang")
    member = city.actor("赵", "committee_member", "hong")
    assert keys(city, queries.organisations_where(member, "people.read")) == {"hong", "hospital"}
    assert not rules.holds(member, "documents.sign_off", city["jiang"].pk)


def test_somebody_elses_post_cannot_be_borrowed(city: City) -> None:
    chen = city.actor("陈", "officer", "city")
    zhao = city.actor("赵", "chair", "jiang")
    borrowed = Actor(person_id=zhao.person_id, post_id=chen.post_id)
    assert not rules.holds(borrowed, "people.read", city["motor"].pk)
    assert keys(city, queries.organisations_where(borrowed, "people.read")) == set()


def test_system_admin_has_no_business_right(city: City) -> None:
    admin = city.actor("管", "system_admin", "city")
    held = {right for right in table.RIGHTS if rules.holds(admin, right, city["city"].pk)}
    assert held == {"accounts.manage", "calendar.edit", "journal.read", "site.edit"}


def test_a_post_in_a_closed_organisation_gives_nothing_from_that_moment(city: City) -> None:
    wang = city.actor("王", "secretary_general", "motor")
    zhao = city.actor("赵", "officer", "jiang")
    organisations.dissolve(city["motor"], by=zhao, note="企业注销")
    assert not rules.holds(wang, "documents.draft", city["motor"].pk)
    assert city.people["王"].posts.get().ends_on == clock.today()


def test_visible_organisations_agree_with_can_view(city: City) -> None:
    actors_ = [city.actor("赵", "chair", "jiang"), city.actor("王", "liaison", "optics"), STRANGER, SYSTEM]
    actors_.append(Actor(person_id=city.people["王"].pk))
    for actor in actors_:
        seen = {one.pk for one in queries.visible_organisations(actor)}
        assert seen == {one.pk for one in city.units.values() if rules.can_view(actor, one)}


def test_a_post_sees_its_subtree_and_the_line_above(city: City) -> None:
    wang = city.actor("王", "liaison", "motor")
    assert keys(city, queries.visible_organisations(wang)) == {"motor", "jiang", "city"}


def test_lists_show_the_subtree_without_the_line_above(city: City) -> None:
    zhao = city.actor("赵", "officer", "jiang")
    assert keys(city, rules.listed_organisations(zhao)) == {"jiang", "jiang_office", "motor", "federation"}
    for actor in (SYSTEM, STRANGER, Actor(person_id=city.people["赵"].pk)):
        assert set(rules.listed_organisations(actor)) == set(rules.visible_organisations(actor))


def test_a_person_without_post_sees_where_they_work(city: City) -> None:
    city.actor("王", "liaison", "motor")
    li = Actor(person_id=city.people["王"].pk)
    assert keys(city, queries.visible_organisations(li)) == {"motor"}
    assert keys(city, queries.visible_organisations(STRANGER)) == set()


def test_actor_of_takes_the_first_post_or_the_chosen_one(city: City) -> None:
    first = city.actor("赵", "chair", "jiang")
    second = city.actor("赵", "committee_member", "city")
    account = Account.objects.create(person=city.people["赵"], username="zhao", created_at=clock.now())
    assert actors.actor_of(account) == first
    assert actors.actor_of(account, second.post_id) == second
    assert actors.actor_of(account, city.actor("陈", "officer", "city").post_id) == first
    assert [post.label for post in actors.posts_of(account)] == ["主席", "委员"]


def test_accounts_without_person_post_or_life_hold_nothing(city: City) -> None:
    empty = Account.objects.create(username="empty", created_at=clock.now())
    assert actors.posts_of(empty) == []
    assert actors.actor_of(empty) == STRANGER
    city.actor("赵", "chair", "jiang")
    closed = Account.objects.create(person=city.people["赵"], username="zhao", created_at=clock.now(), is_active=False)
    assert actors.actor_of(closed) == STRANGER
    posts.end(city.people["赵"].posts.get(), clock.shanghai(2000, 1, 1).date(), by=SYSTEM, note="误任")
    closed.is_active = True
    assert actors.actor_of(closed) == Actor(person_id=city.people["赵"].pk)


def test_every_post_kind_carries_known_rights_only() -> None:
    assert {right for kind in table.KINDS.values() for right in kind.rights} == set(table.RIGHTS)
    assert set(table.RIGHTS) > table.OWN_HOUSE
    assert table.rights_of("king") == frozenset()
    with pytest.raises(ValueError):
        table._kind("king", "王", "documents.dream")


def test_classes_of_addressees_expand_within_the_issuers_subtree(city: City) -> None:
    from kexie.organisations import kinds

    assert keys(city, queries.of_kinds(city["city"], kinds.BASIC)) == {
        "motor",
        "steel",
        "optics",
        "university",
        "hospital",
    }
    assert keys(city, queries.of_kinds(city["city"], ["association"], kinds.DISTRICT_LEVELS)) == {
        "jiang",
        "hong",
        "lake",
    }
    assert keys(city, queries.of_kinds(city["city"], ["society"])) == {"physics"}
    assert keys(city, queries.of_kinds(city["city"], ["department"])) == {"enterprises", "office"}
    assert keys(city, queries.of_kinds(city["jiang"], kinds.BASIC)) == {"motor"}
    assert keys(city, queries.of_kinds(city["motor"], [])) == set()
    assert keys(city, queries.of_kinds(city["city"], kinds.BASIC, chosen=[city["motor"].pk])) == {"motor"}
    Organisation.objects.filter(pk=city["motor"].pk).update(state="closed", closed_on=clock.today())
    assert keys(city, queries.of_kinds(city["jiang"], [])) == {"jiang_office", "federation"}
