"""Work that failed in the background, for the system administrator: trying it again, giving it up; the last backup."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kexie.desk import acting, job_facts, pages
from kexie.kit.actor import Actor
from kexie.kit.jobs import failures
from kexie.kit.verdict import require
from kexie.kit.web import idempotency, paging
from kexie.organisations import rules
from kexie.organisations.actions import upkeep


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """What failed, since when, why."""
    require(rules.can_tend_jobs(by))
    page = paging.page_of(failures.listed(), request, 50)
    return pages.render(request, by, "settings/jobs.html", job_facts.index(page))


@require_POST
@acting.staff
def retry(request: HttpRequest, by: Actor, pk: int) -> HttpResponse:
    """再试一次."""
    return _settle(request, by, pk, upkeep.retry, "已重新排队，做成了就不再列在这里")


@require_POST
@acting.staff
def give_up(request: HttpRequest, by: Actor, pk: int) -> HttpResponse:
    """作废."""
    return _settle(request, by, pk, upkeep.give_up, "已作废，不会再做")


def _settle(request: HttpRequest, by: Actor, pk: int, act: Callable[..., None], told: str) -> HttpResponse:
    with idempotency.once(request, by) as sending:
        act(pk, by=by)
        sending.made(reverse("desk:jobs"))
    messages.success(request, told)
    return redirect("desk:jobs")
