"""Named reads of organisation building; all start from what the actor may see."""

from kexie.associations.queries.coverage import (
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
from kexie.associations.queries.profiles import covered_units, federations_of, members_of, profile_of, years_of
from kexie.associations.queries.register import KINDS, Wanted, register
from kexie.associations.queries.visiting import last_visits, unvisited, visits

__all__ = [
    "KINDS",
    "Covered",
    "Wanted",
    "base_lists",
    "base_unit",
    "base_units",
    "covered_units",
    "federations_of",
    "found",
    "gaps",
    "last_visits",
    "members_of",
    "profile_of",
    "register",
    "shares",
    "shares_by_year",
    "unvisited",
    "visits",
    "whole",
    "years",
    "years_of",
]
