"""What a unit tells when it applies for an association, as values that forms make and actions take.

How they are packed for the tables and unpacked again.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from kexie.associations import names
from kexie.associations.told import Facts, Figures
from kexie.kit.crypto.fields import Secret, clear


@dataclass(frozen=True, slots=True)
class Nominee:
    """拟任人选. ``role`` is a kind of post, ``born`` year and month (1970-03)."""

    role: str
    name: str
    gender: str = ""
    born: str = ""
    politics: str = ""
    job: str = ""
    title: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """What kind of meeting elects, and how many vice-chairs and members; as the fields of an ``Assembly``."""

    gathering: str = ""
    vice_places: int | None = None
    member_places: int | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """The form of rules.md 4.3."""

    unit_name: str
    name: str
    kind: str = "enterprise"
    credit_code: str = ""
    address: str = ""
    street_code: str = ""
    contact: str = ""
    telephone: str = ""
    unit_opinion: str = ""
    planned_members: int | None = None
    # Names of the units that found a federation beside the leading one, as they were typed.
    initiators: tuple[str, ...] = ()
    facts: Facts = field(default_factory=Facts)
    figures: Figures = field(default_factory=Figures)
    nominees: tuple[Nominee, ...] = ()
    places: Places = field(default_factory=Places)


# What the district's check looks for: the name of the form's field, and its words.
WANTED: dict[str, str] = {
    "credit_code": "统一社会信用代码",
    "address": "地址",
    "contact": "联系人",
    "telephone": "联系电话",
    "unit_opinion": "单位意见",
    "planned_members": "拟设会员数",
    "nature": "单位性质",
    "industry": "行业",
    "staff": "职工总数",
    "sci_tech": "科技人员数",
    "office": "办公场所",
    "funding": "经费来源",
    "nominees": "拟任人选",
    "request": "申请报告（盖章）",
    "charter": "章程（草案）",
    "roster": "会员名录",
}
# Of what is wanted that which is handed in as a file, by its matter.
HANDED_IN = ("request", "charter", "roster")


def packed(typed: Iterable[Sequence[str]]) -> str:
    """The pairs of a half-filled form as one text, to be sealed; empty for none."""
    pairs = [list(pair) for pair in typed]
    return json.dumps(pairs, ensure_ascii=False) if pairs else ""


def unpacked(typed: Secret | None) -> list[list[str]]:
    """Back from what was sealed; nothing where its key is not at hand."""
    told = clear(typed)
    return json.loads(told) if told else []


def founders(unit_name: str, initiators: Iterable[str]) -> list[str]:
    """Who founds a federation, the leading unit first, each once however its name is spelt."""
    seen: dict[str, str] = {}
    for name in (unit_name, *initiators):
        seen.setdefault(names.key(name), name)
    return list(seen.values())


def plain(told: Facts | Figures) -> dict[str, Any]:
    """As JSON holds it."""
    return {name: _plain(value) for name, value in asdict(told).items()}


def facts(told: dict[str, Any]) -> Facts:
    """Back from JSON."""
    known = {name: value for name, value in told.items() if name in Facts.__dataclass_fields__}
    lists: dict[str, Any] = {name: tuple(value) for name, value in known.items() if isinstance(value, list)}
    return Facts(**{**known, **lists})


def figures(told: dict[str, Any]) -> Figures:
    """Back from JSON."""
    known = {name: value for name, value in told.items() if name in Figures.__dataclass_fields__}
    spending = known.get("research_spending")
    return Figures(**{**known, "research_spending": Decimal(spending) if spending is not None else None})


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
