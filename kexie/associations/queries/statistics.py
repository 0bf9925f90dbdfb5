"""组织建设统计 (rules.md 4.5): how many associations, new, closed, dormant, overdue, with what they did; their leaders.

Each figure is one statement over the associations the actor lists, whatever their number.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import Avg, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Left

from kexie.associations.models import Activity, AnnualReport, Dormancy, Tenure, YearFigures
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations import kinds
from kexie.organisations.rules import current, listed_organisations
from kexie.organisations.rules.rights import in_office
from kexie.people.models.person import TitleLevel

# What associations are compared by: the expression of the group.
BY: dict[str, Any] = {
    "setting": Coalesce(F("profile__setting"), Value("")),
    "kind": F("kind"),
    "area": Coalesce(F("jurisdiction"), Value("")),
    "industry": Left(Coalesce(F("profile__industry"), Value("")), 1),
    "nature": Coalesce(F("profile__nature"), Value("")),
    "scale": Coalesce(F("profile__scale"), Value("")),
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
    """Every group that has a figure, the largest first. Four queries. ``by``: a key of :data:`BY`."""
    found: dict[str, Group] = {}
    first, last = date(year, 1, 1), date(year, 12, 31)
    listed = listed_organisations(actor).filter(kind__in=kinds.ELECTING).annotate(key=BY[by])
    standing = listed.filter(state="active")
    later = Tenure.objects.filter(organisation=OuterRef("pk"), ends_on__gte=clock.today())
    some = Tenure.objects.filter(organisation=OuterRef("pk"))
    asleep = current(Dormancy.objects.filter(organisation=OuterRef("pk")))
    report = AnnualReport.objects.filter(organisation=OuterRef("pk"), year=year, state="accepted")
    told = standing.annotate(_late=Exists(some) & ~Exists(later), _sleeps=Exists(asleep), _told=Exists(report))
    _into(found, told.values("key").annotate(
        of_total=Count("pk"), of_founded=Count("pk", filter=Q(founded_on__range=(first, last))),
        of_overdue=Count("pk", filter=Q(_late=True)), of_dormant=Count("pk", filter=Q(_sleeps=True)),
        of_reported=Count("pk", filter=Q(_told=True)),
    ))  # fmt: skip
    ended = listed.filter(state="closed", closed_on__range=(first, last))
    _into(found, ended.values("key").annotate(of_closed=Count("pk")))
    people = {f"of_{name}": Sum(_newest(name)) for name in ("members", "sci_tech")}
    _into(found, standing.values("key").annotate(**people))
    done = Activity.objects.exclude(state="void").filter(starts_on__range=(first, last))
    own = done.filter(organisation=OuterRef("pk")).order_by().values("organisation")
    count, came = own.annotate(n=Count("pk")).values("n"), own.annotate(n=Sum("people")).values("n")
    _into(found, standing.annotate(_n=Subquery(count), _p=Subquery(came)).filter(_n__gt=0).values("key").annotate(
        of_activities=Sum("_n"), of_active=Count("pk"), of_people=Sum("_p")
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


def _newest(name: str) -> Coalesce:
    rows = YearFigures.objects.filter(**{"organisation": OuterRef("pk"), f"{name}__isnull": False})
    return Coalesce(Subquery(rows.order_by("-year").values(name)[:1]), 0)


def _into(found: dict[str, Group], rows: QuerySet[Any, Any]) -> None:
    for row in rows.order_by():
        group = found.setdefault(row["key"] or "", Group(row["key"] or ""))
        for name, value in row.items():
            if name != "key":
                setattr(group, name.removeprefix("of_"), value or 0)
