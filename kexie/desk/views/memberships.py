"""Units in a federation or a society: the roll, one more, one less, 续会, the workbook, the certificates."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.associations import forms, queries, rules
from kexie.associations.actions import memberships, ties
from kexie.desk import acting, house, lookups, member_facts, membership_facts, pages, unit_facts
from kexie.kit import files, sheets
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.organisations.forms import MemberTermForm, seen

RIGHT = "organisations.edit"


@require_http_methods(["GET", "POST"])
@acting.staff
def show(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """The roll, the search, the form for one more."""
    body = _body(by, number)
    settled = rules.membership_rules(body)
    form = forms.MemberForm(_data(request), by=by, kinds=settled.kinds)
    if not form.is_valid():
        context = membership_facts.roll(request, by, body, settled, form)
        return _form(request, by, "units/members.html", context)
    here = reverse("desk:memberships", args=[number])
    with idempotency.once(request, by) as sending:
        row = ties.join(body, by=by, **form.cleaned_data)
        sending.made(here)
    messages.success(request, f"{row.member.label}已加入")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def end(request: HttpRequest, by: Actor, number: int, pk: UUID) -> HttpResponse:
    """The last day of a member."""
    body = _body(by, number)
    row = _row(by, body, pk)
    require(rules.can_keep_members(by, body))
    here, form = reverse("desk:memberships", args=[number]), forms.LastDayForm(_data(request))
    if not form.is_valid():
        context = unit_facts.ending(body, form, row.member.label, "退出", row.starts_on, here)
        return _form(request, by, "parts/form.html", context)
    with idempotency.once(request, by) as sending:
        ties.leave(row, by=by, **form.cleaned_data)
        sending.made(here)
    messages.success(request, f"{row.member.label}已退出")
    return redirect(here)


@require_POST
@acting.staff
def renew(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """续会 of those that are ticked, each once for the end that was shown."""
    body, here = _body(by, number), member_facts.back(request, number, "desk:memberships")
    with idempotency.once(request, by) as sending:
        done = memberships.renew(body, seen(request.POST.getlist("member")), by=by)
        sending.made(here)
    messages.success(request, member_facts.renewed(done, "家"))
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def term(request: HttpRequest, by: Actor, number: int, pk: UUID) -> HttpResponse:
    """A unit's kind and until when it is a member."""
    body = _body(by, number)
    row = _row(by, body, pk)
    require(rules.can_keep_membership(by, row))
    form = MemberTermForm(_data(request), member=row, kinds=rules.membership_rules(body).kinds)
    if not form.is_valid():
        return _form(request, by, "parts/form.html", dict(membership_facts.term(body, row, form)))
    here = reverse("desk:memberships", args=[number])
    with idempotency.once(request, by) as sending:
        memberships.tell(row, by=by, **form.cleaned_data)
        sending.made(here)
    messages.success(request, "已保存")
    return redirect(here)


@require_safe
@acting.staff
def table(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """One view of the roll as a workbook; who took it is journalled. Units only, so nothing is asked once more."""
    body = _body(by, number)
    require(rules.can_keep_members(by, body))
    made, count = membership_facts.table(by, body, *membership_facts.asked(request))
    memberships.note_export(body, count, by=by)
    return files.made(made, f"{body.label}{unit_facts.noun(body)}名册.xlsx", sheets.MIME)


@require_http_methods(["GET", "POST"])
@acting.staff
def settle(request: HttpRequest, by: Actor) -> HttpResponse:
    """单位会员设置 of one's own house."""
    own = house.own(by, RIGHT)
    require(rules.can_settle_memberships(by, own))
    settled = rules.membership_rules(own)
    form = forms.MembershipRulesForm(_data(request), settled=settled)
    if not form.is_valid():
        return _form(request, by, "parts/form.html", member_facts.settling(own, settled, form, "单位会员设置"))
    with idempotency.once(request, by) as sending:
        memberships.settle(own, by=by, **form.cleaned_data)
        sending.made(reverse("desk:membership_rules"))
    messages.success(request, "已保存，以后加入、续会和提醒按新的设置")
    return redirect("desk:membership_rules")


def _body(by: Actor, number: int) -> Any:
    found = lookups.organisation(by, number)
    if not rules.takes_units(found):
        raise Http404
    return found


def _row(by: Actor, body: Any, pk: UUID) -> Any:
    found = queries.member_of(by, body, pk)
    if found is None or found.is_over:
        raise Http404
    return found


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _form(request: HttpRequest, by: Actor, template: str, context: dict[str, Any]) -> HttpResponse:
    return pages.render(request, by, template, context, status=422 if request.method == "POST" else 200)
