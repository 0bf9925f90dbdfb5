"""Accounts for who manages them: names, units and accounts, nothing else of a person."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.desk import account_facts, acting, forms, fresh, lookups, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import Verdict, require
from kexie.kit.web import idempotency
from kexie.organisations import rules
from kexie.organisations.actions import members


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """Who has an account or is invited to one; a search finds everybody by name."""
    require(rules.can_manage_accounts(by))
    q = request.GET.get("q", "").strip()[:60]
    page = account_facts.page(request, by, q)
    context = account_facts.index(request, page, q)
    return pages.render(request, by, "accounts/list.html", context, piece="accounts/_list.html")


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One person's account, posts and unit."""
    require(rules.can_manage_accounts(by))
    context = account_facts.detail(by, lookups.holder(by, pk))
    return pages.render(request, by, "accounts/detail.html", context)


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def close(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """停用, with the reason."""
    return _act(request, by, pk, rules.can_close_account, members.close_account, "停用")


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def reopen(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """启用, with the reason."""
    return _act(request, by, pk, rules.can_reopen_account, members.reopen_account, "启用")


def _act(
    request: HttpRequest, by: Actor, pk: UUID, rule: Callable[..., Verdict], action: Callable[..., Any], act: str
) -> HttpResponse:
    require(rules.can_manage_accounts(by))
    person = lookups.holder(by, pk)
    account = getattr(person, "account", None)
    if account is None:
        raise Http404
    form = forms.NoteForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        require(rule(by, account))
        context = account_facts.acting(person, form, act)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    here = reverse("desk:account", args=[pk])
    with idempotency.once(request, by) as sending:
        action(account, by=by, note=form.cleaned_data["note"])
        sending.made(here)
    messages.success(request, f"已{act}{person.name}的账号")
    return redirect(here)
