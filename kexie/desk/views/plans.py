"""Yearly plans at the desk: the list, one plan by parts, what is done with it as a whole."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.desk import acting, lookups, pages, plan_acts, plan_facts
from kexie.kit.actor import Actor
from kexie.kit.verdict import refused, require
from kexie.kit.web import idempotency, paging
from kexie.plans import queries
from kexie.plans.actions import tasks


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """The plans one sees; the year is an address."""
    context = plan_facts.index(request, by)
    page = paging.page_of(queries.listed(by, context["year"]), request, 20)
    context |= {"page": page, "rows": [plan_facts.row(plan) for plan in page]}
    return pages.render(request, by, "plans/list.html", context)


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """One plan: parts, measures, their tasks, what is proposed."""
    return pages.render(request, by, "plans/detail.html", plan_facts.detail(by, lookups.plan(by, ref)))


@require_http_methods(["GET", "POST"])
@acting.staff
def act(request: HttpRequest, by: Actor, ref: int, noun: str) -> HttpResponse:
    """下达, 结束, 作废, 沿用到下一年: GET tells what follows, POST does it."""
    plan = lookups.plan(by, ref)
    door = plan_acts.PLAN[noun]
    form = plan_acts.form_of(door, request)
    if request.method == "GET" or (form is not None and not form.is_valid()):
        return _ask(request, by, plan, door, form)
    with idempotency.once(request, by) as sending:
        done = door.action(plan, by=by, **(form.cleaned_data if form else {}))
        sending.made(reverse("desk:plan", args=[done.ref]))
    messages.success(request, door.done)
    return redirect("desk:plan", ref=done.ref)


def _ask(request: HttpRequest, by: Actor, plan: Any, door: plan_acts.Door, form: Any) -> HttpResponse:
    require(door.rule(by, plan))
    back = reverse("desk:plan", args=[plan.ref])
    context = plan_acts.asking(door, form, plan.title, back, [plan_facts.LIST, (plan.title, back), (door.label, "")])
    return pages.render(request, by, "plans/act.html", context, status=422 if form and form.is_bound else 200)


@require_POST
@acting.staff
def accept(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Take proposals over as tasks: one, or all of a part as the page showed them."""
    plan = lookups.plan(by, ref)
    chosen = [pair for pair in map(_pair, request.POST.getlist("chosen")[:1000]) if pair is not None]
    if not chosen:
        require(refused("没有选中建议，请刷新页面后再试", "proposal.none"))
    with idempotency.once(request, by) as sending:
        made = tasks.accept(plan, chosen, by=by)
        sending.made(reverse("desk:plan", args=[ref]))
    messages.success(request, f"已采纳 {len(made)} 条建议，定为任务。请补全待定的部门、时限和目标")
    part = request.POST.get("part", "")
    return redirect(reverse("desk:plan", args=[ref]) + (f"#part-{part}" if part.isascii() and part.isdigit() else ""))


def _pair(told: str) -> tuple[UUID, str] | None:
    measure, _, indicator = told.partition(":")
    try:
        return UUID(measure), indicator
    except ValueError:
        return None
