"""Lists of organisations with what a search box and filters say."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from kexie.kit.actor import Actor
from kexie.organisations import kinds
from kexie.organisations.models import Jurisdiction, Organisation
from kexie.organisations.rules import listed_organisations, visible_organisations

_TAIL = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Sought:
    """What is asked of a list. Empty fields ask nothing.

    ``text``: part of a name, of a short name, of pinyin initials (``whskx``) or of a credit code, or the last four
    digits of the mobile; several words must all be found.
    """

    text: str = ""
    kind: str = ""
    level: str = ""
    jurisdiction: str = ""
    state: str = "active"
    under: Organisation | None = None


def listed(actor: Actor, sought: Sought | None = None) -> QuerySet[Organisation]:
    """Organisations of the acting post's subtree that fit, sorted by pinyin, with superior and jurisdiction at hand."""
    wanted = sought or Sought()
    found = listed_organisations(actor)
    for word in wanted.text.lower().split():
        found = found.filter(Q(haystack__contains=word) | _ringing(word))
    for field in ("kind", "level", "jurisdiction", "state"):
        value = getattr(wanted, field)
        if value:
            found = found.filter(**{field: value})
    if wanted.under is not None:
        found = found.filter(ancestry__ancestor=wanted.under)
    return found.select_related("superior", "jurisdiction").order_by("name_key", "id")


def _ringing(word: str) -> Q:
    """By the last four digits of the mobile: who sees a unit sees them in its mask."""
    if not _TAIL.fullmatch(word):
        return Q()
    column: Any = Organisation._meta.get_field("mobile_tail")
    return Q(mobile_tail__in=column.sought(word))


def organisation_numbered(actor: Actor, number: int) -> Organisation | None:
    """The visible organisation with this short number; None where there is none or it may not be seen."""
    seen = visible_organisations(actor).filter(number=number)
    return seen.select_related("superior", "jurisdiction").first()


def counts_by_kind(actor: Actor, under: Organisation | None = None) -> dict[str, int]:
    """How many active organisations of each kind the actor sees, ``under`` one (itself not counted) or anywhere.

    In the order of the table of kinds; kinds without any are left out. One query.
    """
    seen = listed_organisations(actor).filter(state="active")
    if under is not None:
        seen = seen.filter(ancestry__ancestor=under).exclude(pk=under.pk)
    rows = dict(seen.values_list("kind").annotate(count=Count("pk")).order_by("kind"))
    return {kind.value: rows[kind.value] for kind in kinds.Kind if kind.value in rows}


def jurisdictions() -> list[Jurisdiction]:
    """Districts, then zones: for filters and forms. One query."""
    return list(Jurisdiction.objects.all())
