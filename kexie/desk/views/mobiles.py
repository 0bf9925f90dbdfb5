"""Where somebody takes short messages: one's own number, or that of somebody whose particulars one keeps."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, lookups, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.messages import forms, queries, rules
from kexie.messages.actions import mobiles


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """The number, or none."""
    person = lookups.person(by, pk)
    require(rules.can_set_mobile(by, person))
    back = reverse("desk:me") if by.person_id == pk else reverse("desk:person", args=[pk])
    bound = request.POST if request.method == "POST" else None
    form = forms.MobileForm(bound, initial={"number": queries.mobile(person)})
    if not form.is_valid():
        context = {
            "form": form, "heading": f"接收短信的手机号：{person.name}", "submit": "保存", "back": back,
            "facts": "加密保存，页面和日志只显示前 3 位和后 4 位", "crumbs": [(person.name, back), ("手机号", "")],
        }  # fmt: skip
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        mobiles.put(person, form.cleaned_data["number"], by=by)
        sending.made(back)
    messages.success(request, "已保存")
    return redirect(back)
