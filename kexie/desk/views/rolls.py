"""会员名册: the members of an association, one more, one less."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.associations.documents import roll as printed
from kexie.desk import (
    acting,
    card_parts,
    consent_facts,
    fresh,
    lookups,
    member_facts,
    pages,
    roll_paper,
    roll_table,
)
from kexie.kit import files, sheets
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import errors, idempotency
from kexie.notices.documents import press
from kexie.organisations import forms, queries, rules
from kexie.organisations.actions import exports, roll


@require_http_methods(["GET", "POST"])
@acting.staff
def show(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """The roll; whoever keeps it finds a person and admits them."""
    organisation = lookups.organisation(by, number)
    if organisation.kind not in rules.ROLL_KINDS:
        raise Http404
    settled, view = rules.member_rules(organisation), member_facts.asked(request)
    days = member_facts.soon_days(settled)
    form = forms.AdmitForm(request.POST if request.method == "POST" else None, by=by, kinds=settled.kinds)
    if not form.is_valid():
        context = consent_facts.roll(request, by, organisation, form, view, days)
        return pages.render(request, by, "people/roll.html", context, status=422 if form.is_bound else 200)
    here = reverse("desk:roll", args=[number])
    with idempotency.once(request, by) as sending:
        made = roll.admit(organisation=organisation, by=by, **form.cleaned_data)
        sending.made(here)
    messages.success(request, f"{made.person.name}已入会")
    return redirect(here)


@require_safe
@acting.staff
@fresh.needed
def table(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """One view of the roll as a workbook, in the order of the page; who took it is journalled."""
    organisation = lookups.organisation(by, number)
    if organisation.kind not in rules.ROLL_KINDS:
        raise Http404
    require(rules.can_admit(by, organisation))
    view, strokes = member_facts.asked(request), consent_facts.by_strokes(request.GET)
    made, rows = roll_table.table(by, organisation, view, by_strokes=strokes)
    exports.note("export_roll", rows, by=by, of=organisation)
    return files.made(made, f"{organisation.label}会员名册.xlsx", sheets.MIME)


@require_safe
@acting.staff
@fresh.needed
def paper(request: HttpRequest, by: Actor, number: int, form: str) -> HttpResponse:
    """The same to be printed, so many names to a file; who took it is journalled."""
    organisation = lookups.organisation(by, number)
    if organisation.kind not in rules.ROLL_KINDS or form not in press.MEDIA:
        raise Http404
    require(rules.can_admit(by, organisation))
    view, strokes = member_facts.asked(request), consent_facts.by_strokes(request.GET)
    days = member_facts.soon_days(rules.member_rules(organisation))
    total = queries.roll(by, organisation, view, days).count()
    if not total:
        raise Http404
    part = card_parts.asked(request, total, "名", printed.MOST)
    drawn, rows = roll_paper.paper(by, organisation, view, part, total, by_strokes=strokes)
    exports.note("export_roll", rows, by=by, of=organisation)
    ready = press.tables_sheet([drawn], f"{organisation.label}会员名册", form, settings.FONT_FOLDER)
    try:
        return files.made(press.tables_of(ready, settings.FONT_FOLDER), ready.name, press.MEDIA[form])
    except press.Busy:
        return errors.busy(request, "正在生成的文件较多。")


@require_http_methods(["GET", "POST"])
@acting.staff
def end(request: HttpRequest, by: Actor, number: int, pk: UUID) -> HttpResponse:
    """退会."""
    organisation = lookups.organisation(by, number)
    member = queries.member(by, organisation, pk)
    if member is None:
        raise Http404
    require(rules.can_end_member(by, member))
    form = forms.MemberEndForm(request.POST if request.method == "POST" else None, member=member)
    if not form.is_valid():
        context = consent_facts.ending(organisation, member, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    here = reverse("desk:roll", args=[number])
    with idempotency.once(request, by) as sending:
        roll.leave(member, by=by, **form.cleaned_data)
        sending.made(here)
    messages.success(request, f"{member.person.name}已退会")
    return redirect(here)
