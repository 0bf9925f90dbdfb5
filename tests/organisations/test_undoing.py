"""Putting one edit back: by whom, with what reason, of what; what the acts themselves refuse."""

from datetime import date

import pytest

from kexie.associations.actions import profiles
from kexie.associations.told import Facts
from kexie.kit.actor import SYSTEM
from kexie.kit.journal import queries, values
from kexie.kit.journal.models import Entry, Undoing
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations.actions import members, organisations, undoing
from kexie.organisations.models import Organisation
from kexie.people import consents as table
from kexie.people.actions import consents, persons
from kexie.people.models import Person
from tests.organisations.city import City

Particulars = organisations.Particulars


@pytest.fixture(autouse=True)
def cast(city: City) -> None:
    """王 keeps 李, 孙 elsewhere nobody here."""
    city.actor("王", "secretary_general", "motor")
    city.actor("孙", "secretary_general", "physics")
    city.people["李"] = members.register(persons.Particulars(name="李"), city["motor"], by=SYSTEM)


def _edited(city: City, **told: object) -> tuple[Person, int]:
    """李 as one edit left them, and the edit."""
    li = city.people["李"]
    members.edit(li, persons.Particulars(name="李", **told), by=SYSTEM)  # type: ignore[arg-type]
    return Person.objects.get(pk=li.pk), queries.edits(("person",), li.pk)[0].pk


def test_only_who_may_edit_undoes_and_with_a_reason(city: City) -> None:
    li, entry = _edited(city, title="教授")
    with pytest.raises(Refused, match="没有维护此人信息的职责"):
        undoing.person(li, entry, by=city.actors["孙"], note="填错了")
    with pytest.raises(Refused, match="请写明撤销的理由"):
        undoing.person(li, entry, by=city.actors["王"], note=" ")
    with pytest.raises(Refused, match="没有这次修改"):
        undoing.person(city.people["王"], entry, by=SYSTEM, note="填错了")
    assert undoing.person(li, entry, by=city.actors["王"], note=" 填错了 ").title == ""
    assert Entry.objects.latest("id").note.text == "填错了"
    with pytest.raises(Overtaken, match="已撤销"):
        undoing.person(li, entry, by=city.actors["王"], note="填错了")


def test_what_rests_on_consent_comes_back_only_with_it(city: City) -> None:
    li, _ = _edited(city, political_status="01")
    _, emptied = _edited(city, political_status="")
    consents.publish(table.SENSITIVE.code, "同意登记民族和政治面貌", by=SYSTEM)
    with pytest.raises(Refused, match="须本人同意"):
        undoing.person(li, emptied, by=city.actors["王"], note="误删")
    assert undoing.person(li, emptied, by=SYSTEM, note="误删").political_status == "01"


def test_an_undoing_is_judged_by_the_rules_and_never_by_the_page(city: City) -> None:
    motor, wang = city["motor"], city.actors["王"]
    organisations.edit(motor, Particulars(name=motor.name, fax="027-1", founded_on=date(2010, 1, 2)), by=SYSTEM)
    entry = queries.edits(("organisation",), motor.pk)[0].pk
    with pytest.raises(Refused, match="没有维护该组织信息的职责"):
        undoing.organisation(motor, entry, by=city.actors["孙"], note="填错了")
    back = undoing.organisation(motor, entry, by=wang, note="填错了")
    assert (back.fax, back.founded_on, Undoing.objects.get().undone_id) == ("", None, entry)
    again = queries.edits(("organisation",), motor.pk)[0].pk
    assert undoing.organisation(motor, again, by=wang, note="没填错").founded_on == date(2010, 1, 2)
    registered = Entry.objects.get(entity="organisation", entity_id=motor.pk, verb="register")
    with pytest.raises(Refused, match="这一条不是修改"):
        undoing.organisation(motor, registered.pk, by=wang, note="填错了")


def test_a_profile_goes_back_by_its_own_rules(city: City) -> None:
    motor, wang = city["motor"], city.actors["王"]
    for scale in ("large", "small"):
        profiles.edit(motor, Facts(scale=scale, qualifications=("high_tech",)), by=wang)
    entry = queries.edits(("profile",), motor.pk)[0].pk
    with pytest.raises(Refused, match="没有维护该组织信息的职责"):
        profiles.undo(motor, entry, by=city.actors["孙"], note="填错了")
    row = profiles.undo(motor, entry, by=wang, note="填错了")
    assert (row.scale, row.qualifications) == ("large", ["high_tech"])
    first = queries.edits(("profile",), motor.pk)[2].pk
    assert profiles.undo(motor, first, by=wang, note="都错了").scale == ""


def test_who_changed_it_since_is_told_also_where_it_was_the_system_or_somebody_erased(city: City) -> None:
    li, entry = _edited(city, title="教授")
    _, later = _edited(city, title="研究员")
    with pytest.raises(Refused, match="后来又改过（系统，"):
        undoing.person(li, entry, by=SYSTEM, note="填错了")
    newest = Entry.objects.get(pk=later)
    assert values.changed_since(newest, "title") is None
    members.edit(li, persons.Particulars(name="李", title="院士"), by=city.actors["王"])
    with pytest.raises(Refused, match=r"“职称”后来又改过（王，\d{4}-\d\d-\d\d）"):
        undoing.person(li, later, by=SYSTEM, note="填错了")


def test_what_does_not_go_together_is_not_put_back_half(city: City) -> None:
    _, entry = _edited(city, birth_year=1971)
    li = members.edit(city.people["李"], persons.Particulars(name="李", born_on=date(1970, 5, 2)), by=SYSTEM)
    Person.objects.filter(pk=li.pk).update(birth_year=1971, born_on=date(1971, 5, 2))
    with pytest.raises(Refused, match="出生年份随它，不能单独改回"):
        undoing.person(li, entry, by=SYSTEM, note="填错了")


def test_what_changed_since_without_an_edit_is_told_as_such(city: City) -> None:
    li, entry = _edited(city, title="教授")
    Person.objects.filter(pk=li.pk).update(title="研究员")
    with pytest.raises(Refused, match="“职称”后来又改过（导入、合并或名称变更，见办理经过）"):
        undoing.person(li, entry, by=SYSTEM, note="填错了")


def test_a_street_and_an_area_that_contradict_each_other_do_not_come_back(city: City) -> None:
    motor = city["motor"]
    told = {"name": motor.name}
    organisations.edit(motor, Particulars(**told, street_code="420102002"), by=SYSTEM)
    organisations.edit(motor, Particulars(**told), by=SYSTEM)
    entry = queries.edits(("organisation",), motor.pk)[0].pk
    Organisation.objects.filter(pk=motor.pk).update(admin_division="420103")
    with pytest.raises(Refused, match="街道代码与行政区划代码不一致"):
        undoing.organisation(motor, entry, by=SYSTEM, note="填错了")
