"""Appointing to posts of an organisation, ending terms."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, fresh, lookups, pages, post_facts
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.organisations import forms, queries, rules
from kexie.organisations.actions import posts


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def appoint(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """Search a person, choose the post and its term; one page, without script too."""
    organisation = lookups.organisation(by, number)
    require(rules.can_appoint_in(by, organisation))
    data = request.POST if request.method == "POST" else None
    form = forms.AppointForm(data, by=by)
    if data is None or not form.is_valid():
        context = post_facts.appointing(by, organisation, form, request.GET.get("q", ""))
        return pages.render(request, by, "organisations/appoint.html", context, status=422 if data else 200)
    with idempotency.once(request, by) as sending:
        post = posts.appoint(organisation=organisation, by=by, **form.cleaned_data)
        sending.made(_back(number))
    messages.success(request, f"已任命{post.person.name}为{post.label}")
    return redirect(_back(number))


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def end(request: HttpRequest, by: Actor, number: int, pk: UUID) -> HttpResponse:
    """End a term on a day, with the reason."""
    organisation = lookups.organisation(by, number)
    post = next((one for one in queries.posts_in(organisation) if one.pk == pk), None)
    if post is None:
        raise Http404
    require(rules.can_end_post(by, post))
    form = forms.EndPostForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = post_facts.ending(by, organisation, post, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        posts.end(post, by=by, **form.cleaned_data)
        sending.made(_back(number))
    done = "已停止" if form.cleaned_data["last_day"] is None else "任期已改"
    messages.success(request, f"{post.person.name}的{post.label}{done}")
    return redirect(_back(number))


def _back(number: int) -> str:
    return reverse("desk:organisation", args=[number]) + "#posts"
