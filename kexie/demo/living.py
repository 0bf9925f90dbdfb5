"""Stage ``living``: the association goes on publishing up to today, and something waits for everybody at the desk.

Every paper is a script that tells the moment of its next act and then acts; the scripts are played together in the
order of time, so that the journal, the numbers and the board read as if the city had worked through the year.
"""

import heapq
import tomllib
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

from kexie.demo import copies, days, handing, papers, slips
from kexie.demo.city import City
from kexie.kit import clock
from kexie.notices.actions import documents, series
from kexie.notices.models import Document
from kexie.organisations.models import Organisation

TEXTS = Path(__file__).parent / "data" / "living.toml"
SEED = 2026
# Notices of the year keep this far from today: the last weeks belong to the papers under way.
QUIET = 30
# Hours of the acts of one day, the later ones first.
AFTERNOON, MORNING = (14, 17), (9, 12)
Script: TypeAlias = Iterator[datetime]


@dataclass(frozen=True, slots=True)
class World:
    """The city, its days, the texts, and the papers that another one puts right."""

    city: City
    days: days.Days
    recent: Mapping[str, papers.Text]
    issued: dict[str, Document] = field(default_factory=dict)


def go_on(city: City) -> None:
    """Play the year that ends today."""
    told = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    world = World(city, days.of_today(SEED), told["recent"])
    play([*(_published(world, text) for text in told["notice"]), *_under_way(world)])


def play(scripts: Iterable[Script]) -> None:
    """Run all scripts, always the one whose next act is the earliest; the clock stands at that moment meanwhile."""
    waiting = [(moment, place, script) for place, script in enumerate(scripts) if (moment := next(script, None))]
    heapq.heapify(waiting)
    while waiting:
        moment, place, script = heapq.heappop(waiting)
        with clock.at(moment):
            following = next(script, None)
        if following is not None:
            heapq.heappush(waiting, (following, place, script))


def _published(world: World, text: papers.Text) -> Script:
    """One notice of the past year, from draft to board, signed for by all it is addressed to."""
    day = world.days.last(text["on"], QUIET)
    due_on = world.days.step(day, 5) if text.get("to") else None
    document = yield from _to(world, papers.city(world.city), text, "issued", day, due_on=due_on)
    world.issued[text.get("key", "")] = document
    if due_on is not None:
        yield from _signed(world, document, 100)


def _under_way(world: World) -> Iterator[Script]:
    """The papers of the last days: those out and being signed for, and one at every desk of the ladder."""
    city, district, firm = papers.city(world.city), papers.district(world.city), papers.firm(world.city)
    back, places = world.days.back, world.city.places
    # Left for those of the cast who will try it.
    own = (places["district"], places["enterprise"], places["society"])
    yield _sent(world, city, "statistics", back(14), 5, 80, own[:1])
    yield _sent(world, city, "stations", back(4), 6, 55, own)
    yield _sent(world, district, "district", back(3), 6, 50, own)
    yield handing.forward(world.city, world.recent["stations"]["title"].format(year=back(4).year), world.days, 3)
    yield slips.ask(world.city, world.recent["forum"], world.days)
    yield copies.keep(world.city, world.recent["statistics"]["title"], world.days, 13)
    yield _to(world, city, world.recent["training"], "review", back(1))
    yield _to(world, city, world.recent["experts"], "countersign", back(2), co_issuers=[places["bureau"]])
    yield _to(world, city, world.recent["care"], "sign_off", back(1))
    yield _to(world, city, world.recent["methods"], "signed", back(1))
    yield _returned(world, city, back(2))
    yield _to(world, district, world.recent["district_review"], "review", back(1))
    yield _to(world, district, world.recent["district_sign_off"], "sign_off", back(2))
    yield _of_firm(world, firm, places["district"], back(2))
    yield _to(world, firm, world.recent["firm_sign_off"], "sign_off", back(1))


def _sent(
    world: World, house: papers.House, key: str, day: date, term: int, share: int, leaving: Collection[Organisation]
) -> Script:
    """Issued on ``day``, due ``term`` working days later; ``share`` of a hundred sign, but none of ``leaving``."""
    due_on = world.days.step(day, term)
    document = yield from _to(world, house, world.recent[key], "issued", day, due_on=due_on)
    yield from _signed(world, document, share, leaving)


def _returned(world: World, house: papers.House, day: date) -> Script:
    text = world.recent["returned"]
    document = yield from _to(world, house, text, "review", day)
    yield world.days.at(world.days.back(1), *MORNING)
    documents.return_(document, by=house.reviewer, note=text["note"])


def _of_firm(world: World, house: papers.House, above: Organisation, day: date) -> Script:
    """The firm sets up its own series and asks its district for something in its own name."""
    yield world.days.at(world.days.step(day, -9), *MORNING)
    series.set_code(house.issuer, house.issuer.label, by=house.registrar)
    due_on = world.days.step(day, 6)
    text = world.recent["firm"]
    yield from _to(world, house, text, "issued", day, due_on=due_on, units=[above], addressee_text=above.name)


def _to(
    world: World, house: papers.House, text: papers.Text, state: str, day: date, *, due_on: date | None = None,
    **more: Any,
) -> Generator[datetime, None, Document]:  # fmt: skip
    """Draft and move on until ``state`` is reached in the afternoon of ``day``: two rungs a working day."""
    rungs = papers.rungs(house, state, joint="co_issuers" in more, due_on=due_on)
    document: Document | None = None
    for place, rung in enumerate(rungs):
        left = len(rungs) - 1 - place
        yield world.days.at(world.days.step(day, -(left // 2)), *(MORNING if left % 2 else AFTERNOON))
        if document is None:
            old = world.issued.get(text["corrects"]) if "corrects" in text else None
            document = papers.begin(house, text, day, old, **more)
        document = rung(document)
    assert document is not None  # every state but a draft's takes a rung
    return document


def _signed(world: World, document: Document, share: int, leaving: Collection[Organisation] = ()) -> Script:
    """The signatures as one batch at the moment of the last."""
    batch = papers.signings(document, world.days, share, set(leaving))
    if batch:
        yield max(one.at for one in batch)
        papers.sign(document, batch)
