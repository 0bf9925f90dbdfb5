"""修改记录 of people and organisations, and putting one edit back."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from kexie.associations import queries as units
from kexie.associations import rules as unit_rules
from kexie.associations.actions import profiles
from kexie.desk import acting, change_facts, forms, lookups, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import Verdict, require
from kexie.kit.web import idempotency
from kexie.organisations import rules
from kexie.organisations.actions import undoing
from kexie.organisations.rules import undoing as standing


@require_safe
@acting.staff
def person(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """What was changed of somebody, by whom."""
    record = change_facts.of_person(by, lookups.person(by, pk))
    return pages.render(request, by, "parts/changes.html", change_facts.page(request, record))


@require_safe
@acting.staff
def organisation(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """What was changed of an organisation and of what it is, by whom."""
    record = change_facts.of_organisation(by, lookups.organisation(by, number))
    return pages.render(request, by, "parts/changes.html", change_facts.page(request, record))


@require_http_methods(["GET", "POST"])
@acting.staff
def undo_person(request: HttpRequest, by: Actor, pk: UUID, entry: int) -> HttpResponse:
    """Put one edit of somebody's particulars back."""
    row = lookups.person(by, pk)
    require(rules.can_edit_person(by, row))
    record = change_facts.of_person(by, row)
    edit = change_facts.entry_of(record, entry)
    return _undo(request, by, record, edit, lambda: standing.can_undo_person(edit, row), partial(undoing.person, row))


@require_http_methods(["GET", "POST"])
@acting.staff
def undo_organisation(request: HttpRequest, by: Actor, number: int, entry: int) -> HttpResponse:
    """Put one edit of an organisation, or of what it is, back."""
    row = lookups.organisation(by, number)
    require(rules.can_edit(by, row))
    record = change_facts.of_organisation(by, row)
    edit = change_facts.entry_of(record, entry)
    if edit.entity == "profile":
        profile: Any = units.profile_of(by, row)  # seen, else its edits were not found
        may: Callable[[], Verdict] = partial(unit_rules.can_undo_profile, edit, profile)
        return _undo(request, by, record, edit, may, partial(profiles.undo, row))
    may = partial(standing.can_undo_organisation, edit, row)
    return _undo(request, by, record, edit, may, partial(undoing.organisation, row))


def _undo(
    request: HttpRequest, by: Actor, record: change_facts.Record, edit: Any, may: Callable[[], Verdict],
    act: Callable[..., Any],
) -> HttpResponse:  # fmt: skip
    """Ask for the reason where it can be done, then do it."""
    form = forms.NoteForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        require(may())
        context = change_facts.asking(record, edit, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        act(edit.pk, by=by, note=form.cleaned_data["note"])
        sending.made(record.url)
    messages.success(request, "已撤销这次修改")
    return redirect(record.url)
