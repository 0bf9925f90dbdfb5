"""Tasks of a plan at the desk: set, shown, changed, taken away, split."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.desk import acting, lookups, pages, task_facts
from kexie.desk.forms import plans as forms
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.kit.web import idempotency
from kexie.plans import queries, rules
from kexie.plans.actions import targets, tasks


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """One task."""
    context = task_facts.task(by, lookups.task(by, ref), forms.ReportForm())
    return pages.render(request, by, "plans/task.html", context)


@require_http_methods(["GET", "POST"])
@acting.staff
def new(request: HttpRequest, by: Actor, ref: int, pk: UUID) -> HttpResponse:
    """A task under a measure."""
    plan = lookups.plan(by, ref)
    require(rules.can_edit(by, plan))
    measure = queries.measure(plan, pk)
    if measure is None:
        raise Http404
    initial = {"due_on": queries.due_day(measure, plan), "kind": "count", "weight": 1}
    form = _form(request, plan, initial)
    form.fields.pop("note", None)
    if not form.is_valid():
        return _page(request, by, plan, form, "定任务", measure.text, reverse("desk:plan", args=[ref]))
    with idempotency.once(request, by) as sending:
        made = tasks.add(measure, form.told(), by=by)
        sending.made(reverse("desk:task", args=[made.ref]))
    messages.success(request, "已定任务")
    return redirect(sending.location)


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Change a task; of an issued plan with the reason."""
    task = lookups.task(by, ref)
    require(rules.can_edit(by, task.plan))
    form = _form(request, task.plan, _initial(task))
    here = reverse("desk:task", args=[ref])
    if not form.is_valid():
        return _page(request, by, task.plan, form, "修改任务", task.measure.text, here)
    note = form.cleaned_data.get("note", "")
    with idempotency.once(request, by) as sending:
        tasks.change(task, form.told(), by=by, version=form.cleaned_data["version"] or 0, note=note)
        sending.made(here)
    messages.success(request, "已保存")
    return redirect(here)


def _form(request: HttpRequest, plan: Any, initial: dict[str, Any]) -> forms.TaskForm:
    departments = queries.departments(plan.organisation)
    data = request.POST if request.method == "POST" else None
    return forms.TaskForm(data, departments=departments, initial=initial, issued=plan.state == "issued")


def _initial(task: Any) -> dict[str, Any]:
    plain = {
        name: getattr(task, name)
        for name in ("name", "due_on", "kind", "unit", "figure", "weight", "reason", "version")
    }
    return {
        **plain,
        "target": f"{task.target.normalize():f}" if task.target is not None else "",
        "lead": str(task.lead.number) if task.lead else "",
        "co_owners": [str(one.number) for one in task.co_owners.all()],
    }


def _page(
    request: HttpRequest, by: Actor, plan: Any, form: forms.TaskForm, heading: str, facts: str, back: str
) -> HttpResponse:
    context = {
        "form": form, "heading": heading, "facts": facts, "back": back, "submit": "保存",
        "crumbs": task_facts.crumbs(plan, (heading, "")),
    }  # fmt: skip
    return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)


@require_POST
@acting.staff
def remove(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Take a task of a draft away."""
    task = lookups.task(by, ref)
    back = reverse("desk:plan", args=[task.plan.ref])
    with idempotency.once(request, by) as sending:
        tasks.remove(task, by=by)
        sending.made(back)
    messages.success(request, "已去掉这项任务")
    return redirect(back)


@require_http_methods(["GET", "POST"])
@acting.staff
def split(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Split the whole among districts, or (``?to=units``) among units directly below."""
    task = lookups.task(by, ref)
    require(rules.can_split(by, task))
    districts = request.GET.get("to") != "units"
    units = queries.receivers(task.plan.organisation, districts=districts)
    here = reverse("desk:task_split", args=[ref])
    scopes = [
        {"label": "各区科协", "url": here, "current": districts},
        {"label": "直属单位", "url": f"{here}?to=units", "current": not districts},
    ]
    return handle(request, by, task, task, units, targets.split, scopes)


def handle(
    request: HttpRequest, by: Actor, task: Any, whole: Any, units: Any, action: Any, scopes: Any
) -> HttpResponse:
    """The form of a split, for the whole and for a part of it; what the action refuses stands on the form."""
    form, fault = _split_form(request, task, whole, units, scopes), None
    if form.is_valid():
        back = reverse("desk:task", args=[task.ref]) if whole is task else reverse("desk:target", args=[whole.pk])
        try:
            with idempotency.once(request, by) as sending:
                action(whole, form.parts(), by=by, version=form.cleaned_data["version"])
                sending.made(back)
            messages.success(request, "已保存分解")
            return redirect(back)
        except Refused as found:
            if found.status != 403 or not found.rule.startswith("target."):
                raise
            fault = found
    context = task_facts.splitting(f"分解：{task.name}", task, whole, form, fault, scopes)
    context["here"] = request.get_full_path()
    return pages.render(request, by, "plans/split.html", context, status=422 if form.is_bound else 200)


def _split_form(request: HttpRequest, task: Any, whole: Any, units: Any, scopes: Any) -> forms.SplitForm:
    """The units one may choose, and those that have a part already wherever they stand."""
    have = {one.organisation.number: one for one in queries.targets_of(task, None if whole is task else whole)}
    known = {one.number for one in units}
    if not scopes or scopes[0]["current"]:
        units = [*units, *(one.organisation for one in have.values() if one.organisation.number not in known)]
    data = request.POST if request.method == "POST" else None
    return forms.SplitForm(data, units=units, have=have, version=whole.version)
