"""How a document is handed down and asked after: a district's forward with an earlier day; the days of a ladder."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from kexie.demo import papers
from kexie.demo.city import City
from kexie.demo.days import Days
from kexie.kit import calendar, clock
from kexie.notices.actions import documents, forwards
from kexie.notices.models import Addressee, Document
from kexie.notices.queries import reminders
from kexie.notices.steps import Step, fall
from kexie.organisations import kinds
from kexie.organisations import queries as organisations

SEED = 920
# The district hands down to so many of its enterprises; the cast's own stays with what it has.
UNITS = 8
MORNING, AFTERNOON = (9, 12), (14, 17)


def moments(document: Document) -> list[datetime]:
    """Noon of each day on which a step of the document's ladder falls."""
    ladder, due_on = reminders.of_document(document), document.due_on
    assert ladder is not None  # issuing to addressees gives it one, and a day
    assert due_on is not None
    return noons(ladder.steps, due_on)


def noons(steps: Iterable[Step], due_on: date) -> list[datetime]:
    """Noon of each day on which one of these steps falls."""
    fallen = fall(steps, due_on, due_on + timedelta(days=60), calendar.overrides()).due
    return [clock.shanghai(day.year, day.month, day.day, 12) for day in sorted({one.day for one in fallen})]


def forward(city: City, title: str, world: Days, back: int) -> Iterator[datetime]:
    """The district of the cast forwards the city's document of this title to some of its enterprises.

    Begun ``back`` working days ago, issued two days later, due a working day before the original.
    """
    days = replace(world, random=Random(SEED))  # noqa: S311 (the others' lots stay as they are)
    house = papers.district(city)
    yield days.at(days.back(back), *MORNING)
    received = Addressee.objects.filter(organisation=house.issuer, document__title=title)
    paper = forwards.begin(received.latest("addressed_at"), by=house.drafter)
    below = organisations.of_kinds(house.issuer, [kinds.Kind.ENTERPRISE])
    units = [one for one in below if one.pk != city.places["enterprise"].pk][:UNITS]
    told = {"units": units, "addressee_text": "有关企业科协", "openness": "internal"}
    paper = documents.edit(paper, told, by=house.drafter)
    for place, rung in enumerate(papers.rungs(house, "issued"), start=1):
        yield days.at(days.back(back - place // 2), *(AFTERNOON if place % 2 else MORNING))
        paper = rung(paper)
    batch = papers.signings(paper, days, 50, set())
    if batch:
        yield max(one.at for one in batch)
        papers.sign(paper, batch)
