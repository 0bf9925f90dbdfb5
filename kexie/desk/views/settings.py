"""The settings: where they are, the usual term for signing, what the public site says of itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.desk import acting, house, pages, settings_facts
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.notices import forms, queries
from kexie.notices.actions import receipts
from kexie.organisations import forms as organisation_forms
from kexie.organisations import queries as organisations
from kexie.organisations import rules
from kexie.organisations.actions import installation


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
    initial = {"working_days": days, "link_days": queries.link_term(issuer)}
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


@require_http_methods(["GET", "POST"])
@acting.staff
def site(request: HttpRequest, by: Actor) -> HttpResponse:
    """Names, filings, address and telephones of the public site."""
    form = organisation_forms.SiteForm(request.POST if request.method == "POST" else None, initial=_told())
    if not form.is_valid():
        require(rules.can_tell_site(by))
        context = {
            "form": form, "heading": "网站信息", "submit": "保存", "back": reverse("desk:settings"),
            "facts": "用在公众页面的页头、页脚和元信息里，保存后立即显示",
            "crumbs": [("设置", reverse("desk:settings")), ("网站信息", "")],
        }  # fmt: skip
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        installation.tell(**form.told(), by=by)
        sending.made(reverse("desk:site"))
    messages.success(request, "已保存，公众页面已按新的显示")
    return redirect("desk:site")


def _told() -> dict[str, str]:
    """What the site says now."""
    begun = organisations.installation()
    if begun is None:
        return {}
    names = organisation_forms.SiteForm.base_fields
    return {name: getattr(begun if hasattr(begun, name) else begun.organisation, name) for name in names}
