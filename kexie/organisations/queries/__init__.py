"""Named reads of the tree, its posts and its people. All of them start from what the actor may see."""

from kexie.organisations.queries.classes import meant, of_kinds, tally
from kexie.organisations.queries.lists import Sought, counts_by_kind, jurisdictions, listed, organisation_numbered
from kexie.organisations.queries.people import (
    affiliation_of,
    affiliations_of,
    holders,
    journal_scope,
    kept_units,
    people_listed,
    person_seen,
    post_words,
    posts_held,
    posts_in,
    workers,
)
from kexie.organisations.queries.public import PublicCounts, installation, public_counts
from kexie.organisations.queries.tree import (
    as_of,
    departments,
    inferiors,
    path,
    path_to,
    roots_seen,
    subtree,
    superior_on,
    superiorities,
)
from kexie.organisations.rules import organisations_where, visible_organisations, visible_people

__all__ = [
    "PublicCounts",
    "Sought",
    "affiliation_of",
    "affiliations_of",
    "as_of",
    "counts_by_kind",
    "departments",
    "holders",
    "inferiors",
    "installation",
    "journal_scope",
    "jurisdictions",
    "kept_units",
    "listed",
    "meant",
    "of_kinds",
    "organisation_numbered",
    "organisations_where",
    "path",
    "path_to",
    "people_listed",
    "person_seen",
    "post_words",
    "posts_held",
    "posts_in",
    "public_counts",
    "roots_seen",
    "subtree",
    "superior_on",
    "superiorities",
    "tally",
    "visible_organisations",
    "visible_people",
    "workers",
]
