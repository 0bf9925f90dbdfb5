"""Yearly reports: the list, asking for them and reminding, one report, its form, its return, its acts, its paper."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.associations.actions import annual_reports
from kexie.associations.documents import yearly
from kexie.associations.forms import reports as forms
from kexie.associations.queries import report as reads
from kexie.associations.rules import report as rules
from kexie.desk import acting, annual_facts, annual_sheets, lookups, pages, plan_acts, report_acts
from kexie.kit import clock, files, sheets
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import errors, idempotency, paging
from kexie.notices.documents import press


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """Of a year or of a unit: who has reported, who has not, who is late."""
    context = annual_facts.index(request, by)
    page = paging.page_of(context["found"], request, 50, paging.FAR, total=context["total"])
    context |= {"page": page, "rows": [annual_facts.row(one) for one in page]}
    return pages.render(request, by, "annual/list.html", context)


@require_safe
@acting.staff
def table(request: HttpRequest, by: Actor) -> HttpResponse:
    """Sums by area and all units of a year, as a workbook."""
    year = annual_facts.index(request, by)["year"] or clock.today().year - 1
    found = reads.reports(by, reads.Asked(year=year))
    return files.made(annual_sheets.table(found, year), f"{year}年年报汇总.xlsx", sheets.MIME)


@require_http_methods(["GET", "POST"])
@acting.staff
def ask(request: HttpRequest, by: Actor) -> HttpResponse:
    """布置年报 to all below."""
    house = lookups.house(by)
    require(rules.can_ask(by, house))
    year = clock.today().year - 1
    form = forms.AskForm(
        request.POST if request.method == "POST" else None,
        initial={"year": year, "due_on": reads.due_on(house, year)},
    )
    if not form.is_valid():
        context = annual_facts.asking(form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    here = f"{annual_facts.LIST[1]}?year={form.cleaned_data['year']}"
    with idempotency.once(request, by) as sending:
        count = annual_reports.ask(house, by=by, **form.cleaned_data)
        sending.made(here)
    messages.success(request, f"已布置 {count} 家")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def remind(request: HttpRequest, by: Actor, year: int) -> HttpResponse:
    """催报 all below that owe the report of this year."""
    house, here = lookups.house(by), f"{annual_facts.LIST[1]}?year={year}&view=owing"
    require(rules.can_ask(by, house))
    if request.method == "GET":
        return pages.render(request, by, "plans/act.html", annual_facts.reminding(by, year, here))
    with idempotency.once(request, by) as sending:
        count = annual_reports.remind(house, year, by=by)
        sending.made(here)
    messages.success(request, f"已催 {count} 家")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def new(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """Begin the report of a year."""
    unit = lookups.organisation(by, number)
    year = clock.today().year
    require(rules.can_begin(by, unit, year))
    form = forms.BeginForm(request.POST if request.method == "POST" else None, this=year)
    if not form.is_valid():
        context = annual_facts.beginning(unit, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        made = annual_reports.begin(unit, int(form.cleaned_data["year"]), by=by)
        sending.made(reverse("desk:annual_report_edit", args=[made.pk]))
    return redirect("desk:annual_report_edit", pk=made.pk)


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One report."""
    return pages.render(request, by, "annual/detail.html", annual_facts.detail(by, lookups.annual_report(by, pk)))


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Fill it in; saved whole or not."""
    row, here = lookups.annual_report(by, pk), reverse("desk:annual_report", args=[pk])
    require(rules.can_fill(by, row))
    sent = request.POST if request.method == "POST" else None
    form = forms.ReportForm(sent, row=row, counted=reads.counted(row.organisation, row.year))
    if not form.is_valid():
        context = {**annual_facts.simple(row, form, "填报"), "groups": form.groups()}
        return pages.render(request, by, "annual/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        annual_reports.edit(row, form.yearly(), by=by, version=form.cleaned_data["version"])
        sending.made(here)
    messages.success(request, "已保存。核对后请报送")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def send_back(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """退回, by field."""
    row, here = lookups.annual_report(by, pk), reverse("desk:annual_report", args=[pk])
    form = forms.ReturnForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        require(rules.can_judge(by, row))
        context = annual_facts.returning(row, form)
        return pages.render(request, by, "annual/return.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        annual_reports.return_(row, by=by, note=form.cleaned_data["note"], reasons=form.reasons())
        sending.made(here)
    messages.success(request, "已退回")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def act(request: HttpRequest, by: Actor, pk: UUID, noun: str) -> HttpResponse:
    """报送, 收回修改, 核对通过, 撤销通过."""
    row, door, here = lookups.annual_report(by, pk), report_acts.REPORT[noun], reverse("desk:annual_report", args=[pk])
    form = plan_acts.form_of(door, request)
    if request.method == "GET" or (form is not None and not form.is_valid()):
        require(door.rule(by, row))
        context = plan_acts.asking(
            door, form, row.organisation.name, here, annual_facts.simple(row, form, door.label)["crumbs"]
        )
        return pages.render(request, by, "plans/act.html", context, status=422 if form and form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        door.action(row, by=by, **(form.cleaned_data if form else {}))
        sending.made(here)
    messages.success(request, door.done)
    return redirect(here)


@require_safe
@acting.staff
def paper(request: HttpRequest, by: Actor, pk: UUID, form: str) -> HttpResponse:
    """年度报告 as .docx or PDF."""
    row = lookups.annual_report(by, pk)
    require(rules.may_read(by, row))
    if form not in press.MEDIA:
        raise Http404
    told = annual_facts.paper(row)
    ready = press.tables_sheet([yearly.paper(told)], f"{told.name}{told.year}年度报告", form, settings.FONT_FOLDER)
    try:
        return files.made(press.tables_of(ready, settings.FONT_FOLDER), ready.name, press.MEDIA[form])
    except press.Busy:
        return errors.busy(request, "正在生成的文件较多。")
