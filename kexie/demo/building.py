"""组织建设 in the demo: what units are, who is covered beside them, the lists of two years, terms of all ages.

Coverage comes of this and of nothing else: lists are filled and matched by the real actions.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from uuid import UUID

from django.db.models import Count

from kexie.associations.actions import changes, coverage, profiles, tenures, ties
from kexie.associations.told import Known
from kexie.demo import cast, city, firms, units
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations import queries
from kexie.organisations.models import Affiliation, Organisation

YEARS = 3
SOURCES = {"above_size": "市统计局", "high_tech": "市科技局"}
# Days from today to the end of the last term: of the first units of each area, in turn.
ENDS = (1500, 340, 170, 80, -40, 1100, -420, 700)
A_AREA = 6
Pair = tuple[units.Unit, Organisation]


def build(made: city.City) -> None:
    """All of it, up to now."""
    told = units.basic(Random(city.SEED))  # noqa: S311 (the very units of the city)
    known = {one.name: one for one in queries.of_kinds(made.root, sorted({unit.kind for unit in told}))}
    pairs = [(unit, known[unit.particulars.name]) for unit in told if unit.particulars.name in known]
    chen = made.actor("chen", "officer")
    lines = _profiles(pairs, _held(pairs), chen)
    open_ = firms.others([unit for unit, _ in pairs if unit.kind == "park"], told)
    _tenants(pairs, open_, chen)
    _federations(made, pairs, chen)
    _lists(made, pairs, lines, open_, chen)
    _terms(made, pairs)


def _held(pairs: Sequence[Pair]) -> Mapping[UUID, int]:
    """How many people of each unit the register has."""
    rows = Affiliation.objects.filter(organisation__in=[made for _, made in pairs], ends_on=None)
    return dict(rows.values_list("organisation").annotate(count=Count("pk")).order_by())


def _profiles(pairs: Sequence[Pair], held: Mapping[UUID, int], by: Actor) -> Sequence[profiles.Line]:
    last = clock.today().year - 1
    batch = []
    for unit, made in pairs:
        years = firms.figures(unit, held.get(made.pk, 0), range(last - YEARS + 1, last + 1))
        batch.append(profiles.Line(made, firms.facts(unit, years[last].staff or 0), years))
    profiles.tell_many(batch, by=by)
    return batch


def _tenants(pairs: Sequence[Pair], open_: Sequence[firms.Firm], by: Actor) -> None:
    """Half of those of a park came two years ago, the others this year; joint associations have partners."""
    year, waiting = clock.today().year, iter(enumerate(open_))
    parks = [made for unit, made in pairs if unit.kind == "park"]
    joint = [made for unit, made in pairs if unit.kind == "joint"]
    for park in parks:
        for _, (place, firm) in zip(range(firms.TENANTS), waiting, strict=False):
            since = date(year - 2, 5, 12) if place % 2 else date(year, 1, 1)
            ties.cover(park, firms.tenant(firm, place), by=by, on=since)
    for group in joint:
        for _, (_place, firm) in zip(range(4), waiting, strict=False):
            ties.cover(group, firms.tenant(firm, 0), by=by, on=date(year - 2, 9, 3))


def _federations(made: city.City, pairs: Sequence[Pair], by: Actor) -> None:
    """Those of the districts, each with up to ten enterprises of its area."""
    held = ("会长单位", "副会长单位", "副会长单位", "理事单位", "理事单位", "理事单位")
    for federation in queries.of_kinds(made.root, ["federation"]):
        members = [one for unit, one in pairs if unit.area == federation.jurisdiction_id and unit.kind == "enterprise"]
        for place, member in enumerate(members[:10]):
            kind = held[place] if place < len(held) else ""
            ties.join(federation, member, by=by, kind=kind, on=date(clock.today().year - 2 + place // 6, 1, 1))


def _lists(
    made: city.City, pairs: Sequence[Pair], lines: Sequence[profiles.Line], open_: Sequence[firms.Firm], by: Actor
) -> None:  # fmt: skip
    own = [
        firms.of_unit(unit, line.facts, line.years[max(line.years)])
        for (unit, _), line in zip(pairs, lines, strict=True)
        if unit.kind == "enterprise"
    ]
    today = clock.today()
    for kind, source in SOURCES.items():
        for year in (today.year - 1, today.year):
            told = firms.lines([*own, *open_], high_tech=kind == "high_tech", early=year < today.year)
            day = min(today, date(year, 12, 31))
            coverage.fill(made.root, year, kind, told, by=by, as_of=day, source=f"{source}{year}年名录")


def _terms(made: city.City, pairs: Sequence[Pair]) -> None:
    """Terms of the first units of every other area; the district of the cast has its own (``life``)."""
    ends, today, count = iter(ENDS * 16), clock.today(), 0
    for area, username, _ in cast.OFFICERS:
        officer = made.actor(username, "officer")
        for _unit, one in [pair for pair in pairs if pair[0].area == area][:A_AREA]:
            # Not all on one day: each some days before the last.
            last = today + timedelta(days=next(ends) - count % 23)
            count += 1
            starts = date(last.year - 5, last.month, min(last.day, 28))
            tenures.record(one, Known(2 + last.day % 4, starts, last), by=officer)
    # One that is over runs on with consent.
    area, username, _ = cast.OFFICERS[0]
    over, officer = [one for unit, one in pairs if unit.area == area][ENDS.index(-40)], made.actor(username, "officer")
    asked = changes.ask(over, "postpone", today + timedelta(days=200), {}, by=officer, reason="企业正在搬迁。")
    changes.agree(asked, by=officer, note="同意延期，请按期筹备。")
