"""Named reads of guidance; all start from what the actor may see."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from kexie.associations.codes.tasks import Way
from kexie.associations.models import Guidance
from kexie.associations.rules import guidance as rules
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for; empty fields ask nothing. ``view``: open, due (to follow up by today), void."""

    year: int = 0
    way: str = ""
    area: str = ""
    view: str = ""
    unit: Organisation | None = None


def guidance(actor: Actor, pk: UUID) -> Guidance | None:
    """One record."""
    rows = rules.visible_guidance(actor).filter(pk=pk)
    return rows.select_related("organisation__superior", "house", "entered_by").first()


def guided(actor: Actor, asked: Asked) -> QuerySet[Guidance]:
    """Those that fit, the newest first; what is void only where it is asked for."""
    rows = rules.visible_guidance(actor)
    rows = rows.filter(state="void") if asked.view == "void" else rows.exclude(state="void")
    if asked.view in ("open", "due"):
        rows = rows.filter(state="open")
    if asked.view == "due":
        rows = rows.filter(follow_on__lte=clock.today())
    if asked.year:
        rows = rows.filter(on__gte=date(asked.year, 1, 1), on__lte=date(asked.year, 12, 31))
    rows = rows.filter(way=asked.way) if asked.way else rows
    rows = rows.filter(organisation__jurisdiction=asked.area) if asked.area else rows
    rows = rows.filter(organisation=asked.unit) if asked.unit is not None else rows
    return rows.select_related("organisation", "house").order_by("-on", "-id")


def by_house(rows: QuerySet[Guidance]) -> list[dict[str, int | str]]:
    """Visits and the like by the house that keeps them: how many of each way, how many units."""
    counts: dict[str, Any] = {way: Count("pk", filter=Q(way=way)) for way in Way.values}
    told: Any = rows.order_by().values("house__name", "house__short_name").annotate(
        units=Count("organisation", distinct=True), **counts
    )  # fmt: skip
    return [
        {"house": row["house__short_name"] or row["house__name"], **{name: row[name] for name in ("units", *counts)}}
        for row in told.order_by("house__name")
    ]
