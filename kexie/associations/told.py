"""What is told of a unit, as values that forms make and actions take. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Facts:
    """单位概况 as a form tells it; codes as in ``codes``."""

    nature: str = ""
    subordination: str = ""
    scale: str = ""
    setting: str = ""
    industry: str = ""
    emerging: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    is_new_economy: bool = False
    products: str = ""
    research: str = ""
    party: str = ""
    has_union: bool = False
    has_league: bool = False
    office: str = ""
    funding: str = ""
    full_time: int | None = None
    part_time: int | None = None
    term_years: int = 5


def told_of(profile: Any) -> dict[str, Any]:
    """What a unit's profile says, by field; lists as they are kept."""
    return {name: getattr(profile, name) for name in Facts.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class Figures:
    """年度人数 as a form tells it; None is unknown. ``research_spending`` in 万元."""

    staff: int | None = None
    sci_tech: int | None = None
    senior: int | None = None
    middle: int | None = None
    junior: int | None = None
    doctors: int | None = None
    masters: int | None = None
    members: int | None = None
    research_spending: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is recorded of it; ``votes`` by candidate: for, against, abstained."""

    held_on: date
    place: str
    entitled: int
    present: int
    method: str
    charter_adopted: bool
    votes: Mapping[UUID, tuple[int, int, int]]
    minutes: str = ""


@dataclass(frozen=True, slots=True)
class Filing:
    """What is filed: members, the charter's text, the years of the term."""

    members: int
    charter: str
    term_years: int


@dataclass(frozen=True, slots=True)
class Known:
    """A term that was running when the association came on the register."""

    number: int
    starts_on: date
    ends_on: date


# The least and the most of each number of a house (models.LifeRules).
NUMBERS: dict[str, tuple[int, int]] = {
    "quorum_part": (1, 9), "quorum_whole": (1, 9), "check_days": (1, 60), "reply_days": (1, 60),
    "lapse_months": (1, 24), "filing_days": (1, 180), "term_years": (1, 10), "dormant_months": (1, 60),
    "report_month": (1, 12), "report_day": (1, 31), "least_sci_tech": (0, 1000),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tenant:
    """A unit under a park, joint or trade association; its own association is found by the credit code."""

    name: str
    credit_code: str = ""
    is_covered: bool = True
    sci_tech: int | None = None


@dataclass(frozen=True, slots=True)
class BaseLine:
    """One line of a list of units that ought to be covered; codes checked already."""

    name: str
    credit_code: str = ""
    jurisdiction: str = ""
    street_code: str = ""
    industry: str = ""
    nature: str = ""
    scale: str = ""
    staff: int | None = None
    sci_tech: int | None = None
