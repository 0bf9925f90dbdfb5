"""A small city for tests: one association, two districts, a zone, departments, a few basic-level associations."""

from dataclasses import dataclass, field

from kexie.kit.actor import SYSTEM, Actor
from kexie.organisations import posts as table
from kexie.organisations.actions import members, organisations, posts
from kexie.organisations.models import Organisation
from kexie.people.actions import persons
from kexie.people.models import Person


@dataclass
class City:
    """``units`` by a short key; ``actors`` by name of the cast."""

    units: dict[str, Organisation]
    people: dict[str, Person] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Organisation:
        return self.units[key]

    def actor(self, name: str, kind: str, unit: str) -> Actor:
        """A new post for a (new or known) person, and the actor through it."""
        if name not in self.people:
            self.people[name] = members.register(persons.Particulars(name=name), self[unit], by=SYSTEM)
        post = posts.appoint(self.people[name], self[unit], kind, by=SYSTEM)
        actor = Actor(
            person_id=post.person_id, post_id=post.pk, organisation_id=post.organisation_id,
            rights=table.rights_of(kind),
        )  # fmt: skip
        self.actors[name] = actor
        return actor


LAYOUT = (
    # key, name, kind, level, superior
    ("city", "某市科协", "association", "city", None),
    ("jiang", "江边区科协", "association", "district", "city"),
    ("hong", "洪水区科协", "association", "district", "city"),
    ("lake", "东湖高新区科协", "association", "zone", "city"),
    ("enterprises", "企事业部", "department", "", "city"),
    ("office", "办公室", "department", "", "city"),
    ("jiang_office", "办公室", "department", "", "jiang"),
    ("motor", "光明电机公司科协", "enterprise", "", "jiang"),
    ("steel", "红旗钢铁公司科协", "enterprise", "", "city"),
    ("optics", "东湖光电公司科协", "enterprise", "", "lake"),
    ("university", "某大学科协", "university", "", "city"),
    ("hospital", "某医院科协", "hospital", "", "hong"),
    ("physics", "市物理学会", "society", "", "city"),
    ("federation", "江边区企业科协联合会", "federation", "", "jiang"),
)


def build() -> City:
    """Make it, by the system, through the real actions."""
    units: dict[str, Organisation] = {}
    for key, name, kind, level, above in LAYOUT:
        units[key] = organisations.register(
            organisations.Particulars(name=name), kind=kind, level=level,
            superior=units[above] if above else None, by=SYSTEM,
        )  # fmt: skip
    return City(units)
