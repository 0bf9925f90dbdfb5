"""Units' own plans in answer: asked for, written, submitted, checked."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, answer_facts, lookups, pages, plan_acts, task_facts
from kexie.desk.forms import answers as forms
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency, kept, paging
from kexie.plans import queries, rules
from kexie.plans.actions import answers


@require_http_methods(["GET", "POST"])
@acting.staff
def index(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Everybody asked for a plan whom one sees; POST asks further units."""
    plan = lookups.plan(by, ref)
    require(rules.can_read_answers(by, plan))
    form = forms.AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        require(rules.can_ask(by, plan))
    if form.is_valid():
        here = reverse("desk:plan_answers", args=[ref])
        with idempotency.once(request, by) as sending:
            count = answers.ask(
                plan, queries.asked_units(plan, form.cleaned_data["whom"]), form.cleaned_data["due_on"], by=by
            )
            sending.made(here)
        messages.success(request, f"已布置给 {count} 个单位")
        return redirect(here)
    context = answer_facts.index(request, by, plan, form)
    page = paging.page_of(queries.answers_seen(by, plan, context["view"]), request, 50)
    context |= {"page": page, "rows": [answer_facts.row(one) for one in page]}
    return pages.render(request, by, "plans/answers.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One unit's plan; POST keeps what the unit wrote."""
    answer = lookups.answer(by, pk)
    if request.method == "POST":
        require(rules.can_write(by, answer))
    form = answer_facts.form_of(by, answer, request.POST if request.method == "POST" else None)
    if kept.asked(request):
        return kept.answer(request, stale=request.POST.get("version") != str(answer.version))
    if form is None or not form.is_valid():
        context = answer_facts.detail(by, answer, form)
        context["kept"] = kept.into(request, form, version=answer.version) if form else None
        return pages.render(request, by, "plans/answer.html", context, status=422 if form and form.is_bound else 200)
    here, clean = reverse("desk:answer", args=[pk]), form.cleaned_data
    with idempotency.once(request, by) as sending:
        answers.write(answer, form.lines(), clean["words"], by=by, version=clean["version"])
        sending.made(here)
        kept.drop(request)
    messages.success(request, "已保存。写完后请报送", extra_tags=kept.key(request))
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def act(request: HttpRequest, by: Actor, pk: UUID, noun: str) -> HttpResponse:
    """报送, 审核通过, 退回."""
    answer = lookups.answer(by, pk)
    door = plan_acts.ANSWER[noun]
    form = plan_acts.form_of(door, request)
    here = reverse("desk:answer", args=[pk])
    if request.method == "GET" or (form is not None and not form.is_valid()):
        require(door.rule(by, answer))
        crumbs = task_facts.crumbs(answer.plan, (answer.name, here), (door.label, ""))
        context = plan_acts.asking(door, form, answer.name, here, crumbs)
        return pages.render(request, by, "plans/act.html", context, status=422 if form and form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        door.action(answer, by=by, **(form.cleaned_data if form else {}))
        sending.made(here)
    messages.success(request, door.done)
    return redirect(here)
