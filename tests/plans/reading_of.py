"""The texts the plan reader is judged by, and how a reading is compared with what a person read."""

import functools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kexie.plans import reading
from tests import beside
from tests.notices.reading import texts as notices

EXPECTED = Path(__file__).parent / "expected"
FOUNDING = "domain/notice-2013.txt"
PLANS = "data/plans"


def founding() -> str:
    """The notice of 2013 with its plan, to the character; it is packaged."""
    return notices.founding()


def source(name: str) -> str | None:
    """The text a person's reading ``name`` is of, to the character; None, told by a warning, where it is missing."""
    place = expectations()[name]["source"]
    if place == FOUNDING:
        return founding()
    path = beside.at_hand(place, f"1 of {len(expectations())} plan texts")
    return path.read_bytes().decode("utf-8") if path else None


@functools.cache
def sources() -> list[str]:
    """Every plan text at hand."""
    return [text for text in map(source, expectations()) if text is not None]


def expectations() -> dict[str, dict[str, Any]]:
    """What a person read, by file: ``source``, ``title``, ``guidance``, ``parts`` as the command prints them."""
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(EXPECTED.glob("*.json"))}


@dataclass(frozen=True)
class Score:
    """Hits among what was expected and what was read."""

    hits: int
    expected: int
    told: int

    @property
    def f1(self) -> float:
        return 2 * self.hits / ((self.expected + self.told) or 1) if self.expected or self.told else 1.0


def score(expected: list[Any], told: list[Any]) -> Score:
    """Each told fact may hit one expected fact that is equal to it."""
    left = list(expected)
    hits = 0
    for fact in told:
        if fact in left:
            left.remove(fact)
            hits += 1
    return Score(hits, len(expected), len(told))


def measures(parts: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Every measure with the part it stands in."""
    return [(at, part["title"], one["text"]) for at, part in enumerate(parts) for one in part["measures"]]


def facts(parts: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Every owner, due date and figure that is told, with its measure; what a text leaves open is no hit."""
    found: list[tuple[Any, ...]] = []
    for part in parts:
        for one in part["measures"]:
            found += [(one["text"], kind, one[kind]) for kind in ("owner", "due") if one[kind]]
            found += [(one["text"], i["what"], i["op"], i["value"], i["unit"]) for i in one["indicators"]]
    return found


def boundaries(parts: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Where sections stand: number, title, and the measure each begins and ends with."""
    edges = []
    for part in parts:
        texts = [one["text"] for one in part["measures"]] or [None]
        edges.append((part["number"], part["title"], texts[0], texts[-1]))
    return edges


def told(text: str) -> list[tuple[str, str | None, str | None, list[tuple[str, str, float, str]]]]:
    """Measures of a text in short: text, owner, due, figures."""
    return [
        (one.text, one.owner, one.due, [(i.what, i.op, float(i.value), i.unit) for i in one.indicators])
        for one in reading.read(text).plan.measures
    ]
