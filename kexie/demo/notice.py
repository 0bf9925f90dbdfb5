"""Stage ``issued``: the founding notice of 2013 goes the whole way, at the hours the page and the text tell."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from kexie.demo import papers
from kexie.demo.city import City
from kexie.kit import calendar as kit_calendar
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.notices import queries, reading
from kexie.notices.actions import documents, imports, receipts
from kexie.notices.models import Document
from kexie.organisations import queries as organisations
from kexie.organisations.models import Post

TEXT = Path(__file__).parent / "data" / "notice-2013.txt"
SEED = 415
DRAFTED = clock.shanghai(2013, 4, 23, 10, 12)
REVIEWED = clock.shanghai(2013, 4, 24, 9, 40)
# 成文 25 April, on the web a week later (rules.md 3): both dates are kept.
SIGNED = clock.shanghai(2013, 4, 25, 15, 5)
ISSUED = clock.shanghai(2013, 5, 2, 16, 32, 50)
# Of a hundred addressed so many sign in time, so many late; the others are open still.
IN_TIME, LATE = 58, 9
LATE_DAYS = 20
# Places of the cast where there is something left to sign for; the society's secretary has signed herself.
OPEN = ("district", "enterprise")


def issue(city: City) -> Document:
    """Draft from the real text, review, sign off, number, issue to every association of the city."""
    chen, he = city.actor("chen", "officer"), city.actor("he", "office_reviewer")
    source = TEXT.read_text(encoding="utf-8")
    with clock.at(DRAFTED):
        document = imports.store(source, reading.read(source).spans, issuer=city.root, by=chen)
        documents.edit(document, {"units": papers.related(city.root)}, by=chen)
        documents.submit(document, by=chen)
    with clock.at(REVIEWED):
        documents.review(document, by=he)
    with clock.at(SIGNED):
        documents.sign_off(document, by=city.actor("qian", "leader"))
        documents.number(document, by=city.actor("he", "registrar"))
    with clock.at(ISSUED):
        issued = documents.issue(document, by=chen)
    _sign(city, issued)
    return issued


def _sign(city: City, document: Document) -> None:
    """About two thirds sign, some of them late; who signs holds the post that may."""
    sun, society = city.actor("sun", "secretary_general"), city.places["society"]
    addressed = {one.organisation_id: one for one in queries.addressees(document)}
    with clock.at(ISSUED + timedelta(hours=17)):
        receipts.sign(addressed[society.pk], by=sun)
        posts = organisations.holders("receipts.sign", addressed.keys())
        signers = {post.organisation_id: post for post in posts.order_by("organisation", "-starts_on", "-id")}
    left_out = {society.pk, *[city.places[key].pk for key in OPEN]}
    signings = [
        receipts.Signing(addressed[place].pk, post.person_id, post.pk, moment)
        for place, post, moment in _moments(document, signers)
        if place not in left_out
    ]
    with clock.at(max(one.at for one in signings)):
        receipts.sign_many(document, signings, by=SYSTEM)


def _moments(document: Document, signers: dict[UUID, Post]) -> Iterator[tuple[UUID, Post, datetime]]:
    """When each signs: in office hours of a working day, before the due day or after it; the rest not at all."""
    random = Random(SEED)  # noqa: S311 (a demo must come out the same every time)
    first = ISSUED.date()
    due = document.due_on
    assert due is not None  # issuing to addressees sets a due day
    calendar = kit_calendar.overrides()
    span = [first + timedelta(days=n) for n in range(1, (due - first).days + LATE_DAYS)]
    days = [day for day in span if calendar.works(day)]
    early, late = [day for day in days if day <= due], [day for day in days if day > due]
    for place in sorted(signers, key=lambda one: one.hex):
        lot = random.randrange(100)
        if lot < IN_TIME + LATE:
            day = random.choice(early if lot < IN_TIME else late)
            minute = random.randrange(8 * 60 + 30, 17 * 60 + 30)
            yield place, signers[place], clock.shanghai(day.year, day.month, day.day, minute // 60, minute % 60)
