"""A city with two houses that build forms."""

from dataclasses import dataclass
from typing import Any

import pytest

from kexie.blanks.actions import blanks, fields
from kexie.blanks.models import Field, Version
from kexie.kit.actor import Actor
from tests.organisations import city as town

LEAST = {"label": "参会人数", "required": True, "least": 1, "most": 20, "unit": "人"}


@dataclass
class House:
    """The city's officer builds, the district's has a house of its own, the liaison builds nothing."""

    city: town.City

    def __getitem__(self, name: str) -> Actor:
        return self.city.actors[name]

    def unit(self, key: str) -> Any:
        return self.city[key]

    def draft(self, name: str = "座谈会回执", *asked: tuple[str, dict[str, Any]]) -> Version:
        """A form of the city with these fields (kind, values), still a draft."""
        blank = blanks.make(self.unit("city"), name, by=self["chen"])
        version = blank.versions.get()
        for kind, told in asked:
            fields.add(version, kind, told, by=self["chen"])
        return version

    def published(self, *asked: tuple[str, dict[str, Any]], name: str = "座谈会回执") -> Version:
        return blanks.publish(self.draft(name, *(asked or (("number", LEAST),))), by=self["chen"])

    def field(self, version: Version, label: str) -> Field:
        return version.fields.get(label=label)


@pytest.fixture
def house(db: None) -> House:
    city = town.build()
    for name, kind, unit in (
        ("chen", "officer", "city"),
        ("zhao", "officer", "jiang"),
        ("liaison", "liaison", "steel"),
    ):
        city.actor(name, kind, unit)
    return House(city)
