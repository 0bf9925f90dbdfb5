"""How the cast prepares a paper: who does what in each house, and the rungs from draft to board."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

from django.core.files.uploadedfile import SimpleUploadedFile

from kexie.demo import units
from kexie.demo.city import City
from kexie.demo.days import Days
from kexie.kit import clock
from kexie.kit.actor import SYSTEM, Actor
from kexie.notices import documents as written
from kexie.notices import queries
from kexie.notices.actions import attachments, documents, receipts
from kexie.notices.models import Document
from kexie.organisations import kinds
from kexie.organisations import queries as organisations
from kexie.organisations.models import Organisation

Text: TypeAlias = Mapping[str, Any]
Rung: TypeAlias = Callable[[Document], Document]
# A paper goes this way; it stops at the state after which it waits for somebody.
_LADDER = ("review", "countersign", "sign_off", "signed", "numbered", "issued")


@dataclass(frozen=True, slots=True)
class House:
    """An issuer with its people of the cast: each rung is another one's, as the rules ask."""

    issuer: Organisation
    drafter: Actor
    reviewer: Actor
    signer: Actor
    registrar: Actor
    partner: Actor


def city(made: City) -> House:
    """The city's own papers."""
    return _house(made, "city", ("chen", "officer"), ("he", "office_reviewer"), ("qian", "leader"), ("he", "registrar"))


def district(made: City) -> House:
    """Those of the district of the cast."""
    general = ("shi", "secretary_general")
    return _house(made, "district", ("fang", "officer"), general, ("zhao", "chair"), general)


def firm(made: City) -> House:
    """Those of the enterprise of the cast."""
    general = ("wang", "secretary_general")
    return _house(made, "enterprise", ("lin", "officer"), general, ("gao", "chair"), general)


def _house(made: City, place: str, *parts: tuple[str, str]) -> House:
    drafter, reviewer, signer, registrar = (made.actor(*part) for part in parts)
    return House(made.places[place], drafter, reviewer, signer, registrar, made.actor("jin", "leader"))


def rungs(house: House, state: str, *, joint: bool = False, due_on: date | None = None) -> list[Rung]:
    """The acts after drafting that bring a paper to ``state``. Raises ValueError for a state that is none of them."""
    acts: dict[str, Rung] = {
        "review": lambda paper: documents.submit(paper, by=house.drafter),
        "countersign": lambda paper: documents.review(paper, by=house.reviewer),
        "sign_off": lambda paper: documents.countersign(paper, by=house.partner),
        "signed": lambda paper: documents.sign_off(paper, by=house.signer),
        "numbered": lambda paper: documents.number(paper, by=house.registrar),
        "issued": lambda paper: documents.issue(paper, by=house.drafter, due_on=due_on),
    }
    wanted = list(_LADDER[: _LADDER.index(state) + 1])
    if not joint and "sign_off" in wanted:
        wanted.remove("sign_off")  # without a joint issuer the review itself leads to the signer
    return [acts[one] for one in wanted]


def begin(house: House, text: Text, day: date, old: Document | None = None, **more: Any) -> Document:
    """Draft the paper with its annexes, or for ``old`` its correction (which takes those of the old one over).

    ``{year}`` in the text is that of ``day``.
    """
    values = _values(house, text, day) | more
    if old is None:
        document = documents.draft(house.issuer, values, by=house.drafter)
        for annex in text.get("annex", ()):
            content = annex["text"].strip().format(year=day.year).replace("|", ",") + "\n"
            upload = SimpleUploadedFile(annex["file"], content.encode("utf-8-sig"))  # spreadsheets read no UTF-8 else
            attachments.add(document, annex["title"], by=house.drafter, upload=upload)
        return document
    return documents.edit(documents.correct(old, by=house.drafter), values, by=house.drafter)


def _values(house: House, text: Text, day: date) -> dict[str, Any]:
    named = queries.classes_named(house.issuer, text.get("to", ()))
    columns = {column.code: column for column in queries.columns()}
    chosen = any(one.chosen for one in named.values())
    return {
        "title": text["title"].format(year=day.year),
        "body": written.from_text(text["body"].strip().format(year=day.year)),
        "column": columns[text["column"]],
        "source": text["source"],
        "kind": text.get("kind", "notice"),
        "openness": text.get("openness", "public"),
        "addressee_text": "，".join(text.get("to", ())),
        "classes": list(named.values()),
        "units": related(house.issuer) if chosen else [],
        "signature": house.issuer.name,
    }


def related(root: Organisation) -> list[Organisation]:
    """相关学会 does not say which: the officer picks the engineering ones."""
    wanted = {f"武汉市{name}学会" for name in units.RELATED}
    return [one for one in organisations.of_kinds(root, [kinds.Kind.SOCIETY]) if one.name in wanted]


def signings(document: Document, days: Days, share: int, leaving: set[Organisation]) -> list[receipts.Signing]:
    """Signatures of ``share`` in a hundred of the addressed (none of ``leaving``), from the day after the issue on.

    In office hours of working days, all of them past and none after the due day.
    """
    left_out = {one.pk for one in leaving}
    addressed = {
        one.organisation_id: one for one in queries.addressees(document) if one.organisation_id not in left_out
    }
    posts = {post.organisation_id: post for post in organisations.holders("receipts.sign", addressed.keys())}
    places = sorted(posts, key=lambda one: addressed[one].name)
    days.random.shuffle(places)
    first, due = clock.local(document.issued_at or clock.now()).date(), document.due_on or days.today
    span = [first + timedelta(days=n) for n in range(1, (min(due, days.back(1)) - first).days + 1)]
    worked = [day for day in span if days.working(day)]
    count = round(len(places) * share / 100) if worked else 0
    return [
        receipts.Signing(addressed[place].pk, post.person_id, post.pk, days.at(days.random.choice(worked), 9, 17))
        for place in places[:count]
        for post in [posts[place]]
    ]


def sign(document: Document, batch: list[receipts.Signing]) -> None:
    """Enter them as one batch."""
    receipts.sign_many(document, batch, by=SYSTEM)
