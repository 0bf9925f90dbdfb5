"""A document with a reply slip (回执): a form of the city's own, answered in time, late and by link, by now overdue."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from kexie.blanks import queries as blanks
from kexie.blanks.actions import blanks as forms
from kexie.blanks.actions import fields
from kexie.blanks.models import Version
from kexie.demo import names, papers
from kexie.demo.city import City
from kexie.demo.days import Days
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices import queries
from kexie.notices.actions import links, receipts, replies, terms
from kexie.notices.models import Addressee, Document
from kexie.organisations import kinds, posts
from kexie.organisations import queries as organisations

SEED = 628
# Issued so many working days ago; due in the afternoon, some days before today: who comes now comes late.
ISSUED, DUE = 8, 3
# Every so many-th enterprise is asked, besides the class; so many of a hundred sign.
EVERY, SIGN = 6, 80
LATE, BY_LINK = 5, 4
MORNING, AFTERNOON = (9, 12), (14, 17)
READY, OWN = "参会回执", "年度工作座谈会回执"
TALKS = ("组织建设", "项目申报", "人才举荐")
OPINIONS = (
    "建议安排企业之间相互参观。", "希望会前把交流材料发下来。", "请考虑给路远的单位留车位。",
    "建议每季度开一次片会。", "希望多讲项目申报的具体办法。",
)  # fmt: skip
POSITIONS = ("主席", "秘书长", "副秘书长", "办公室主任", "总工程师")
Act = tuple[datetime, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Asked:
    """The issued document, when its answers are due, and the lot that picks."""

    document: Document
    due_at: datetime
    days: Days

    def moment(self, is_late: bool) -> datetime:
        """A minute of office hours between the signing and the due moment, or after it."""
        days = self.days
        return days.at(days.back(days.random.choice((2, 1) if is_late else (DUE + 1, DUE))), 9, 17)

    def values(self) -> dict[str, Any]:
        """Who comes, how many, which talk, and of every third an opinion."""
        random = self.days.random
        people = [
            {"name": names.person(random), "position": random.choice(POSITIONS), "phone": f"027-6569{n}"}
            for n in random.sample(range(1000, 9999), random.choice((1, 1, 2, 3)))
        ]
        told = {"people": people, "number": str(len(people) + random.choice((0, 0, 1))), "f1": random.choice(TALKS)}
        return told | ({"opinion": random.choice(OPINIONS)} if random.random() < 0.33 else {})


def ask(city: City, text: papers.Text, world: Days) -> Iterator[datetime]:
    """The city asks its universities and some enterprises; the enterprise of the cast is given more time."""
    days = replace(world, random=Random(SEED))  # noqa: S311 (the others' lots stay as they are)
    house, first = papers.city(city), ISSUED + 2
    yield days.at(days.back(first), *MORNING)
    chosen = {one.pk: one for one in organisations.of_kinds(city.root, [kinds.Kind.ENTERPRISE])[::EVERY]}
    chosen |= {city.places["enterprise"].pk: city.places["enterprise"]}
    document = papers.begin(house, text, days.back(ISSUED), units=list(chosen.values()))
    day = days.back(DUE)
    due_at = clock.shanghai(day.year, day.month, day.day, 17, 30)
    replies.attach(document, _form(city, house.drafter), due_at, by=house.drafter)
    rungs = papers.rungs(house, "issued", due_on=days.back(ISSUED - 3))
    for place, rung in enumerate(rungs, start=1):
        yield days.at(days.back(first - place // 2), *(AFTERNOON if place % 2 else MORNING))
        document = rung(document)
    asked = Asked(document, due_at, days)
    batch = papers.signings(document, days, SIGN, {city.places["enterprise"]})
    yield max(one.at for one in batch)
    papers.sign(document, batch)
    for moment, act in sorted(_acts(asked, city, batch), key=lambda one: one[0]):
        yield moment
        act()


def _form(city: City, by: Actor) -> Version:
    """The ready form with a question more, published."""
    ready = next(one for one in blanks.usable(by) if one.blank.name == READY)
    version = forms.make(city.root, OWN, by=by, copy_of=ready).versions.get()
    fields.add(version, "choice", {"label": "分组讨论", "options": list(TALKS), "required": True}, by=by)
    return forms.publish(version, by=by)


def _acts(asked: Asked, city: City, batch: Sequence[receipts.Signing]) -> Iterator[Act]:
    """Most of those who signed answer, the last of them late; some others by link; one unit has a later day."""
    units = {one.pk: one for one in queries.addressees(asked.document)}
    own = next(one for one in units.values() if one.organisation_id == city.places["enterprise"].pk)
    signed = {one.addressee_id for one in batch}
    bare = [one for one in units.values() if one.pk not in signed and one.pk != own.pk][: BY_LINK + 1]
    for place, unit in enumerate(bare):
        yield asked.moment(place == 0), partial(_by_link, asked, unit, city.actor("chen", "officer"))
    answering = batch[: round(len(batch) * 0.9)]
    places = [one.organisation_id for one in units.values()]
    holders = {one.pk: one for one in organisations.holders("receipts.sign", places)}
    for place, one in enumerate(answering):
        post = holders[one.post_id]
        by = Actor(
            person_id=post.person_id, post_id=post.pk, organisation_id=post.organisation_id,
            rights=posts.rights_of(post.kind),
        )  # fmt: skip
        yield asked.moment(place < LATE), partial(_answer, asked, units[one.addressee_id], by)
    later = asked.days.step(asked.days.today, 3)
    chen = city.actor("chen", "officer")
    yield asked.due_at - timedelta(hours=1), lambda: terms.set_own(own, None, later, by=chen)


def _answer(asked: Asked, unit: Addressee, by: Actor) -> None:
    replies.answer(unit, replies.Told(asked.values()), by=by)


def _by_link(asked: Asked, unit: Addressee, chen: Actor) -> None:
    """Nobody there has an account: a link is sent, whoever holds it signs and answers."""
    made = links.make(unit, by=chen).link
    random = asked.days.random
    name, position = names.person(random), random.choice(POSITIONS)
    links.note(made)
    links.sign(made, name=name, position=position)
    replies.answer_by_link(made, replies.Told(asked.values()), name=name, position=position)
