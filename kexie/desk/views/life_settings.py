"""组织建设规则 and 批复权限 in the settings."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kexie.associations.actions import settling
from kexie.associations.forms import terms as forms
from kexie.associations.queries import founding as reads
from kexie.associations.rules import settled as rules
from kexie.desk import acting, house, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency

RIGHT = "organisations.edit"


@require_http_methods(["GET", "POST"])
@acting.staff
def numbers(request: HttpRequest, by: Actor) -> HttpResponse:
    """The shares, months and days that hold for one's house and below."""
    own = house.own(by, RIGHT)
    require(rules.can_settle(by, own))
    row, is_own = reads.house_rules(own)
    told = {name: getattr(row, name) for name in forms.RulesForm.base_fields}
    form = forms.RulesForm(request.POST if request.method == "POST" else None, initial=told)
    if not form.is_valid():
        note = "" if is_own else "，本单位没有另定，按上级或通用的算"
        context = {"form": form, "heading": "组织建设规则", "submit": "保存", "back": reverse("desk:settings"),
                   "facts": f"{own.name} · 用于本单位和没有另定的下级{note}",
                   "crumbs": [("设置", reverse("desk:settings")), ("组织建设规则", "")]}  # fmt: skip
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        settling.settle(own, form.cleaned_data, by=by)
        sending.made(reverse("desk:life_rules"))
    messages.success(request, "已保存，以后的核查、大会和提醒按新的规则")
    return redirect("desk:life_rules")


@require_http_methods(["GET", "POST"])
@acting.staff
def authorities(request: HttpRequest, by: Actor) -> HttpResponse:
    """Who replies to which kind under which place."""
    require(rules.can_set_authority(by))
    form = forms.AuthorityForm(request.POST if request.method == "POST" else None, places=list(reads.places()))
    if not form.is_valid():
        context = {"form": form, "rows": reads.authorities(), "facts": "没有列出的，由业务指导单位自己批复",
                   "crumbs": [("设置", reverse("desk:settings")), ("批复权限", "")]}  # fmt: skip
        return pages.render(request, by, "tenures/authorities.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        settling.set_authority(by=by, **form.told())
        sending.made(reverse("desk:authorities"))
    messages.success(request, "已设，以后核查通过的申请按此送批")
    return redirect("desk:authorities")


@require_POST
@acting.staff
def drop(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One row is no longer so."""
    with idempotency.once(request, by) as sending:
        settling.drop_authority(pk, by=by)
        sending.made(reverse("desk:authorities"))
    messages.success(request, "已删去")
    return redirect("desk:authorities")
