"""What is said of a unit, as values that forms make and actions take. Pure."""

from dataclasses import dataclass
from decimal import Decimal


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
