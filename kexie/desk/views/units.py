"""What a unit is, its figures by year, what it covers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kexie.associations import forms, queries, rules
from kexie.associations.actions import profiles, ties
from kexie.desk import acting, lookups, pages, unit_facts
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency


@require_http_methods(["GET", "POST"])
@acting.staff
def profile(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """The form of 单位概况."""
    organisation = lookups.organisation(by, number)
    require(rules.can_edit_profile(by, organisation))
    standing = queries.profile_of(by, organisation)
    form = forms.ProfileForm(_data(request), profile=standing, credit_code=organisation.credit_code)
    if not form.is_valid():
        return _form(request, by, "parts/form.html", unit_facts.editing(organisation, form))
    with idempotency.once(request, by) as sending:
        profiles.edit(organisation, by=by, **form.values())
        sending.made(_at(number))
    messages.success(request, "单位概况已保存")
    return redirect(_at(number))


@require_http_methods(["GET", "POST"])
@acting.staff
def years(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """All years, and the form for one."""
    organisation = lookups.organisation(by, number)
    form = forms.FiguresForm(_data(request), row=queries.years_of(organisation).first())
    if not form.is_valid():
        return _form(request, by, "units/years.html", unit_facts.years(by, organisation, form))
    with idempotency.once(request, by) as sending:
        row = profiles.tell_year(organisation, by=by, **form.values())
        sending.made(_at(number))
    messages.success(request, f"{row.year} 年的人数已保存")
    return redirect(reverse("desk:year_figures", args=[number]))


@require_http_methods(["GET", "POST"])
@acting.staff
def covered(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """Covered units, and the form for one more."""
    organisation = _covering(by, number)
    form = forms.TenantForm(_data(request))
    if not form.is_valid():
        return _form(request, by, "units/covered.html", unit_facts.covered(by, organisation, form))
    here = reverse("desk:covered", args=[number])
    with idempotency.once(request, by) as sending:
        row = ties.cover(organisation, by=by, **form.values())
        sending.made(here)
    messages.success(request, f"已登记{row.name}")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def covered_end(request: HttpRequest, by: Actor, number: int, pk: UUID) -> HttpResponse:
    """The last day of a covered unit."""
    organisation = _covering(by, number)
    row = _one(queries.covered_units(by, organisation), pk)
    require(rules.can_keep_covered(by, organisation))
    here, form = reverse("desk:covered", args=[number]), forms.LastDayForm(_data(request))
    if not form.is_valid():
        context = unit_facts.ending(organisation, form, row.name, "不再覆盖", row.starts_on, here)
        return _form(request, by, "parts/form.html", context)
    with idempotency.once(request, by) as sending:
        ties.uncover(row, by=by, **form.cleaned_data)
        sending.made(here)
    messages.success(request, f"{row.name}的登记已结束")
    return redirect(here)


def _covering(by: Actor, number: int) -> Any:
    found = lookups.organisation(by, number)
    if not rules.may_cover(found):
        raise Http404
    return found


def _one(rows: Any, pk: UUID) -> Any:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _form(request: HttpRequest, by: Actor, template: str, context: dict[str, Any]) -> HttpResponse:
    return pages.render(request, by, template, context, status=422 if request.method == "POST" else 200)


def _at(number: int) -> str:
    return reverse("desk:organisation", args=[number]) + "#profile"
