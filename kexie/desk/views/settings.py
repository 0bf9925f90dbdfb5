"""The settings of one's house: where they are, the usual term for signing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.desk import acting, house, pages, settings_facts
from kexie.kit.actor import Actor
from kexie.kit.web import idempotency
from kexie.notices import forms, queries
from kexie.notices.actions import receipts


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """Which settings there are for this post."""
    return pages.render(request, by, "settings/index.html", settings_facts.of(by))


@require_http_methods(["GET", "POST"])
@acting.staff
def term(request: HttpRequest, by: Actor) -> HttpResponse:
    """Within how many working days the papers of one's house are to be signed for."""
    issuer = house.own(by, "documents.issue")
    days, is_own = queries.term(issuer)
    initial = {"working_days": days}
    form = forms.ReceiptTermForm(request.POST if request.method == "POST" else None, initial=initial)
    if not form.is_valid():
        context = {
            "form": form, "heading": "签收期限", "submit": "保存", "back": reverse("desk:settings"),
            "facts": f"{issuer.name} · 现在 {days} 个工作日" + ("" if is_own else "，本单位没有另定，按通用的算"),
            "crumbs": [("设置", reverse("desk:settings")), ("签收期限", "")],
        }  # fmt: skip
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        receipts.set_term(issuer, by=by, **form.values())
        sending.made(reverse("desk:receipt_term"))
    messages.success(request, "已保存，以后印发的公文按新的期限推算；已印发的不变")
    return redirect("desk:receipt_term")
