"""组织建设统计 (rules.md 4.5): how many associations, new, closed, dormant, overdue, with what they did; their leaders.

Each figure is one statement over the associations the actor lists, whatever their number.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import Avg, Count, Exists, F, Max, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, Left

from kexie.associations.models import AnnualReport, Dormancy, Tenure, YearFigures
from kexie.associations.rules.activity import visible_activities
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations import kinds
from kexie.organisations.rules import current, listed_organisations
from kexie.organisations.rules.rights import in_office
from kexie.people.models.person import TitleLevel

# What associations are compared by: the field of the organisation, and how much of it.
BY: dict[str, str] = {
    "setting": "profile__setting",
    "kind": "kind",
    "area": "jurisdiction",
    "industry": "profile__industry",
    "nature": "profile__nature",
    "scale": "profile__scale",
}
LEADERS = ("chair", "vice_chair", "secretary_general")
OLD = 60


@dataclass(slots=True)
class Group:
    """One group: associations that stand, those begun and closed in the year; their people; what they did in it."""

    key: str
    total: int = 0
    founded: int = 0
    closed: int = 0
    dormant: int = 0
    overdue: int = 0
    reported: int = 0
    members: int = 0
    sci_tech: int = 0
    activities: int = 0
    active: int = 0
    people: int = 0

    def add(self, other: "Group") -> None:
        """Sum up."""
        for one in fields(self)[1:]:
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))


@dataclass(frozen=True, slots=True)
class Leader:
    """Who holds one kind of office: how many, of how many the age is known, their mean age, from 60 on, titles."""

    role: str
    total: int
    known: int
    age: float | None
    old: int
    senior: int
    middle: int


def groups(actor: Actor, by: str, year: int) -> list[Group]:
    """Every group that has a figure, the largest first. Six queries. ``by``: a key of :data:`BY`.

    What stands beside an association is asked as a set and hashed once: asked for each association by itself, twenty
    thousand of them took half a second.
    """
    found: dict[str, Group] = {}
    first, last = date(year, 1, 1), date(year, 12, 31)
    listed = listed_organisations(actor).filter(kind__in=kinds.ELECTING).annotate(key=_key(by))
    standing = listed.filter(state="active")
    ends = Tenure.objects.order_by().values("organisation").annotate(last=Max("ends_on"))
    late = Q(pk__in=ends.filter(last__lt=clock.today()).values("organisation"))
    asleep = Q(pk__in=current(Dormancy.objects.all()).values("organisation"))
    told = Q(pk__in=AnnualReport.objects.filter(year=year, state="accepted").order_by().values("organisation"))
    stands = {"organisation__state": "active", "organisation__kind__in": kinds.ELECTING}
    held = visible_activities(actor).exclude(state="void").filter(starts_on__range=(first, last), **stands).order_by()
    _into(found, standing.values("key").annotate(
        of_total=Count("pk"), of_founded=Count("pk", filter=Q(founded_on__range=(first, last))),
        of_overdue=Count("pk", filter=late), of_dormant=Count("pk", filter=asleep),
        of_reported=Count("pk", filter=told), of_active=Count("pk", filter=Q(pk__in=held.values("organisation"))),
    ))  # fmt: skip
    ended = listed.filter(state="closed", closed_on__range=(first, last))
    _into(found, ended.values("key").annotate(of_closed=Count("pk")))
    units = standing.order_by().values("pk")
    for name in ("members", "sci_tech"):
        _into(found, _newest(name, units).values(key=_key(by, "organisation__")).annotate(Sum(name, default=0)), name)
    _into(found, held.values(key=_key(by, "organisation__")).annotate(
        of_activities=Count("pk"), of_people=Sum("people")
    ))  # fmt: skip
    return sorted(found.values(), key=lambda one: (-one.total, one.key))


def whole(told: Iterable[Group]) -> Group:
    """The sum of groups."""
    total = Group("")
    for one in told:
        total.add(one)
    return total


def leaders(actor: Actor, year: int) -> list[Leader]:
    """Who leads the associations that stand, by office; ages as of that year. One query."""
    units = listed_organisations(actor).filter(state="active", kind__in=kinds.ELECTING).values("pk")
    posts = in_office().filter(organisation__in=units, kind__in=LEADERS).order_by()
    senior = Q(person__title_level__in=(TitleLevel.SENIOR, TitleLevel.VICE_SENIOR))
    rows = posts.values("kind").annotate(
        total=Count("pk"), known=Count("person__birth_year"), born=Avg("person__birth_year"),
        old=Count("pk", filter=Q(person__birth_year__lte=year - OLD)), senior=Count("pk", filter=senior),
        middle=Count("pk", filter=Q(person__title_level=TitleLevel.MIDDLE)),
    )  # fmt: skip
    told = {row["kind"]: row for row in rows}
    return [
        Leader(
            role, row["total"], row["known"], round(year - row["born"], 1) if row["born"] is not None else None,
            row["old"], row["senior"], row["middle"],
        )
        for role in LEADERS if (row := told.get(role))
    ]  # fmt: skip


def years() -> list[int]:
    """The present year and the four before it, the newest first."""
    now = clock.today().year
    return list(range(now, now - 5, -1))


def _key(by: str, on: str = "") -> Any:
    """The expression of the group, over organisations or what hangs ``on`` them; an industry is its letter."""
    told = Coalesce(F(on + BY[by]), Value(""))
    return Left(told, 1) if by == "industry" else told


def _newest(name: str, units: QuerySet[Any, Any]) -> QuerySet[YearFigures]:
    """Of each of these units the row of the last year that tells this figure."""
    rows = YearFigures.objects.filter(**{f"{name}__isnull": False})
    later = rows.filter(organisation=OuterRef("organisation"), year__gt=OuterRef("year"))
    return rows.filter(~Exists(later), organisation__in=units)


def _into(found: dict[str, Group], rows: QuerySet[Any, Any], name: str = "") -> None:
    for row in rows.order_by():
        group = found.setdefault(row["key"] or "", Group(row["key"] or ""))
        for column, value in row.items():
            if column != "key":
                setattr(group, name or column.removeprefix("of_"), value or 0)
