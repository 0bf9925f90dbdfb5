"""A city's office for tests: who drafts, reviews, signs, numbers, issues; and documents brought to any state."""

from dataclasses import dataclass, field
from typing import Any

from kexie.kit.actor import SYSTEM, Actor
from kexie.notices.actions import documents, series
from kexie.notices.models import AddresseeClass, Document
from kexie.notices.queries import classes_named
from kexie.organisations.models import Organisation
from tests.organisations import city as town

# name, kind of post, unit
CAST = (
    ("chen", "officer", "city"),
    ("reviewer", "office_reviewer", "city"),
    ("leader", "leader", "city"),
    ("registrar", "registrar", "city"),
    ("secretary", "secretary_general", "city"),  # may draft, review, number and issue: the one who meets separation
    ("zhao", "officer", "jiang"),
    ("zhao_leader", "leader", "jiang"),
    ("hong_officer", "officer", "hong"),
    ("hong_leader", "leader", "hong"),
    ("wang", "officer", "motor"),
    ("wang_chair", "chair", "motor"),
    ("steel_liaison", "liaison", "steel"),
    ("sun", "secretary_general", "physics"),
    ("observer", "integrity_observer", "city"),
)
BODY = [{"kind": "body", "level": 0, "text": "现将有关事项通知如下。"}]


@dataclass
class Office:
    """The city with its cast; every act through the real actions."""

    city: town.City
    steps: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> Actor:
        return self.city.actors[name]

    def unit(self, key: str) -> Organisation:
        return self.city[key]

    def classes(self, *names: str) -> list[AddresseeClass]:
        return list(classes_named(self.unit("city"), names).values())

    def draft(self, title: str = "关于召开座谈会的通知", **values: Any) -> Document:
        values = {"title": title, "body": BODY} | values
        return documents.draft(self.unit("city"), values, by=self["chen"])

    def at(self, state: str, co_issuers: tuple[str, ...] = (), **values: Any) -> Document:
        """A document in this state, brought there step by step."""
        shared = [self.unit(key) for key in co_issuers] or ([self.unit("jiang")] if state == "countersign" else [])
        document = self.draft(**({"co_issuers": shared} | values))
        if state == "void":
            return documents.void(document, by=self["chen"], note="重复")
        for goal, step in (
            ("review", lambda one: documents.submit(one, by=self["chen"])),
            ("countersign", lambda one: documents.review(one, by=self["reviewer"])),
            ("sign_off", lambda one: self._countersigned(one, shared)),
            ("signed", lambda one: documents.sign_off(one, by=self["leader"])),
            ("numbered", lambda one: documents.number(one, by=self["registrar"])),
            ("issued", lambda one: documents.issue(one, by=self["chen"])),
        ):
            if document.state == state:
                break
            document = step(document)
            assert document.state in (goal, "sign_off"), (goal, document.state)
        assert document.state == state
        return document

    def _countersigned(self, document: Document, shared: list[Organisation]) -> Document:
        for unit in shared:
            key = next(key for key, one in self.city.units.items() if one.pk == unit.pk)
            leader = next(self[name] for name, kind, where in CAST if where == key and kind in ("leader", "chair"))
            document = documents.countersign(document, by=leader)
        return document


def build() -> Office:
    city = town.build()
    for name, kind, unit in CAST:
        city.actor(name, kind, unit)
    series.set_code(city["city"], "某科协", by=SYSTEM)
    series.set_code(city["jiang"], "江科协", by=SYSTEM)
    return Office(city)
