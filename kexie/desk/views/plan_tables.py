"""The tables of the plans in the settings: who usually does what, from which share a light turns."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.desk import acting, house, pages
from kexie.desk.forms import plans as forms
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.plans import queries, rules
from kexie.plans.actions import tables

RIGHT = "documents.draft"
NAME = "分工建议表"


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """Every row, one's own first."""
    own = house.own(by, RIGHT)
    found = queries.table_rows(own)
    first = next((row for row in found if row.organisation_id is None), None)
    general = first is not None and bool(rules.can_change_row(by, first))
    context = {
        "rows": [_row(row, row.organisation_id is not None or general) for row in found],
        "crumbs": [("设置", reverse("desk:settings")), (NAME, "")],
        "facts": "措施里有这些词，一般由哪个部门负责、按什么计。只是建议，采纳后才成为任务",
    }  # fmt: skip
    return pages.render(request, by, "plans/proposals.html", context)


def _row(row: Any, may: bool) -> dict[str, Any]:
    return {
        "words": "、".join(row.words), "verbs": "、".join(row.verbs), "department": row.department,
        "indicator": row.indicator, "unit": row.unit, "own": row.organisation_id is not None,
        "active": row.is_active, "url": reverse("desk:proposal", args=[row.pk]) if may else "",
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
@acting.staff
def new(request: HttpRequest, by: Actor) -> HttpResponse:
    """A row of one's own."""
    own = house.own(by, RIGHT)
    form = forms.RowForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _form(request, by, form, "新设分工建议", "只供本单位用，排在通用的前面")
    with idempotency.once(request, by) as sending:
        tables.add_row(own, form.told(), by=by)
        sending.made(reverse("desk:proposals"))
    messages.success(request, "已设分工建议")
    return redirect("desk:proposals")


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Change a row, switch it off or on."""
    row = queries.table_row(house.own(by, RIGHT), pk)
    if row is None:
        raise Http404
    require(rules.can_change_row(by, row))
    plain = {name: getattr(row, name) for name in ("department", "indicator", "unit", "is_active")}
    initial = {**plain, "any_of": " ".join(row.words), "verbs": " ".join(row.verbs)}
    form = forms.RowForm(request.POST if request.method == "POST" else None, initial=initial)
    if not form.is_valid():
        return _form(request, by, form, "修改分工建议", "已采纳的任务不受影响")
    with idempotency.once(request, by) as sending:
        tables.change_row(row, form.told(), by=by)
        sending.made(reverse("desk:proposals"))
    messages.success(request, "已保存")
    return redirect("desk:proposals")


@require_http_methods(["GET", "POST"])
@acting.staff
def lights(request: HttpRequest, by: Actor) -> HttpResponse:
    """From which share of what time asks a light is green or yellow."""
    own = house.own(by, RIGHT)
    rule = queries.light_rule(own)
    form = forms.LightForm(request.POST if request.method == "POST" else None, initial=rule)
    if not form.is_valid():
        crumbs = [("设置", reverse("desk:settings")), ("亮灯规则", "")]
        context: dict[str, Any] = {
            "form": form, "heading": "亮灯规则", "submit": "保存", "back": reverse("desk:settings"),
            "facts": f"{own.name} · {rule.told}", "crumbs": crumbs,
        }  # fmt: skip
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        tables.set_lights(own, form.rule(), by=by)
        sending.made(reverse("desk:lights"))
    messages.success(request, "已保存，进展总览立即按新的规则亮灯")
    return redirect("desk:lights")


def _form(request: HttpRequest, by: Actor, form: Any, heading: str, facts: str) -> HttpResponse:
    listed = reverse("desk:proposals")
    context = {
        "form": form, "heading": heading, "facts": facts, "submit": "保存", "back": listed,
        "crumbs": [("设置", reverse("desk:settings")), (NAME, listed), (heading, "")],
    }  # fmt: skip
    return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
