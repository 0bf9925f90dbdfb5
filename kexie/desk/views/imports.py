"""导入: a table sent, its columns settled, checked, imported, undone."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.desk import acting, fresh, import_facts, pages
from kexie.desk.forms import NoteForm
from kexie.intake import forms, queries, returned, rules
from kexie.intake.actions import batches
from kexie.kit import files, sheets
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.kit.web import idempotency, paging


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """Imports of one's own house, the newest first."""
    page = paging.page_of(queries.batches.listed(by), request, 50)
    return pages.render(request, by, "imports/list.html", import_facts.index(by, page))


@require_http_methods(["GET", "POST"])
@acting.staff
def new(request: HttpRequest, by: Actor) -> HttpResponse:
    """Choose a file; ``?kind=`` says what its rows are."""
    kind = import_facts.kind(request.GET.get("kind", ""))
    house = import_facts.house(by)
    require(rules.can_import(by, house, kind))
    form = forms.form_of(kind)(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        told = dict(form.cleaned_data)
        try:
            with idempotency.once(request, by) as sending:
                batch = batches.upload(house, kind, told.pop("file"), by=by, **told)
                sending.made(reverse("desk:import_batch", args=[batch.pk]))
            return redirect(sending.location)
        except Refused as fault:
            if not fault.rule.startswith(("tables", "files", "import.empty")):
                raise
            form.add_error("file", fault.reason)
    context = import_facts.beginning(by, kind, form)
    return pages.render(request, by, "imports/new.html", context, status=422 if form.is_bound else 200)


@require_safe
@acting.staff
def template(request: HttpRequest, by: Actor, kind: str) -> HttpResponse:
    """An empty table to fill in."""
    if kind not in import_facts.NAMES:
        raise Http404
    return files.made(returned.template(kind), f"{import_facts.NAMES[kind]}导入模板.xlsx", sheets.MIME)


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One import: what waits to be settled, how far it is, what it came to."""
    context = import_facts.page(by, _batch(by, pk))
    return pages.render(request, by, "imports/show.html", context, piece="imports/_batch.html")


@require_POST
@acting.staff
def mapping(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Settle what the columns mean, and have all rows checked."""
    batch = _batch(by, pk)
    require(rules.can_handle(by, batch))
    form = forms.MappingForm(request.POST, batch=batch)
    if form.is_valid():
        try:
            return _done(request, by, batch, lambda: batches.check(batch, by=by, **form.values()), "正在核对")
        except Refused as fault:
            if fault.rule != "import.consent":
                raise
            form.add_error("signed", fault.reason)
    return pages.render(request, by, "imports/show.html", import_facts.page(by, batch, form), status=422)


@require_POST
@acting.staff
def sheet(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Read another sheet of the file."""
    batch = _batch(by, pk)
    form = forms.SheetForm(request.POST, batch=batch)
    if not form.is_valid():
        context = import_facts.page(by, batch) | {"sheet_form": form}
        return pages.render(request, by, "imports/show.html", context, status=422)
    chosen = form.cleaned_data["sheet"]
    return _done(request, by, batch, lambda: batches.choose_sheet(batch, chosen, by=by), "已换工作表，请核对各列")


@require_POST
@acting.staff
def start(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Write what can be written."""
    batch = _batch(by, pk)
    return _done(request, by, batch, lambda: batches.start(batch, by=by), "已开始导入，可以离开这一页")


@require_POST
@acting.staff
def resume(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Go on behind the last row that was written."""
    batch = _batch(by, pk)
    return _done(request, by, batch, lambda: batches.resume(batch, by=by), "从断开的地方接着导入")


@require_POST
@acting.staff
def drop(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Give it up."""
    batch = _batch(by, pk)
    return _done(request, by, batch, lambda: batches.drop(batch, by=by), "已放弃，上传的文件已删除")


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def undo(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Take the whole import back, with the reason."""
    batch = _batch(by, pk)
    require(rules.can_undo(by, batch))
    form = NoteForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = import_facts.undoing(batch, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    note = form.cleaned_data["note"]
    return _done(request, by, batch, lambda: batches.undo(batch, by=by, note=note), "正在撤销")


@require_safe
@acting.staff
@fresh.needed
def faults(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """The rows that went back, with what is wrong in each cell, and what was read otherwise, for whoever sent them."""
    batch = _batch(by, pk)
    require(rules.can_take_file(by, batch))
    name = f"{batch.file_name.rpartition('.')[0] or batch.file_name}（{'退回' if batch.rejected else '请核对'}）.xlsx"
    made = returned.faulty(batch)
    batches.note_export(batch, by=by)
    return files.made(made, name, sheets.MIME)


def _done(request: HttpRequest, by: Actor, batch: Any, act: Any, said: str) -> HttpResponse:
    here = reverse("desk:import_batch", args=[batch.pk])
    with idempotency.once(request, by) as sending:
        act()
        sending.made(here)
    messages.success(request, said)
    return redirect(here)


def _batch(by: Actor, pk: UUID) -> Any:
    found = queries.batches.batch(by, pk)
    if found is None:
        raise Http404
    return found
