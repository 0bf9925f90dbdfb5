"""What rests on somebody's consent is written by others once they have agreed or signed, and by nobody else before."""

import pytest

from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.verdict import Refused
from kexie.organisations.actions import members, numbers, roll
from kexie.people import queries as people
from kexie.people.actions import consents, persons
from kexie.people.models import Consent, ConsentText, Person
from tests.organisations.city import City

ACCOUNT = "6222020200112233445"
KINDS = ("sensitive", "bank_account")


@pytest.fixture
def li(city: City) -> Person:
    """李 works where 王 types; 陈 is the city's officer."""
    city.actor("王", "secretary_general", "motor")
    city.people["李"] = members.register(persons.Particulars(name="李"), city["motor"], by=SYSTEM)
    return city.people["李"]


def told(**more: str) -> persons.Particulars:
    return persons.Particulars(name="李", title="工程师", **more)


def agreed(person: Person) -> list[tuple[str, str]]:
    held = Consent.objects.filter(person=person, withdrawn_at=None)
    return list(held.order_by("text__purpose").values_list("text__purpose", "way"))


def test_an_officer_writes_nation_party_and_account_with_the_signature_which_is_noted(city: City, li: Person) -> None:
    wang = city.actors["王"]
    for write in (
        lambda **more: members.edit(li, told(ethnic_group="15"), by=wang, **more),
        lambda **more: members.edit(li, told(political_status="13"), by=wang, **more),
        lambda **more: numbers.put(li, {"bank_account": ACCOUNT}, by=wang, **more),
    ):
        with pytest.raises(Refused) as refusal:
            write()
        assert refusal.value.rule == "person.consent"
    assert "登记银行账号须本人同意" in refusal.value.reason
    assert agreed(li) == []
    members.edit(li, told(ethnic_group="15"), by=wang, signed=True)
    numbers.put(li, {"bank_account": ACCOUNT}, by=wang, signed=True)
    found = Person.objects.get(pk=li.pk)
    assert (found.ethnic_group, found.bank_account.reveal()) == ("15", ACCOUNT)
    assert agreed(li) == [("bank_account", "paper"), ("sensitive", "paper")]
    # Once there, it serves for the next writing too.
    members.edit(li, told(ethnic_group="15", political_status="13"), by=wang)
    assert len(agreed(li)) == 2


def test_what_rests_on_no_consent_or_stays_or_goes_asks_for_none(city: City, li: Person) -> None:
    wang = city.actors["王"]
    members.edit(li, told(), by=wang)
    numbers.put(li, {"mobile": "13871234501"}, by=wang)
    Person.objects.filter(pk=li.pk).update(ethnic_group="15", political_status="13")
    members.edit(li, told(ethnic_group="15", political_status="13"), by=wang)
    members.edit(li, told(political_status="13"), by=wang)
    with pytest.raises(Refused):
        members.edit(li, told(ethnic_group="08", political_status="13"), by=wang)
    assert (Person.objects.get(pk=li.pk).ethnic_group, agreed(li)) == ("", [])


def test_one_s_own_hand_and_the_system_ask_nobody(city: City, li: Person) -> None:
    members.edit(li, told(ethnic_group="15"), by=Actor(person_id=li.pk))
    members.edit(li, told(ethnic_group="08"), by=SYSTEM)
    assert (Person.objects.get(pk=li.pk).ethnic_group, agreed(li)) == ("08", [])


def test_a_withdrawn_yes_and_words_that_are_new_ask_again(city: City, li: Person) -> None:
    wang, me = city.actors["王"], Actor(person_id=li.pk)
    consents.give(li, people.consent_text("sensitive"), by=me)
    members.edit(li, told(ethnic_group="15"), by=wang)
    roll.withdraw(li, "sensitive", by=me)
    with pytest.raises(Refused):
        members.edit(li, told(ethnic_group="15"), by=wang)
    consents.give(li, people.consent_text("sensitive"), by=me)
    consents.publish("sensitive", "另一版同意书", by=SYSTEM)
    with pytest.raises(Refused):
        members.edit(li, told(ethnic_group="15"), by=wang)


def test_a_purpose_whose_words_nobody_has_published_asks_for_nothing(city: City, li: Person) -> None:
    assert [one.purpose for one in people.consents_lacking(li, ("ethnic_group", "bank_account"))] == [
        "bank_account",
        "sensitive",
    ]
    assert people.consents_lacking(li, ("name", "title")) == []
    ConsentText.objects.filter(purpose__in=KINDS).delete()
    members.edit(li, told(ethnic_group="15"), by=city.actors["王"])
    assert people.consents_lacking(li, ("ethnic_group", "bank_account")) == []
