"""How one signs in here: passwords, second factors, how long a session rests."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, fresh, pages, settings_facts
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.organisations import rules
from kexie.organisations.actions import sign_in
from kexie.people import queries
from kexie.people.forms.policy import PolicyForm


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def sign_in_policy(request: HttpRequest, by: Actor) -> HttpResponse:
    """登录安全."""
    require(rules.can_set_sign_in(by))
    now = queries.policy()
    form = PolicyForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(now, name) for name in PolicyForm.base_fields},
    )
    if not form.is_valid():
        context = settings_facts.sign_in_policy(form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        sign_in.set_policy(form.told(), by=by)
        sending.made(reverse("desk:sign_in_policy"))
    messages.success(request, "已保存")
    return redirect("desk:sign_in_policy")
