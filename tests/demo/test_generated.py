"""What is generated is well-formed, plausible, the same every time, and copied from nowhere."""

from collections import Counter
from random import Random

from kexie.demo import cast, crowd, names, units
from kexie.organisations import posts
from kexie.organisations.codes import areas, credit
from kexie.people.models.person import Degree, Gender, TitleLevel
from tests import beside

FIRMS = "data/names/company_short_names.txt"


def test_the_same_seed_gives_the_same_units() -> None:
    assert units.basic(Random(1)) == units.basic(Random(1))
    assert units.basic(Random(1)) != units.basic(Random(2))


def test_the_numbers_of_units_are_those_promised() -> None:
    kinds = Counter(unit.kind for unit in [*units.districts(), *units.offices(), *units.basic(Random(1))])
    assert kinds == {
        "association": 17, "department": 7, "joint_issuer": 5, "academician_centre": 1, "society": 40, "enterprise": 300,
        "institution": 24, "institute": 16, "university": 20, "hospital": 14, "park": 8, "joint": 6,
    }  # fmt: skip
    assert [unit.level for unit in units.districts()] == ["district"] * 13 + ["zone"] * 4


def test_names_of_units_are_distinct_and_their_codes_pass_both_checks() -> None:
    made = units.basic(Random(1))
    assert len({unit.particulars.name for unit in made}) == 388
    codes = [unit.particulars.credit_code for unit in made if unit.kind == "enterprise"]
    assert len(set(codes)) == 300
    assert [credit.check(code) for code in codes] == [credit.Outcome(code) for code in codes]


def test_division_and_area_of_every_unit_agree() -> None:
    packaged = areas.packaged()
    for unit in units.basic(Random(1)):
        told = unit.particulars
        if told.street_code:
            assert areas.area_of_street(told.street_code, packaged) == told.jurisdiction
            assert told.street_code.startswith(told.admin_division)
        elif told.jurisdiction.isdigit():
            assert told.admin_division == told.jurisdiction


def test_brands_are_each_given_once() -> None:
    brands = list(names.brands(Random(1)))
    assert len(brands) == len(set(brands)) == 528


def test_no_generated_enterprise_bears_the_name_of_a_listed_firm() -> None:
    firms = beside.at_hand(FIRMS, "the comparison of 300 names")
    if firms is None:
        return
    listed = set(firms.read_text(encoding="utf-8").split("\n"))
    short = {unit.particulars.short_name.removesuffix("科协") for unit in units.basic(Random(1))}
    assert len(short & listed) <= 3


def test_every_unit_has_its_four_and_the_sum_is_exact() -> None:
    staffed = units.basic(Random(1))
    for total in (len(staffed) * 4, 5000, 20_000):
        counts = crowd.sizes(Random(3), staffed, total)
        assert (sum(counts), min(counts) >= 4) == (total, True)


def test_everybody_has_a_title_its_level_and_a_discipline() -> None:
    made = units.basic(Random(1))
    people = [
        (unit.kind, told)
        for unit, count in zip(made, crowd.sizes(Random(3), made, 20_000), strict=True)
        for told, _ in crowd.workers(Random(5), unit, count)
    ]
    assert (len(people), [told for _, told in people if not (told.title and told.discipline)]) == (20_000, [])
    levels = Counter(told.title_level for _, told in people)
    assert set(levels) == {"senior", "vice_senior", "middle", "junior"}
    assert levels["middle"] > levels["vice_senior"] > levels["senior"]
    assert {told.title for kind, told in people if kind == "hospital"} == {"主任医师", "副主任医师", "主治医师", "医师"}


def test_people_have_values_that_the_lists_know() -> None:
    for kind in ("enterprise", "hospital", "university"):
        unit = next(one for one in units.basic(Random(1)) if one.kind == kind)
        people = list(crowd.workers(Random(5), unit, 60))
        assert [position for _, position in people[:5]] == ["主席", "秘书长", "联络员", "委员", ""]
        for told, _ in people:
            assert told.gender in Gender.values
            assert told.title_level in TitleLevel.values
            assert told.degree in Degree.values
            assert len(told.discipline) == 3
            assert 2 <= len(told.name) <= 3


def test_the_cast_is_that_of_the_house_and_a_few_more() -> None:
    parts = [cast.OFFICER, cast.ADMINISTRATOR, *cast.OTHERS]
    usernames = {part.username for part in parts}
    assert usernames >= {"li", "wang", "zhao", "chen", "sun", "zhou", "wu", "admin", "he", "qian"}
    assert len(usernames) == len(parts)
    for part in parts:
        assert part.works in cast.PLACES
        assert all(place in cast.PLACES and kind in posts.KINDS for place, kind in part.posts)
