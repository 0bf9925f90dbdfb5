"""Addresses for the tests of web: each view shows one behaviour."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path

from kexie.kit import ids, journal
from kexie.kit.actor import Actor
from kexie.kit.numbers.models import Series
from kexie.kit.verdict import Overtaken, Refused
from kexie.kit.web import errors, idempotency
from kexie.kit.web.caching import public

calls: list[str] = []
state: dict[str, Any] = {"version": 1, "body": "<p>通知</p>" * 100}


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("plain")


def refuse(request: HttpRequest) -> HttpResponse:
    raise Refused("超出推荐名额：标兵、组织者合计 3 / 2。请撤回 1 人", rule="quota.of")


def overtake(request: HttpRequest) -> HttpResponse:
    raise Overtaken("已有人办过")


def forbid(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def fault(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("li@example.com 13812345678")


def ask_database(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(Series.objects.count()))


def wrong_query(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT no_such_column FROM kit_series")
    return HttpResponse()


def slow_query(request: HttpRequest) -> HttpResponse:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 20")
        cursor.execute("SELECT pg_sleep(5)")
    return HttpResponse()


def locked(request: HttpRequest) -> HttpResponse:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = 20")
        cursor.execute("LOCK TABLE kit_series IN EXCLUSIVE MODE")
    return HttpResponse("got it")


def make(request: HttpRequest) -> HttpResponse:
    """One form that makes one thing."""
    by = Actor(person_id=ids.uuid7(), request_id=request.id)  # type: ignore[attr-defined]
    with idempotency.once(request) as sending:
        if request.POST.get("fail"):
            raise Refused("缺标题")
        thing = ids.uuid7()
        journal.write("thing", thing, "make", by=by)
        sending.made(f"/things/{thing}/")
    return HttpResponse(sending.location, status=201)


def echo(request: HttpRequest) -> HttpResponse:
    return HttpResponse("|".join(request.POST.getlist("q")) or request.GET.get("q", ""))


def _version() -> int:
    if isinstance(state["version"], Exception):
        raise state["version"]
    return int(state["version"])


@public(version=_version)
def page(request: HttpRequest) -> HttpResponse:
    calls.append(request.get_full_path())
    response = HttpResponse(state["body"] + request.COOKIES.get("size", ""))
    if "cookie" in request.GET:
        response.set_cookie("x", "y")
    if "missing" in request.GET:
        response.status_code = 404
    return response


urlpatterns = [
    path("plain/", plain),
    path("refuse/", refuse),
    path("overtake/", overtake),
    path("forbid/", forbid),
    path("fault/", fault),
    path("ask/", ask_database),
    path("wrong/", wrong_query),
    path("slow/", slow_query),
    path("locked/", locked),
    path("make/", make),
    path("echo/", echo),
    path("page/", page),
    path("words/<str:word>/", plain),
]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
