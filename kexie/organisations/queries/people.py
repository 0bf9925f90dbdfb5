"""People of organisations: posts, affiliations, lists."""

import re
from collections.abc import Callable, Collection, Sequence
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from kexie.kit.actor import Actor
from kexie.organisations import posts
from kexie.organisations.models import Affiliation, Ancestry, Organisation, Post
from kexie.organisations.rules import (
    named_people,
    rights,
    visible_held_against,
    visible_on_the_way,
    visible_one_by_one,
    visible_people,
)
from kexie.people import queries as people_queries
from kexie.people.models import Person

_TAIL = re.compile(r"[0-9]{4}")
# Of so many in two hundred thousand every fortieth is one: the first hundred are met within four thousand.
_MANY, _NEAR, _UNITS = 5_000, 100, 200
_UNIT = 2  # signs of a unit's name that are worth looking for


def people_listed(actor: Actor, text: str = "", under: Organisation | None = None) -> QuerySet[Person]:
    """Visible people whose name or pinyin fits, or the last four digits of whose mobile number these are, sorted by
    pinyin, with their present affiliations at hand; where nobody is called so, those who work at a unit of that name.

    ``under`` keeps those who work at this organisation or below. Three queries for a page of any length, one more
    where words are sought.
    """
    people = _seen_among(actor, text.strip())
    if under is not None:
        below = Ancestry.objects.filter(ancestor=under).values("descendant")
        works = rights.current(Affiliation.objects.filter(organisation__in=below))
        people = people.filter(pk__in=works.values("person"))
    return _sought(people, text.strip()).prefetch_related(_present())


def could_be_unit(text: str) -> bool:
    """Whether a text nobody is called by is looked for among the names of units."""
    return not text.isascii() and len(text) >= _UNIT


def people_called(actor: Actor, text: str) -> QuerySet[Person]:
    """Of :func:`people_listed` those who are called so, nobody who only works at a unit of that name."""
    return people_queries.named(_seen_among(actor, text), text)


def people_at(actor: Actor, text: str) -> QuerySet[Person]:
    """Those who work today at a unit whose name holds the text, sorted by pinyin."""
    return _at_units(_seen_among(actor, text), text)


def _at_units(people: QuerySet[Person], text: str) -> QuerySet[Person]:
    units = Organisation.objects.filter(name__contains=text).values("pk")
    works = rights.current(Affiliation.objects.filter(organisation__in=units))
    return people.filter(pk__in=works.values("person")).order_by("name_key", "id")


def _seen_among(actor: Actor, text: str) -> QuerySet[Person]:
    """Those the actor sees, asked for as suits what is sought: all, the few of a word, the thousands of one sign."""
    if not text:
        return visible_people(actor)
    return visible_held_against(actor) if len(text) == 1 and not text.isascii() else visible_one_by_one(actor)


def walks(actor: Actor, text: str, last: int, counted: Callable[[], int]) -> bool:
    """Whether the first ``last`` people are met soonest by walking the register by name (:func:`people_walked`): very
    many are visible (``counted``), but not the whole register, and no more than a first letter is sought. One query.
    """
    if last > _NEAR or len(text) > 1 or not text.isascii():
        return False
    below = Ancestry.objects.filter(ancestor_id=actor.organisation_id)
    return below[_UNITS:].exists() and counted() >= _MANY


def people_walked(actor: Actor, text: str, window: slice) -> list[UUID]:
    """The keys of a window of :func:`people_listed`, met one after the other by pinyin. One query."""
    found = people_queries.named(visible_on_the_way(actor), text)
    return list(found.values_list("pk", flat=True)[window])


def people_of(keys: Sequence[UUID]) -> QuerySet[Person]:
    """These people, seen already, as :func:`people_listed` gives them; in no order. Two queries."""
    return Person.objects.filter(pk__in=keys).prefetch_related(_present())


def _present() -> "Prefetch[Any]":
    present = rights.current(Affiliation.objects.select_related("organisation")).order_by("starts_on", "id")
    return Prefetch("affiliations", present, to_attr="present")


def _sought(people: QuerySet[Person], text: str) -> QuerySet[Person]:
    if _TAIL.fullmatch(text):
        return people_queries.with_mobile_tail(people, text)
    found = people_queries.named(people, text)
    return _at_units(people, text) if could_be_unit(text) and not found.exists() else found


