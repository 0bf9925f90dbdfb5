"""One's own page: particulars, posts, where one works, the way to the password."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, me_facts, pages
from kexie.kit.actor import Actor
from kexie.kit.web import idempotency
from kexie.people.actions import persons


@require_http_methods(["GET", "POST"])
@acting.staff
def show(request: HttpRequest, by: Actor) -> HttpResponse:
    """Look at and correct one's own particulars."""
    account: Any = request.user
    person = account.person
    form = me_facts.form(person, request.POST if request.method == "POST" else None)
    if form is not None and form.is_valid():
        with idempotency.once(request, by) as sending:
            persons.edit(person, form.particulars(), by=by)
            sending.made(reverse("desk:me"))
        messages.success(request, "已保存")
        return redirect("desk:me")
    context = {**me_facts.of(request, person), "form": form}
    status = 422 if form is not None and form.is_bound else 200
    return pages.render(request, by, "me/show.html", context, status=status)
