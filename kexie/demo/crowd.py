"""The people of the demo city: twenty thousand sci-tech workers, without accounts. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from kexie.demo import names
from kexie.demo.units import Unit
from kexie.people import disciplines
from kexie.people.actions.persons import Particulars

PEOPLE = 20_000
BORN = (1948, 1990)

# level, weight: everybody has a title; titles by kind of unit (general last)
_LEVELS: tuple[tuple[str, int], ...] = (("senior", 7), ("vice_senior", 24), ("middle", 45), ("junior", 24))
_TITLES: dict[str, dict[str, str]] = {
    "university": {"senior": "教授", "vice_senior": "副教授", "middle": "讲师", "junior": "助教"},
    "institute": {"senior": "研究员", "vice_senior": "副研究员", "middle": "助理研究员", "junior": "研究实习员"},
    "hospital": {"senior": "主任医师", "vice_senior": "副主任医师", "middle": "主治医师", "junior": "医师"},
    "": {"senior": "正高级工程师", "vice_senior": "高级工程师", "middle": "工程师", "junior": "助理工程师"},
}
_DEGREES: tuple[tuple[str, int], ...] = (("doctor", 8), ("master", 27), ("bachelor", 50), ("", 15))
_MEDICAL = ("320", "310", "330", "350", "360")


def sizes(random: Random, units: Sequence[Unit], total: int) -> list[int]:
    """How many people each unit has: at least four (its posts), a few units very many; exactly ``total`` in all."""
    shares = [random.paretovariate(1.6) for _ in units]
    spare = total - 4 * len(units)
    counts = [4 + int(spare * share / sum(shares)) for share in shares]
    for place in range(total - sum(counts)):
        counts[place % len(counts)] += 1
    return counts


def workers(random: Random, unit: Unit, count: int) -> Iterator[tuple[Particulars, str]]:
    """``count`` people of one unit, each with the position there; the first four hold its posts."""
    for place in range(count):
        level = random.choices([code for code, _ in _LEVELS], [weight for _, weight in _LEVELS])[0]
        if place < 2:  # chair and secretary-general: leader and middle manager of the unit (rules.md 4.4)
            level = "senior" if place == 0 else "vice_senior"
        titles = _TITLES.get(unit.kind, _TITLES[""])
        told = Particulars(
            name=names.person(random),
            gender="female" if random.random() < 0.36 else "male",
            birth_year=random.randint(*BORN),
            title=titles[level],
            title_level=level,
            discipline=_discipline(random, unit),
            degree=random.choices([code for code, _ in _DEGREES], [weight for _, weight in _DEGREES])[0],
        )
        yield replace(told, **_past(told, place)), ("主席", "秘书长", "联络员", "委员")[place] if place < 4 else ""


def _past(told: Particulars, place: int) -> dict[str, Any]:
    """Whence somebody comes and since when they work: of everything else, so that the seed's other choices stay."""
    year = (told.birth_year or BORN[0]) + {"doctor": 28, "master": 25}.get(told.degree, 22)
    mark = year + place * 7
    return {
        "native_place": names.NATIVE_PLACES[mark % len(names.NATIVE_PLACES)],
        "graduated_from": names.UNIVERSITIES[mark % len(names.UNIVERSITIES)] if told.degree else "",
        "major": disciplines.first_level()[told.discipline] if told.degree else "",
        "began_work_on": date(year, 7, 1),
    }


def _discipline(random: Random, unit: Unit) -> str:
    if unit.kind == "hospital":
        return random.choice(_MEDICAL)
    # Three quarters are of the unit's own trade.
    return unit.discipline if random.random() < 0.75 else random.choice(names.TRADES)[1]
