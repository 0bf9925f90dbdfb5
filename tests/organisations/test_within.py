"""Inside a big unit: branches by plant, groups below them; and many units moved as one act."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.journal import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations import forms, invariants, kinds, queries, rules
from kexie.organisations.actions import bulk, members, organisations, posts, tree
from kexie.organisations.models import Ancestry, Batch, Organisation
from kexie.people.actions import persons
from tests.organisations.city import City

Particulars = organisations.Particulars


def part(city: City, name: str, kind: str, above: Organisation, by=SYSTEM) -> Organisation:
    return organisations.register(Particulars(name=name), kind=kind, superior=above, by=by)


def test_a_unit_founds_branches_and_groups_itself_and_its_leaders_are_posts(city: City) -> None:
    wang = city.actor("王", "secretary_general", "motor")
    plant = part(city, "一分厂分会", "branch", city["motor"], wang)
    shop = part(city, "冷轧车间小组", "group", plant, wang)
    direct = part(city, "设计室小组", "group", city["motor"], wang)
    leader = members.register(persons.Particulars(name="厂长"), city["motor"], by=wang)
    post = posts.appoint(leader, plant, "branch_leader", by=wang)
    told = queries.within(wang, city["motor"])
    assert [(one.organisation, [below.organisation for below in one.groups]) for one in told] == [
        (plant, [shop]), (direct, []),
    ]  # fmt: skip
    assert [one.leaders for one in told] == [[post], []]
    assert queries.branches(city["motor"]) == [plant]
    # No house of its own, and the leader reads whom the branch has and signs nothing.
    assert Ancestry.objects.get(ancestor=city["motor"], descendant=plant).inside is False
    assert rules.holds(wang, "organisations.edit", shop.pk)
    assert not rules.holds(wang, "receipts.sign", plant.pk)
    assert invariants.closure_equals_tree() == []
    # Figures pass them over; the unit's page counts them apart.
    assert {Organisation.objects.get(pk=one.pk).kind for one in (plant, shop)}.isdisjoint(kinds.BASIC)
    assert queries.counts_by_kind(wang, under=city["motor"]) == {"branch": 1, "group": 2}


@pytest.mark.parametrize(
    ("kind", "under", "said"),
    [
        ("branch", "jiang", "分会设在企事业科协之下"),
        ("branch", "federation", "分会设在企事业科协之下"),
        ("branch", "plant", "分会设在企事业科协之下"),
        ("branch", "office", "内设部门之下只能设内设部门"),
        ("group", "city", "小组设在企事业科协或其分会之下"),
        ("group", "shop", "小组设在企事业科协或其分会之下"),
        ("enterprise", "plant", "分会之下只能设小组"),
        ("department", "shop", "小组之下只能设小组"),
    ],
)
def test_a_branch_stands_where_it_belongs(city: City, kind: str, under: str, said: str) -> None:
    city.units["plant"] = part(city, "一分厂分会", "branch", city["motor"])
    city.units["shop"] = part(city, "车间小组", "group", city["plant"])
    with pytest.raises(Refused) as refused:
        part(city, "不该有的", kind, city[under])
    assert refused.value.reason == said


def test_the_form_offers_the_unit_and_its_branches_and_takes_a_branch_only_below_the_unit(city: City) -> None:
    plant = part(city, "一分厂分会", "branch", city["motor"])
    data = {"superior": str(plant.number), "kind": "branch", "name": "二级分会"}
    wrong = forms.BranchForm(data, unit=city["motor"])
    assert wrong.errors == {"superior": ["分会设在科协之下；设在分会之下的是小组"]}
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    late = forms.BranchForm(data | {"kind": "group", "founded_on": tomorrow}, unit=city["motor"])
    assert late.errors == {"founded_on": ["成立日期不能晚于今天"]}
    assert set(forms.BranchForm({"superior": "999999", "kind": "no"}, unit=city["motor"]).errors) == {
        "superior", "kind", "name",
    }  # fmt: skip
    good = forms.BranchForm(data | {"kind": "group", "address": "青山厂区"}, unit=city["motor"])
    assert good.is_valid()
    assert good.values() == {
        "particulars": Particulars(name="二级分会", address="青山厂区"), "kind": "group", "superior": plant,
    }  # fmt: skip


# ---- a superior changed for many


def test_everything_below_goes_under_another_as_one_act_and_departments_stay(city: City) -> None:
    chen = city.actor("陈", "officer", "city")
    hong, motor = city["hong"], city["motor"]
    plant = part(city, "一分厂分会", "branch", motor)
    assert tree.move_all(city["jiang"], hong, by=chen, note="区划调整") == 2
    assert [Organisation.objects.get(pk=city[key].pk).superior_id for key in ("motor", "federation")] == [hong.pk] * 2
    assert Organisation.objects.get(pk=city["jiang_office"].pk).superior_id == city["jiang"].pk
    assert [one.name for one in queries.path(plant)] == ["某市科协", "洪水区科协", "光明电机公司科协", "一分厂分会"]
    assert [one() for one in invariants.ALL] == [[]] * len(invariants.ALL)
    batch = Batch.objects.get()
    assert (batch.entity, batch.count) == ("organisation", 2)
    entry = Entry.objects.get(entity="organisation", verb="move_all")
    assert (entry.entity_id, entry.diff["superior"]) == (city["jiang"].pk, ["江边区科协", "洪水区科协"])
    # Moved on the day they began: the row is corrected; later, another row begins.
    assert motor.superiorities.count() == 1
    with clock.at(clock.now() + timedelta(days=3)):
        assert tree.move_all(hong, city["jiang"], by=chen) == 3
        assert [row.superior_id for row in queries.superiorities(motor)] == [city["jiang"].pk, hong.pk]
    assert [one() for one in invariants.ALL] == [[]] * len(invariants.ALL)


def test_many_are_not_moved_where_one_could_not_be(city: City) -> None:
    chen, zhao = city.actor("陈", "officer", "city"), city.actor("赵", "officer", "jiang")
    closed = organisations.register(
        Particulars(name="已撤的区科协"), kind="association", level="district", superior=city["city"], by=SYSTEM
    )
    organisations.close(closed, by=SYSTEM, note="撤")
    jiang, hong = city["jiang"], city["hong"]
    for source, target, by, rule in (
        (jiang, jiang, chen, "differs"), (jiang, closed, chen, "superior_active"), (hong, jiang, zhao, "right_at_old"),
        (jiang, hong, zhao, "right_at_new"), (city["city"], jiang, chen, "no_circle"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            tree.move_all(source, target, by=by)
        assert refused.value.rule == f"organisation.move.{rule}"
    with pytest.raises(Refused) as refused:
        tree.move_all(jiang, city["office"], by=chen)
    assert refused.value.rule == "organisation.fits.department"
    for days, rule in ((1, "not_future"), (-1, "after_start")):
        with pytest.raises(Refused) as refused:
            tree.move_all(jiang, hong, by=chen, on=clock.today() + timedelta(days=days))
        assert refused.value.rule == f"organisation.move.{rule}"
    assert tree.move_all(city["jiang_office"], hong, by=SYSTEM) == 0
    part(city, "光明电机公司科协", "enterprise", hong)
    with pytest.raises(Overtaken) as fault:
        tree.move_all(jiang, hong, by=chen)
    assert fault.value.rule == "organisation_name_once_under_superior"
    assert [one() for one in invariants.ALL] == [[]] * len(invariants.ALL)


def test_many_take_as_many_statements_as_one(city: City) -> None:
    counts = []
    for extra in (0, 300):
        lines = [bulk.Line(Particulars(name=f"第{extra}{n}厂科协"), "enterprise", city["jiang"]) for n in range(extra)]
        bulk.register_many(lines, by=SYSTEM)
        with CaptureQueriesContext(connection) as seen:
            tree.move_all(city["jiang"], city["hong"], by=SYSTEM)
        counts.append(len(seen))
        tree.move_all(city["hong"], city["jiang"], by=SYSTEM)
    assert counts[0] == counts[1]
    assert invariants.closure_equals_tree() == []
