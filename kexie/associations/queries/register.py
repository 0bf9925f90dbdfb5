"""The register of basic-level associations: one row for an association with what its unit is."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from kexie.associations.models import YearFigures
from kexie.kit.actor import Actor
from kexie.organisations import kinds
from kexie.organisations.models import Organisation
from kexie.organisations.queries import Sought, listed

KINDS = (*kinds.BASIC, kinds.Kind.FEDERATION, kinds.Kind.SOCIETY)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the register; empty fields ask nothing. ``industry``: a section (C) or a division (C39)."""

    text: str = ""
    kind: str = ""
    jurisdiction: str = ""
    nature: str = ""
    scale: str = ""
    setting: str = ""
    industry: str = ""
    qualification: str = ""
    emerging: str = ""
    unsaid: bool = False


def register(actor: Actor, wanted: Wanted) -> QuerySet[Organisation]:
    """Associations of the acting post's subtree that fit, by pinyin, each with its profile and its newest figures
    (``newest``: a list of one or none). Two queries.
    """
    found = listed(actor, Sought(text=wanted.text, kind=wanted.kind, jurisdiction=wanted.jurisdiction))
    found = found.filter(kind__in=KINDS) if not wanted.kind else found
    told: dict[str, Any] = {
        "profile__nature": wanted.nature, "profile__scale": wanted.scale, "profile__setting": wanted.setting,
        "profile__industry__startswith": wanted.industry,
        "profile__qualifications__contains": [wanted.qualification] if wanted.qualification else None,
        "profile__emerging__contains": [wanted.emerging] if wanted.emerging else None,
    }  # fmt: skip
    found = found.filter(**{name: value for name, value in told.items() if value})
    if wanted.unsaid:
        found = found.filter(Q(profile__isnull=True) | Q(profile__nature="") | Q(profile__industry=""))
    # For the rows that are shown: as columns they were worked out for every row before the page, too.
    figures = (
        YearFigures.objects.filter(sci_tech__isnull=False).order_by("organisation", "-year").distinct("organisation")
    )
    newest = Prefetch("year_figures", figures, to_attr="newest")
    return found.select_related("superior", "jurisdiction", "profile").prefetch_related(newest)
