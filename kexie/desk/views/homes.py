"""建家: the list, one unit's lines, its self-assessment with evidence, the points, the article; the checklists."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.associations.actions import homes
from kexie.associations.forms import homes as forms
from kexie.associations.forms.activities import EvidenceForm
from kexie.associations.queries import home as reads
from kexie.associations.rules import home as rules
from kexie.desk import acting, home_assessments, lookups, pages, plan_acts
from kexie.kit import files
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.kit.web import idempotency, paging


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """By state, year, area or unit; whose star holds."""
    context = home_assessments.index(request, by)
    page = paging.page_of(context["found"], request, 50, paging.FAR)
    context |= {"page": page, "rows": [home_assessments.row(one) for one in page]}
    return pages.render(request, by, "homes/list.html", context)


@require_http_methods(["GET", "POST"])
@acting.staff
def new(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """Begin the self-assessment of this year."""
    unit = lookups.organisation(by, number)
    require(rules.can_begin(by, unit))
    if request.method == "GET":
        return pages.render(request, by, "plans/act.html", home_assessments.beginning(unit))
    with idempotency.once(request, by) as sending:
        made = homes.begin(unit, by=by)
        sending.made(reverse("desk:home_edit", args=[made.pk]))
    return redirect("desk:home_edit", pk=made.pk)


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One unit's of a year."""
    return pages.render(request, by, "homes/detail.html", home_assessments.detail(by, lookups.home(by, pk)))


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Say how each line is met."""
    row, here = lookups.home(by, pk), reverse("desk:home_record", args=[pk])
    require(rules.can_assess(by, row))
    sent = request.POST if request.method == "POST" else None
    form = forms.AssessmentForm(sent, home=row, scores=list(reads.scores(row)))
    if not form.is_valid():
        context = {**home_assessments.simple(row, form, "自评"), "rows": form.rows()}
        return pages.render(request, by, "homes/form.html", context, status=422 if form.is_bound else 200)
    clean = form.cleaned_data
    with idempotency.once(request, by) as sending:
        homes.assess(row, form.said(), clean["headline"], clean["article"], by=by, version=clean["version"])
        sending.made(here)
    messages.success(request, "已保存。附上佐证材料后请报送")
    return redirect(here)


@require_POST
@acting.staff
def attach(request: HttpRequest, by: Actor, pk: UUID, score: UUID) -> HttpResponse:
    """Evidence of one line."""
    row, here = lookups.home(by, pk), reverse("desk:home_record", args=[pk])
    found = lookups.home_score(row, score)
    require(rules.can_assess(by, row))
    form = EvidenceForm(request.POST, request.FILES)
    fault = "" if form.is_valid() else form.errors["file"].as_text().removeprefix("* ")
    try:
        if not fault:
            with idempotency.once(request, by) as sending:
                homes.attach(found, form.cleaned_data["file"], by=by)
                sending.made(here)
            messages.success(request, "已附上")
            return redirect(here)
    except Refused as refusal:
        if not refusal.rule.startswith(("files.", "home.files")):
            raise
        fault = refusal.reason
    return pages.render(request, by, "homes/detail.html", home_assessments.detail(by, row, fault), status=422)


@require_safe
@acting.staff
def file(request: HttpRequest, by: Actor, pk: UUID, file: UUID) -> HttpResponseBase:
    """A piece of evidence, as a download."""
    row = lookups.home(by, pk)
    require(rules.may_read(by, row))
    return files.answer(lookups.home_file(row, file).file)


@require_POST
@acting.staff
def detach(request: HttpRequest, by: Actor, pk: UUID, file: UUID) -> HttpResponse:
    """Take a piece of evidence away."""
    row, here = lookups.home(by, pk), reverse("desk:home_record", args=[pk])
    found = lookups.home_file(row, file)
    with idempotency.once(request, by) as sending:
        homes.detach(found, by=by)
        sending.made(here)
    messages.success(request, "已去掉")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def decide(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """评定: points for every line."""
    row, here = lookups.home(by, pk), reverse("desk:home_record", args=[pk])
    require(rules.can_judge(by, row)) if request.method == "GET" else None
    form = forms.DecisionForm(request.POST if request.method == "POST" else None, scores=list(reads.scores(row)))
    if not form.is_valid():
        context = {**home_assessments.simple(row, form, "评定"), "rows": form.rows()}
        return pages.render(request, by, "homes/decision.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        done = homes.decide(row, form.points(), by=by, note=form.cleaned_data["note"])
        sending.made(here)
    messages.success(request, f"已评定：{done.total} 分，{home_assessments.star(done) or '未达星级'}")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def act(request: HttpRequest, by: Actor, pk: UUID, noun: str) -> HttpResponse:
    """报送自评, 退回, 撤销评定."""
    row, door = lookups.home(by, pk), home_assessments.ACTS[noun]
    form, here = plan_acts.form_of(door, request), reverse("desk:home_record", args=[pk])
    if request.method == "GET" or (form is not None and not form.is_valid()):
        require(door.rule(by, row))
        crumbs = home_assessments.simple(row, form, door.label)["crumbs"]
        context = plan_acts.asking(door, form, row.organisation.name, here, crumbs)
        return pages.render(request, by, "plans/act.html", context, status=422 if form and form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        door.action(row, by=by, **(form.cleaned_data if form else {}))
        sending.made(here)
    messages.success(request, door.done)
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def article(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """拟发经验材料: a draft in the name of one's own house."""
    row, house = lookups.home(by, pk), lookups.house(by)
    require(rules.can_publish(by, row, house))
    if request.method == "GET":
        return pages.render(request, by, "plans/act.html", home_assessments.publishing(row))
    with idempotency.once(request, by) as sending:
        paper = homes.publish(row, house, by=by)
        sending.made(reverse("desk:document", args=[paper.ref]))
    messages.success(request, "已拟成公文稿，请核对后送核稿")
    return redirect(sending.location)
