"""The tree and the list of organisations; one organisation; registering, editing, moving."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.desk import acting, branches, lookups, organisation_facts, organisation_form, pages
from kexie.kit.actor import Actor
from kexie.kit.web import idempotency, paging
from kexie.organisations import queries
from kexie.organisations.actions import organisations, tree


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """The tree, opened level by level, or the list with search and filters; both are addresses."""
    context = organisation_facts.index(request, by)
    if context["view"] == "tree":
        context["branches"] = branches.grown(by, context["open"])
    else:
        context["page"] = paging.page_of(queries.listed(by, context["sought"]), request, 50, paging.FAR)
    return pages.render(request, by, "organisations/list.html", context, piece="organisations/_list.html")


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """One organisation: facts, posts, place in the tree, what stands below it, what was done with it."""
    context = organisation_facts.detail(by, lookups.organisation(by, number))
    return pages.render(request, by, "organisations/detail.html", context)


@require_http_methods(["GET", "POST"])
@acting.staff
def new(request: HttpRequest, by: Actor) -> HttpResponse:
    """Register an organisation under one that this actor keeps."""
    page = organisation_form.registering(request, by)
    if not page.form.is_valid():
        return _form(request, by, page)
    with idempotency.once(request, by) as sending:
        made = organisations.register(by=by, **page.form.values())
        sending.made(_at(made.number))
    organisation_form.told(request, page, f"已登记{made.name}")
    return redirect(_at(made.number))


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """Change what is written of it."""
    organisation = lookups.organisation(by, number)
    page = organisation_form.editing(request, by, organisation)
    if not page.form.is_valid():
        return _form(request, by, page)
    with idempotency.once(request, by) as sending:
        organisations.edit(organisation, by=by, **page.form.values())
        sending.made(_at(number))
    organisation_form.told(request, page, "已保存")
    return redirect(_at(number))


@require_http_methods(["GET", "POST"])
@acting.staff
def move(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """Another superior, from a day on."""
    organisation = lookups.organisation(by, number)
    page = organisation_form.moving(request, by, organisation)
    if not page.form.is_valid():
        return _form(request, by, page)
    with idempotency.once(request, by) as sending:
        tree.change_superior(organisation, by=by, **page.form.values())
        sending.made(_at(number))
    messages.success(request, "业务指导单位已变更")
    return redirect(_at(number))


def _at(number: int) -> str:
    return reverse("desk:organisation", args=[number])


def _form(request: HttpRequest, by: Actor, page: organisation_form.Page) -> HttpResponse:
    return pages.render(request, by, "parts/form.html", page.context, status=422 if request.method == "POST" else 200)
