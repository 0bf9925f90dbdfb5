"""Named reads of organisation building; all start from what the actor may see."""

from kexie.associations.queries.coverage import (
    UNTOLD,
    Covered,
    base_lists,
    base_unit,
    base_units,
    found,
    gaps,
    shares,
    shares_by_year,
    whole,
    years,
)
from kexie.associations.queries.memberships import (
    federations_of,
    member_counts,
    member_kinds,
    member_of,
    members_listed,
    members_of,
)
from kexie.associations.queries.profiles import covered_units, profile_of, years_of
from kexie.associations.queries.register import KINDS, Wanted, register
from kexie.associations.queries.visiting import amendments, last_visits, unvisited, visit_of, visits

__all__ = [
    "KINDS",
    "UNTOLD",
    "Covered",
    "Wanted",
    "amendments",
    "base_lists",
    "base_unit",
    "base_units",
    "covered_units",
    "federations_of",
    "found",
    "gaps",
    "last_visits",
    "member_counts",
    "member_kinds",
    "member_of",
    "members_listed",
    "members_of",
    "profile_of",
    "register",
    "shares",
    "shares_by_year",
    "unvisited",
    "visit_of",
    "visits",
    "whole",
    "years",
    "years_of",
]
