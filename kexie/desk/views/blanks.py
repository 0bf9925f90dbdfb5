"""Forms (表单) built at the desk: the list, one form with its fields and how it looks to who fills it in, its acts."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.blanks import forms, queries, rules
from kexie.blanks.actions import blanks
from kexie.desk import acting, blank_facts, house, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency, paging


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """One's own and the ready ones."""
    house.own(by, rules.RIGHT)
    page = paging.page_of(queries.listed(by), request, 50)
    return pages.render(request, by, "blanks/list.html", blank_facts.index(page))


@require_http_methods(["GET", "POST"])
@acting.staff
def new(request: HttpRequest, by: Actor) -> HttpResponse:
    """Begin one: empty, or ``?from=`` another."""
    owner = house.own(by, rules.RIGHT)
    usable = list(queries.usable(by))
    initial = {"source": request.GET.get("from", "")}
    form = forms.NewForm(request.POST if request.method == "POST" else None, usable=usable, initial=initial)
    if not form.is_valid():
        return _form(request, by, blank_facts.beginning(form))
    with idempotency.once(request, by) as sending:
        made = blanks.make(owner, form.cleaned_data["name"], by=by, copy_of=form.source_version())
        sending.made(_at(made.ref))
    messages.success(request, f"已新建表单“{made.name}”，改好后发布")
    return redirect(_at(made.ref))


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """The draft, or else the newest version: its fields, how it looks, the other versions."""
    return pages.render(request, by, "blanks/detail.html", blank_facts.detail(by, seen(by, ref)))


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Its name and the words above the fields."""
    blank = seen(by, ref)
    require(rules.can_build(by, blank))
    version = queries.versions(blank)[0]
    initial = {"name": blank.name, "introduction": version.introduction}
    form = forms.EditForm(request.POST if request.method == "POST" else None, initial=initial)
    if not version.is_draft:
        del form.fields["introduction"]
    if not form.is_valid():
        return _form(request, by, blank_facts.editing(blank, form))
    with idempotency.once(request, by) as sending:
        blanks.rename(blank, form.cleaned_data["name"], by=by)
        if version.is_draft:
            blanks.introduce(version, form.cleaned_data["introduction"], by=by)
        sending.made(_at(ref))
    messages.success(request, "已保存")
    return redirect(_at(ref))


@require_POST
@acting.staff
def act(request: HttpRequest, by: Actor, ref: int, noun: str) -> HttpResponse:
    """Publish, begin the next version, throw its draft away, put the form away."""
    blank = seen(by, ref)
    take, said = _ACTS[noun]
    with idempotency.once(request, by) as sending:
        take(blank, by)
        sending.made(_at(ref))
    messages.success(request, said)
    return redirect(_at(ref))


_ACTS: dict[str, tuple[Any, str]] = {
    "publication": (
        lambda blank, by: blanks.publish(queries.versions(blank)[0], by=by),
        "已发布，公文可以附这张回执了",
    ),
    "revision": (lambda blank, by: blanks.revise(blank, by=by), "已新建一版草稿，改好后发布；已附出去的仍用原来的版本"),
    "voiding": (lambda blank, by: blanks.discard(queries.versions(blank)[0], by=by), "草稿已删去"),
    "closure": (lambda blank, by: blanks.retire(blank, by=by), "已停用；已附出去的不受影响"),
}


def seen(by: Actor, ref: int) -> Any:
    """The form with this short number. Raises Http404."""
    found = queries.blank(by, ref)
    if found is None:
        raise Http404
    return found


def _at(ref: int) -> str:
    return reverse("desk:blank", args=[ref])


def _form(request: HttpRequest, by: Actor, context: dict[str, Any]) -> HttpResponse:
    return pages.render(request, by, "parts/form.html", context, status=422 if context["form"].is_bound else 200)
