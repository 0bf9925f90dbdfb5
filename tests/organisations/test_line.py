"""One tree of any depth: from the national association down to an enterprise's, in one line and not only within a city."""

import itertools
from collections.abc import Iterable

import pytest

from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.verdict import Refused
from kexie.organisations import invariants, queries, rules
from kexie.organisations.actions import installation, organisations, tree
from kexie.organisations.kinds import Level
from kexie.organisations.models import Ancestry, Organisation
from tests.organisations.city import City

# From the top down: key, name, kind, level, and how the level is called.
LINE = (
    ("national", "全国科协", "association", "national", "全国"),
    ("province", "某省科协", "association", "province", "省"),
    ("city", "某市科协", "association", "city", "市"),
    ("district", "江边区科协", "association", "district", "区（县）"),
    ("street", "江边街道科协", "association", "street", "街道（乡镇）"),
    ("enterprise", "光明电机公司科协", "enterprise", "", "—"),
)
DOWN = [key for key, *_ in LINE]
# Beside the line, below the same top: what nobody of the line but the top itself may reach.
BESIDE = (
    ("other province", "邻省科协", "association", "province", "national"),
    ("other city", "邻市科协", "association", "city", "other province"),
)
Particulars = organisations.Particulars


@pytest.fixture
def line(db: None) -> City:
    """The installation is the national association's; everyone below is registered by the officer right above."""
    first = installation.First(name="首位经办人", username="first", password="kexie-line-2026")
    root, _ = installation.begin(Particulars(name=LINE[0][1]), first, level=Level.NATIONAL)
    found = City({"national": root})
    for above, (key, name, kind, level, _) in itertools.pairwise(LINE):
        found.units[key] = organisations.register(
            Particulars(name=name), kind=kind, level=level, superior=found[above[0]], by=officer(found, above[0])
        )
    for key, name, kind, level, above in BESIDE:
        found.units[key] = organisations.register(
            Particulars(name=name), kind=kind, level=level, superior=found[above], by=SYSTEM
        )
    return found


def keys(line: City, rows: Iterable[Organisation]) -> list[str]:
    found = {one.pk for one in rows}
    return sorted(key for key, unit in line.units.items() if unit.pk in found)


def officer(line: City, key: str) -> Actor:
    return line.actors.get(key) or line.actor(key, "officer", key)


def test_the_path_of_the_lowest_names_all_six_from_the_top_down_with_their_levels(line: City) -> None:
    told = [(one.name, one.kind, one.level, one.get_level_display()) for one in queries.path(line["enterprise"])]
    assert told == [tuple(row[1:]) for row in LINE]
    depths = Ancestry.objects.filter(descendant=line["enterprise"]).order_by("-depth").values_list("depth", flat=True)
    assert list(depths) == [5, 4, 3, 2, 1, 0]
    assert [one() for one in (invariants.closure_equals_tree, invariants.one_current_superior)] == [[], []]


def test_each_officer_reaches_what_stands_below_and_neither_above_nor_beside(line: City) -> None:
    for place, key in enumerate(DOWN):
        actor = officer(line, key)
        below = sorted([*DOWN[place:], *(("other province", "other city") if key == "national" else ())])
        assert keys(line, queries.organisations_where(actor, "people.read")) == below, key
        assert keys(line, queries.subtree(line[key])) == below, key
        held = sorted(one for one, unit in line.units.items() if rules.holds(actor, "people.read", unit.pk))
        assert held == below, key


def test_each_issues_and_signs_in_its_own_name_only(line: City) -> None:
    for key, right in itertools.product(DOWN, ("documents.draft", "receipts.sign")):
        assert keys(line, queries.organisations_where(officer(line, key), right)) == [key], (key, right)
        assert [one for one in DOWN if rules.holds(officer(line, key), right, line[one].pk)] == [key], (key, right)


def test_an_association_stands_below_a_higher_one_only_at_every_level(line: City) -> None:
    levels = [(key, level) for key, _, _, level, _ in LINE if level]
    for (above, higher), (_, level) in itertools.product(levels, levels):
        lower = [one for _, one in levels].index(level) > [one for _, one in levels].index(higher)
        said = None
        try:
            organisations.register(
                Particulars(name=f"{above}下{level}"), kind="association", level=level, superior=line[above], by=SYSTEM
            )
        except Refused as refusal:
            said = refusal.reason
        assert said == (None if lower else "下级科协的级别应低于业务指导单位"), (above, level)


def test_a_city_that_changes_its_province_takes_path_and_rights_of_all_below_along(line: City) -> None:
    tree.change_superior(line["city"], line["other province"], by=officer(line, "national"))
    assert [one.name for one in queries.path(line["enterprise"])][:3] == ["全国科协", "邻省科协", "某市科协"]
    assert keys(line, queries.organisations_where(officer(line, "province"), "people.read")) == ["province"]
    reached = keys(line, queries.organisations_where(officer(line, "other province"), "people.read"))
    assert reached == sorted(["other province", "other city", *DOWN[2:]])
    assert invariants.closure_equals_tree() == []
    assert Organisation.objects.get(pk=line["street"].pk).level == "street"
