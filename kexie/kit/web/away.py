"""When the database is away, busy or stuck, or a disk is full: a clear answer instead of a fault."""

import errno
from collections.abc import Callable

import psycopg
from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kexie.kit.web import logs, pages

RETRY_AFTER = 5  # seconds

_AWAY = (OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError)
_LOCKED = frozenset({"55P03", "40P01", "40001"})  # lock_timeout, deadlock, serialisation
_TOO_LONG = "57014"  # statement_timeout
_DISK_FULL = "53100"  # of the database
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})  # of uploads, of what is drawn


def answer_to(request: HttpRequest, fault: BaseException) -> HttpResponse | None:
    """503 for a database that is away, a query that took too long or a full disk, 409 for a row somebody else holds.

    None where the fault is a programming error (a broken constraint, a wrong query) and must be seen as one.
    """
    found = _beginning(fault)
    if found is None:
        return None
    state = getattr(found, "sqlstate", None) or getattr(found.__cause__, "sqlstate", None)
    if state in _LOCKED:
        return pages.answer(
            request,
            pages.Message(
                409,
                _("有人正在办理同一件事"),
                _("等了 3 秒，对方还没有办完。"),
                _("请刷新页面看看结果，再决定是否重办。"),
            ),
        )
    if state == _TOO_LONG:
        return _unavailable(
            request,
            pages.Message(
                503, _("查询时间太长"), _("数据较多，没有在 30 秒内查完。"), _("请增加条件、缩小范围后再查。")
            ),
        )
    if state == _DISK_FULL or (isinstance(found, OSError) and found.errno in _NO_SPACE):
        return _full(request, found)
    if not isinstance(found, _AWAY):
        return None
    logs.get("kexie.web").error("the database is away", fault=type(found).__name__, state=state)
    return _unavailable(
        request,
        pages.Message(
            503, _("暂时连不上数据库"), _("刚才填写的内容没有保存。"), _("系统会自动恢复，请过几秒刷新页面。")
        ),
    )


def _beginning(fault: BaseException | None) -> BaseException | None:
    """The fault of database or disk in which this one began: deferring a job wraps it in one of the queue's own."""
    while fault is not None and not isinstance(fault, Error | psycopg.Error | OSError):
        fault = fault.__cause__
    return fault


def _full(request: HttpRequest, fault: BaseException) -> HttpResponse:
    logs.get("kexie.web").error("a disk is full", fault=type(fault).__name__)
    return _unavailable(
        request,
        pages.Message(
            503,
            _("服务器磁盘已满"),
            _("刚才填写的内容没有保存。"),
            _("请告诉系统管理员；腾出空间以后，这里会自动恢复。"),
        ),
    )


def _unavailable(request: HttpRequest, message: pages.Message) -> HttpResponse:
    response = pages.answer(request, message)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


class DatabaseAwayMiddleware:
    """Turns a lost database into 503 with Retry-After; Django opens a new connection with the next request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing to do on the way in."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A view's fault; those of inner middleware come through ``errors.server_error``."""
        return answer_to(request, exception)
