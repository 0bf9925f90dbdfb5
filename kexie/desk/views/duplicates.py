"""Records that may be one: proposed with reasons, judged by a person side by side, undone within days."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.associations.actions import standing
from kexie.custody.actions import merging
from kexie.desk import acting, duplicate_facts, duplicate_unit_facts, fresh, lookups, pages
from kexie.desk.affiliation_facts import insist_on_keeping
from kexie.kit.actor import Actor
from kexie.kit.web import idempotency, paging

MERGED = "合并重复登记的单位"


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """Pairs of people or of units, the likeliest first."""
    insist_on_keeping(by)
    context = duplicate_facts.index(by, request.GET.get("kind", "people"))
    pairs: Any = context["pairs"]
    page = paging.page_of(pairs.__getitem__, request, 50, total=len(pairs))
    rows = [duplicate_facts.row(context["kind"], one) for one in page.rows]
    return pages.render(request, by, "custody/duplicates.html", context | {"page": page, "rows": rows})


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def pair(request: HttpRequest, by: Actor, one: UUID, other: UUID) -> HttpResponse:
    """Two people: made one field by field, or said to be two."""
    kept, gone = lookups.person(by, one), lookups.person(by, other)
    if request.method != "POST":
        return pages.render(request, by, "custody/duplicate.html", duplicate_facts.pair(by, kept, gone))
    with idempotency.once(request, by) as sending:
        if "apart" in request.POST:
            merging.dismiss(kept, gone, by=by)
            here, told = reverse("desk:duplicates"), "已记下：不是同一人，以后不再提示"
        else:
            row = merging.merge(kept, gone, by=by, take=request.POST.getlist("take"))
            here, told = reverse("desk:merge", args=[row.pk]), f"已合并为{row.kept.name}"
        sending.made(here)
    messages.success(request, told)
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def merge(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One merger; with POST it is undone."""
    row = duplicate_facts.found(by, pk)
    if row is None:
        raise Http404
    here = reverse("desk:merge", args=[pk])
    if request.method != "POST":
        return pages.render(request, by, "custody/merge.html", duplicate_facts.merge(by, row))
    with idempotency.once(request, by) as sending:
        merging.undo(row, by=by)
        sending.made(here)
    messages.success(request, "已撤销合并，两条记录恢复原样")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def units(request: HttpRequest, by: Actor, one: int, other: int) -> HttpResponse:
    """Two units: the second goes into the first, field by field; or said to be two."""
    first, second = lookups.organisation(by, one), lookups.organisation(by, other)
    if first.pk == second.pk:
        raise Http404
    if request.method != "POST":
        return pages.render(request, by, "custody/duplicate_units.html", duplicate_unit_facts.page(by, first, second))
    with idempotency.once(request, by) as sending:
        if "merge" in request.POST:
            standing.merge(second, first, by=by, note=MERGED, take=request.POST.getlist("take"))
            here, told = reverse("desk:organisation", args=[one]), f"{second.label}已并入{first.label}"
        else:
            merging.dismiss_units(first, second, by=by)
            here, told = reverse("desk:duplicates") + "?kind=units", "已记下：不是同一单位，以后不再提示"
        sending.made(here)
    messages.success(request, told)
    return redirect(here)
