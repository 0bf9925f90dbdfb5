"""Coverage in figures: units and their scientific and technical staff, covered out of all, by whatever one asks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Substr

from kexie.associations import rules
from kexie.associations.models import BaseList, BaseUnit
from kexie.kit.actor import Actor

# Covered, but nobody has filled in the 设置形式 of the association; a unit nobody covers has the empty key.
UNTOLD = "untold"
_SETTING = Case(
    When(association=None, then=Value("")),
    When(association__profile__setting__gt="", then=F("association__profile__setting")),
    default=Value(UNTOLD),
)
# What coverage is compared by (issue: district, zone, street, industry, ownership, size, 设置形式, kind of list).
_BY: dict[str, Any] = {
    "area": F("jurisdiction"),
    "street": F("street_code"),
    "industry": Substr("industry", 1, 1),
    "nature": F("nature"),
    "scale": F("scale"),
    "setting": _SETTING,
    "kind": F("base_list__kind"),
    "year": F("base_list__year"),
    "way": F("way"),
}


_COUNTED = {"count": "pk", "covered": "association"}
_IS_COVERED = Q(association__isnull=False)
_SUMS: dict[str, Any] = {
    "total": Count("pk"), "covered": Count("pk", filter=_IS_COVERED),
    "own": Count("pk", filter=_IS_COVERED & ~Q(way="tenant")),
    "workers": Coalesce(Sum("sci_tech"), 0), "workers_covered": Coalesce(Sum("sci_tech", filter=_IS_COVERED), 0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Covered:
    """One group: units and workers, covered out of all. ``own``: by an association of the unit's own."""

    key: str
    total: int = 0
    covered: int = 0
    own: int = 0
    workers: int = 0
    workers_covered: int = 0

    @property
    def open(self) -> int:
        """Units not covered yet."""
        return self.total - self.covered


def base_lists(actor: Actor) -> QuerySet[BaseList]:
    """Lists the actor may look at, the newest year first, each with how many units it has."""
    rows = rules.visible_base_lists(actor).select_related("organisation")
    units = BaseUnit.objects.filter(base_list=OuterRef("pk")).order_by().values("base_list")
    counts = {name: Subquery(units.annotate(told=Count(what)).values("told")) for name, what in _COUNTED.items()}
    told = {name: Coalesce(one, Value(0)) for name, one in counts.items()}
    return rows.annotate(**told).order_by("-year", "kind", "id")


def base_units(
    actor: Actor, *, year: int | None = None, kind: str = "", area: str = "", every: bool = False
) -> QuerySet[BaseUnit]:  # fmt: skip
    """Lines the actor may look at. Of all kinds together a unit that stands in several lists of a year comes once,
    unless ``every`` line is asked for: 规上 and 高新 name many of the same firms."""
    rows = rules.visible_base_units(actor)
    told = {"base_list__year": year, "base_list__kind": kind, "jurisdiction": area}
    rows = rows.filter(**{name: value for name, value in told.items() if value})
    return rows if kind or every else rows.filter(repeats=False)


def years(actor: Actor) -> list[int]:
    """Years there are lists of, the newest first. One query."""
    return list(rules.visible_base_lists(actor).order_by("-year").values_list("year", flat=True).distinct())


def shares(rows: QuerySet[BaseUnit], by: str) -> list[Covered]:
    """By one of :data:`_BY`, the largest first. One query, whatever the size."""
    found: Any = rows.annotate(group=_group(by)).values("group").annotate(**_SUMS)
    return [_covered(row) for row in found.order_by("-total", "group")]


def shares_by_year(rows: QuerySet[BaseUnit], by: str) -> list[tuple[int, Covered]]:
    """The same of every year there are lists of, the newest first, in each the largest first. One query.

    A unit counts in the group its line in *that* year's list says: industry, nature, size, street, area are columns
    of the line and stay what they were. 设置形式 is known of the association alone, so it is what the association's
    profile says now; who covers the unit is what was matched with that year's list.
    """
    found: Any = rows.annotate(group=_group(by), year=F("base_list__year")).values("year", "group").annotate(**_SUMS)
    return [(row["year"], _covered(row)) for row in found.order_by("-year", "-total", "group")]


def whole(groups: Iterable[Covered]) -> Covered:
    """All groups as one."""
    told = list(groups)
    return Covered("", *(sum(getattr(one, name) for one in told) for name in _SUMS))


def _group(by: str) -> Any:
    return _BY[by] if by == "year" else Coalesce(_BY[by], Value(""), output_field=CharField())


def _covered(row: Mapping[str, Any]) -> Covered:
    return Covered(str(row["group"]), *(row[name] for name in _SUMS))


def gaps(rows: QuerySet[BaseUnit]) -> QuerySet[BaseUnit]:
    """Units to visit next: not covered, most scientific and technical staff first."""
    open_ = rows.filter(association__isnull=True).prefetch_related("jurisdiction", "base_list")
    return open_.order_by(F("sci_tech").desc(nulls_last=True), "name", "id")


def found(rows: QuerySet[BaseUnit], *, text: str = "", state: str = "") -> QuerySet[BaseUnit]:
    """What a search box and a filter say: part of a name or code; ``open``, ``covered``, ``doubtful`` (by variant)."""
    if text:
        rows = rows.filter(Q(name__contains=text) | Q(credit_code__startswith=text.upper()))
    states = {
        "open": Q(association__isnull=True), "covered": Q(association__isnull=False), "doubtful": Q(way="variant"),
    }  # fmt: skip
    # Of twenty thousand rows fifty are shown: what stands beside them is fetched for those.
    rows = rows.filter(states.get(state, Q())).prefetch_related("jurisdiction", "association", "base_list")
    first = [] if state == "open" else [ExpressionWrapper(_IS_COVERED, BooleanField())]  # base_unit_open_first
    return rows.order_by(*first, F("sci_tech").desc(nulls_last=True), "name", "id")


def base_unit(actor: Actor, pk: Any) -> BaseUnit | None:
    """One line the actor may look at."""
    return rules.visible_base_units(actor).select_related("base_list", "association").filter(pk=pk).first()
