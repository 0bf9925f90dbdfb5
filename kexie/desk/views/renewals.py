"""续会: several members at once, one member's kind and end, what a house has settled."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kexie.desk import acting, house, lookups, member_facts, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.organisations import forms, queries, rules
from kexie.organisations.actions import renewing

RIGHT = "people.edit"


@require_POST
@acting.staff
def renew(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """续会 of those who are ticked, each once for the end that was shown."""
    organisation = lookups.organisation(by, number)
    if organisation.kind not in rules.ROLL_KINDS:
        raise Http404
    here = member_facts.back(request, number)
    with idempotency.once(request, by) as sending:
        done = renewing.renew(organisation, forms.seen(request.POST.getlist("member")), by=by)
        sending.made(here)
    messages.success(request, member_facts.renewed(done))
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def term(request: HttpRequest, by: Actor, number: int, pk: UUID) -> HttpResponse:
    """Somebody's kind and until when they are a member."""
    organisation = lookups.organisation(by, number)
    member = queries.member(by, organisation, pk)
    if member is None:
        raise Http404
    require(rules.can_keep_member(by, member))
    kinds = rules.member_rules(organisation).kinds
    form = forms.MemberTermForm(request.POST if request.method == "POST" else None, member=member, kinds=kinds)
    if not form.is_valid():
        context = member_facts.term(organisation, member, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    here = reverse("desk:roll", args=[number])
    with idempotency.once(request, by) as sending:
        renewing.tell(member, by=by, **form.cleaned_data)
        sending.made(here)
    messages.success(request, "已保存")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def settle(request: HttpRequest, by: Actor) -> HttpResponse:
    """会员设置 of one's own house."""
    own = house.own(by, RIGHT)
    settled = rules.member_rules(own)
    form = forms.MemberRulesForm(request.POST if request.method == "POST" else None, settled=settled)
    if not form.is_valid():
        context = member_facts.settling(own, settled, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        renewing.settle(own, by=by, **form.cleaned_data)
        sending.made(reverse("desk:member_rules"))
    messages.success(request, "已保存，以后入会、续会和提醒按新的设置")
    return redirect("desk:member_rules")
