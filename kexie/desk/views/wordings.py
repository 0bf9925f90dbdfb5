"""Wordings of messages and the quiet hours."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.desk import acting, house, pages, wording_facts
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.messages import forms, kinds, queries, rules
from kexie.messages.actions import hours as hours_actions
from kexie.messages.actions import templates

RIGHT = "messages.manage"


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """Every kind with the wording in force."""
    return pages.render(request, by, "settings/wordings.html", wording_facts.index(house.own(by, RIGHT)))


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, kind: str, channel: str) -> HttpResponse:
    """One wording: look at it filled with samples (``act=preview``), or keep it."""
    own, found = house.own(by, RIGHT), _kind(kind, channel)
    told = queries.wordings(found, own)[channel].wording
    form = forms.TemplateForm(
        request.POST if request.method == "POST" else None, kind=found, channel=channel, told=told
    )  # fmt: skip
    if request.POST.get("act") != "save" or not form.is_valid():
        context = wording_facts.editing(by, own, found, channel, form)
        return pages.render(request, by, "settings/wording.html", context, status=422 if form.errors else 200)
    with idempotency.once(request, by) as sending:
        templates.put(found, channel, form.wording(), house=queries.template_scope(own), by=by)
        sending.made(_at(kind, channel))
    messages.success(request, "已保存，以后发的消息用新的文字")
    return redirect(_at(kind, channel))


@require_POST
@acting.staff
def remove(request: HttpRequest, by: Actor, kind: str, channel: str) -> HttpResponse:
    """Back to the wording from above."""
    own, found = house.own(by, RIGHT), _kind(kind, channel)
    with idempotency.once(request, by) as sending:
        templates.drop(found, channel, house=queries.template_scope(own), by=by)
        sending.made(_at(kind, channel))
    messages.success(request, "已改回原来的文字")
    return redirect(_at(kind, channel))


@require_POST
@acting.staff
def try_out(request: HttpRequest, by: Actor, kind: str, channel: str) -> HttpResponse:
    """Send it to oneself, filled with the samples."""
    own, found = house.own(by, RIGHT), _kind(kind, channel)
    with idempotency.once(request, by) as sending:
        row = templates.try_out(found, channel, house=own, by=by)
        sending.made(reverse("desk:outbox_message", args=[row.pk]))
    return redirect("desk:outbox_message", pk=row.pk)


@require_http_methods(["GET", "POST"])
@acting.staff
def hours(request: HttpRequest, by: Actor) -> HttpResponse:
    """When nothing leaves the house."""
    form = forms.HoursForm(request.POST if request.method == "POST" else None, initial=asdict(queries.hours()))
    if not form.is_valid():
        require(rules.can_set_hours(by))
        context = {
            "form": form, "heading": "免打扰时段", "submit": "保存", "back": reverse("desk:settings"),
            "facts": "这段时间里邮件和短信先存着，过后再发；站内消息照常",
            "crumbs": [("设置", reverse("desk:settings")), ("免打扰时段", "")],
        }  # fmt: skip
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        hours_actions.put(form.hours(), by=by)
        sending.made(reverse("desk:quiet_hours"))
    messages.success(request, "已保存")
    return redirect("desk:quiet_hours")


def _kind(code: str, channel: str) -> Any:
    found = kinds.find(code)
    if found is None or channel not in found.channels:
        raise Http404
    return found


def _at(kind: str, channel: str) -> str:
    return reverse("desk:wording", args=[kind, channel])
