"""The answers of last resort, named in settings and urls (handler400 … handler500, csrf_failure)."""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kexie.kit.web import away, pages


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 where a form was larger than the server takes."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return too_large(request)
    return pages.answer(
        request,
        pages.Message(400, _("没有看懂这个请求"), _("地址或表单的内容不完整。"), _("请返回上一页，刷新后重新填写。")),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """413: the form or the file is too large."""
    return pages.answer(
        request, pages.Message(413, _("内容太大"), _("表单或文件超过了允许的大小。"), _("请压缩或拆分文件后再上传。"))
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 without a rule's reason (Django's PermissionDenied)."""
    reason = str(exception) if exception and str(exception) else _("这一页只向有相应职务的人开放。")
    return pages.answer(request, pages.Message(403, _("您不能打开这一页"), reason, _("如需办理，请联系本单位管理员。")))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here, or nothing this reader may know of."""
    return pages.answer(
        request,
        pages.Message(404, _("没有找到这一页"), _("地址可能有误，或内容已经移走。"), _("请从通知公告或首页重新查找。")),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or the page for an absent database where that was the cause.

    Faults below a view (sessions, sign-in) reach no middleware as exceptions, only this handler.
    """
    fault = sys.exc_info()[1]
    answer = away.answer_to(request, fault) if fault is not None else None
    if answer is not None:
        return answer
    return pages.answer(
        request,
        pages.Message(
            500,
            _("系统出错了"),
            _("这不是您的问题，错误已经记录。"),
            _("请稍后再试；仍不行时，把下面的编号告诉管理员。"),
        ),
    )


def busy(request: HttpRequest, what: str) -> HttpResponse:
    """503 with the time to come back: too many ask at once for what takes a while."""
    response = pages.answer(request, pages.Message(503, _("请稍等"), what, _("请过几秒再打开这个地址。")))
    response.headers["Retry-After"] = str(away.RETRY_AFTER)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form does not carry this browser's token (old page, or a form of another site)."""
    return pages.answer(
        request,
        pages.Message(
            403,
            _("这个表单已经失效"),
            _("页面打开时间太长，或者表单不是从本站打开的。"),
            _("请返回上一页，刷新后重新提交。"),
        ),
    )
