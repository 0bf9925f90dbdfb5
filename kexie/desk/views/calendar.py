"""The working calendar: a year at a time, the days the office has set by hand, a loud word where a year is unknown."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.desk import acting, calendar_facts, pages
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.web import idempotency
from kexie.organisations import forms
from kexie.organisations.actions import calendar


@require_safe
@acting.staff
def this_year(request: HttpRequest, by: Actor) -> HttpResponse:
    """To the year of today."""
    return redirect("desk:calendar_year", year=clock.today().year)


@require_http_methods(["GET", "POST"])
@acting.staff
def show(request: HttpRequest, by: Actor, year: int) -> HttpResponse:
    """The year; POST sets one day by hand."""
    form = forms.DayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with idempotency.once(request, by) as sending:
            calendar.override(**form.cleaned_data, by=by)
            sending.made(reverse("desk:calendar_year", args=[form.cleaned_data["day"].year]))
        messages.success(request, "已记下这一天")
        return redirect("desk:calendar_year", year=form.cleaned_data["day"].year)
    context = {**calendar_facts.of(by, year), "form": form}
    return pages.render(request, by, "settings/calendar.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@acting.staff
def remove(request: HttpRequest, by: Actor, year: int) -> HttpResponse:
    """Take back a day set by hand."""
    form = forms.DayRemovalForm(request.POST)
    if not form.is_valid():
        messages.error(request, "没有去掉：日期不对，请刷新后再试")
        return redirect("desk:calendar_year", year=year)
    with idempotency.once(request, by):
        calendar.clear(form.cleaned_data["day"], by=by)
    messages.success(request, "已去掉，这一天按国家公布的安排计算")
    return redirect("desk:calendar_year", year=year)