def people_told(actor: Actor, text: str = "", *, by_strokes: bool = False) -> QuerySet[Person, Any]:
    """As :func:`people_listed`, each with ``units`` and ``positions`` of today in one text: for tables of everybody.

    One query; rows are read as they come (``iterator``).
    """
    present = rights.current(Affiliation.objects.filter(person=OuterRef("pk"))).order_by().values("person")
    units = present.annotate(told=StringAgg("organisation__name", "；", order_by=("starts_on", "id"))).values("told")
    posts_ = present.annotate(told=StringAgg("position", "；", order_by=("starts_on", "id"))).values("told")
    found = people_listed(actor, text).prefetch_related(None)
    if by_strokes:
        found = found.order_by("stroke_key", "id")
    return found.annotate(units=Subquery(units), positions=Subquery(posts_))


def people_named(actor: Actor, text: str = "") -> QuerySet[Person]:
    """As :func:`people_listed`, for who needs only name and unit: appointing, accounts. Three queries."""
    return people_queries.named(named_people(actor), text).prefetch_related(_present())


def accounts_listed(actor: Actor, text: str = "") -> QuerySet[Person]:
    """Who may have an account: without ``text`` those who have one or are invited, with it everybody of that name."""
    found = people_named(actor, text)
    return (found if text.strip() else people_queries.with_account(found)).select_related("account")


def accounts_of(keys: Sequence[UUID]) -> QuerySet[Person]:
    """These people, seen already, as :func:`accounts_listed` gives them; in no order. Two queries."""
    return people_of(keys).select_related("account")


def person_named(actor: Actor, person_id: UUID) -> Person | None:
    """One person whose name the actor may see; None where there is none or they may not."""
    return named_people(actor).filter(pk=person_id).select_related("account").first()


def person_seen(actor: Actor, person_id: UUID) -> Person | None:
    """One visible person; None where there is none or they may not be seen."""
    return visible_people(actor).filter(pk=person_id).select_related("account").first()


def posts_in(organisation: Organisation, *, past: bool = False) -> QuerySet[Post]:
    """Who holds which post there, in the order of the table of kinds; ``past`` adds ended and future terms."""
    rows = Post.objects.filter(organisation=organisation)
    if not past:
        rows = rights.current(rows)
    return rows.select_related("person").order_by("kind", "starts_on", "id")


def holders(right: str, organisations: Collection[UUID]) -> QuerySet[Post]:
    """Posts held today in these very organisations that carry ``right``: whom to ask or remind there.

    By organisation, then longest in office. One query.
    """
    rows = rights.in_office().filter(kind__in=posts.kinds_with(right), organisation__in=list(organisations))
    return rows.select_related("person").order_by("organisation", "starts_on", "id")


def posts_held(person: Person) -> QuerySet[Post]:
    """All posts of a person, newest term first."""
    return Post.objects.filter(person=person).select_related("organisation").order_by("-starts_on", "id")


def affiliation_of(person: Person, affiliation_id: UUID) -> Affiliation | None:
    """One affiliation of this very person, with its organisation; None for somebody else's. One query."""
    return person.affiliations.select_related("organisation").filter(pk=affiliation_id).first()


def kept_units(actor: Actor, text: str = "") -> QuerySet[Organisation]:
    """Where the acting post keeps the people, found as in the list of organisations, sorted by pinyin."""
    units = rights.organisations_where(actor, "people.edit").filter(state="active")
    for word in text.lower().split():
        units = units.filter(haystack__contains=word)
    return units.order_by("name_key", "id")


def workers(organisation: Organisation) -> QuerySet[Affiliation]:
    """Who works at this very organisation today."""
    return rights.current(Affiliation.objects.filter(organisation=organisation, person__merged_into=None))


def affiliations_of(person: Person) -> QuerySet[Affiliation]:
    """All affiliations of a person, newest first."""
    return person.affiliations.select_related("organisation").order_by("-starts_on", "id")


def post_words(posts: Collection[UUID]) -> dict[UUID, str]:
    """Posts in words by id (光明电机科协主席), for lists that hold ids only. One query, none for none."""
    if not posts:
        return {}
    rows = Post.objects.filter(pk__in=posts).select_related("organisation")
    return {row.pk: f"{row.organisation.label}{row.label}" for row in rows}


def journal_scope(actor: Actor) -> QuerySet[Organisation]:
    """Where the acting post may read the journal: entries acted through these organisations."""
    return rights.organisations_where(actor, "journal.read")
