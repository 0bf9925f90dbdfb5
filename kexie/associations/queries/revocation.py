"""Named reads of what is to be revoked and of what a revoked association leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, IntegerField, Max, Min, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, ExtractYear

from kexie.associations import flow
from kexie.associations.models import (
    Activity,
    AnnualReport,
    Change,
    Founding,
    Guidance,
    Home,
    Reelection,
    Revocation,
    Seat,
    Tenure,
    YearPlan,
)
from kexie.associations.rules import revocation as rules
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices.models import Addressee, Document
from kexie.organisations.models import Member, Organisation
from kexie.organisations.rules import listed_organisations


@dataclass(frozen=True, slots=True)
class Kept:
    """One line of the 归档目录: what, how many, from which year to which (0: none)."""

    label: str
    count: int
    first: int = 0
    last: int = 0

    @property
    def span(self) -> str:
        """2019—2024; empty of none."""
        if not self.first:
            return ""
        return str(self.first) if self.first == self.last else f"{self.first}—{self.last}"


def revocation(actor: Actor, pk: UUID) -> Revocation | None:
    """One proposal."""
    rows = rules.visible_revocations(actor).filter(pk=pk)
    return rows.select_related("organisation__superior", "authority", "successor", "notice__number").first()


def revocations(actor: Actor, organisation: Organisation) -> QuerySet[Revocation]:
    """Those of one association, the newest first."""
    return rules.visible_revocations(actor).filter(organisation=organisation).order_by("-asked_at")


def revoking(actor: Actor) -> QuerySet[Organisation]:
    """Associations whose revocation is under way."""
    runs = rules.visible_revocations(actor).filter(organisation=OuterRef("pk"), state__in=flow.REVOKING)
    return listed_organisations(actor).filter(Exists(runs)).order_by("name_key", "id")


def kept(unit: Organisation) -> list[Kept]:
    """What it leaves to the archive; two queries. The organisation must be seen."""
    here = {"organisation": unit}
    parts = (
        _years("届次", Tenure.objects.filter(**here), ExtractYear("starts_on")),
        _years("任职记录（届次席位）", Seat.objects.filter(tenure__organisation=unit), ExtractYear("starts_on")),
        _years("换届材料", Reelection.objects.filter(**here), _year("asked_at")),
        _years("变更材料", Change.objects.filter(**here), _year("asked_at")),
        _years("活动记录", Activity.objects.filter(**here).exclude(state="void"), ExtractYear("starts_on")),
        _years("接受指导的记录", Guidance.objects.filter(**here).exclude(state="void"), ExtractYear("on")),
        _years("会员登记", Member.objects.filter(**here), ExtractYear("joined_on")),
        _years("本单位发文", Document.objects.filter(issuer=unit, number__isnull=False), ExtractYear("written_on")),
        _years("来文和签收", Addressee.objects.filter(**here), ExtractYear("document__written_on")),
        _years("年度计划", YearPlan.objects.filter(**here), F("year")),
        _years("年报", AnnualReport.objects.filter(**here), F("year")),
        _years("建家自评", Home.objects.filter(**here), F("year")),
        _years("成立申请、批复和备案", Founding.objects.filter(**here), _year("state_since")),
    )
    told = {label: Kept(label, count, first or 0, last or 0) for label, count, first, last in _together(parts)}
    return [told.get(label, Kept(label, 0)) for label in _LABELS]


_LABELS = (
    "成立申请、批复和备案", "届次", "任职记录（届次席位）", "换届材料", "变更材料", "年度计划", "年报", "活动记录",
    "接受指导的记录", "建家自评", "会员登记", "本单位发文", "来文和签收",
)  # fmt: skip


def _year(moment: str) -> ExtractYear:
    return ExtractYear(moment, tzinfo=clock.SHANGHAI)


def _years(label: str, rows: "QuerySet[Any]", year: Any) -> "QuerySet[Any, Any]":
    """Label, how many, first and last year; no row where there is nothing."""
    told = rows.order_by().annotate(label=Value(label), at_year=Cast(year, IntegerField())).values("label")
    found = told.annotate(count=Count("pk"), first=Min("at_year"), last=Max("at_year"))
    listed: QuerySet[Any, Any] = found.values_list("label", "count", "first", "last")
    return listed


def _together(parts: "Sequence[QuerySet[Any, Any]]") -> "QuerySet[Any, Any]":
    told: QuerySet[Any, Any] = parts[0].union(*parts[1:], all=True)
    return told
