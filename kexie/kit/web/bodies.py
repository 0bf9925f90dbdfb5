"""Looks at a request before anything parses it: what no browser sends is answered with 4xx, never with a fault."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from kexie.kit.web import errors, pages

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
MAX_HEADER = 16 * 1024
MAX_ADDRESS = 8 * 1024
MAX_JSON_DEPTH = 40
_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"
# What a multipart body may weigh beside its files: the other fields and the boundaries.
_BESIDE_FILES = 1024 * 1024


class BodyGuardMiddleware:
    """Refuses strange methods, giant headers, broken text, deep JSON and oversized bodies before a view sees them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The first complaint, or the answer."""
        return _complaint(request) or self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, arguments: object, named: object) -> HttpResponse | None:
        """Fields of a multipart form are known only once it is read, after the limits above."""
        if request.method == "POST" and request.content_type == _MULTIPART:
            for values in request.POST.lists():
                if any("\0" in text for text in (values[0], *values[1])):
                    return errors.bad_request(request)
        return None


def _complaint(request: HttpRequest) -> HttpResponse | None:
    if request.method not in METHODS:
        response = pages.answer(request, pages.Message(405, "不支持这种请求", "本站只接受浏览和提交表单。"))
        response.headers["Allow"] = ", ".join(sorted(METHODS))
        return response
    if any(len(value) > MAX_HEADER for key, value in request.META.items() if key.startswith("HTTP_")):
        return pages.answer(
            request, pages.Message(431, "请求头太大", "浏览器带来的信息太多。", "请清除本站的 Cookie 后再试。")
        )
    if len(request.META.get("QUERY_STRING", "")) > MAX_ADDRESS or len(request.path) > MAX_ADDRESS:
        return pages.answer(request, pages.Message(414, "地址太长", "查询条件太多。", "请减少条件后再查。"))
    if not _clean_text(request.META.get("QUERY_STRING", "").encode("latin-1", "replace")) or "\0" in request.path:
        return errors.bad_request(request)
    return _complaint_of_body(request) if request.method == "POST" else None


def _complaint_of_body(request: HttpRequest) -> HttpResponse | None:
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return errors.bad_request(request)
    multipart = request.content_type == _MULTIPART
    most = settings.KEXIE_MAX_UPLOAD + _BESIDE_FILES if multipart else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if length > most:
        return errors.too_large(request)
    charset = (request.content_params or {}).get("charset", "utf-8").strip("\"'").lower()
    if charset not in {"utf-8", "utf8"}:
        return pages.answer(
            request, pages.Message(415, "文字编码不对", "表单须用 UTF-8 编码。", "请用常用浏览器打开本页再提交。")
        )
    if request.content_type == _FORM and not _clean_text(request.body):
        return errors.bad_request(request)
    if request.content_type == "application/json" and _depth(request.body) > MAX_JSON_DEPTH:
        return errors.bad_request(request)
    return None


def _clean_text(encoded: bytes) -> bool:
    """True where percent-encoded text is UTF-8 without NUL: Django would silently put replacement signs."""
    try:
        text = unquote_to_bytes(encoded).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "\0" not in text


def _depth(body: bytes) -> int:
    """The deepest nesting of brackets outside strings: counted, because a parser falls over before it refuses."""
    deepest = depth = 0
    quoted = escaped = False
    for byte in body:
        if quoted:
            if escaped:
                escaped = False
            elif byte == 0x5C:
                escaped = True
            elif byte == 0x22:
                quoted = False
            continue
        if byte == 0x22:
            quoted = True
        elif byte in b"[{":
            depth += 1
            if depth > MAX_JSON_DEPTH:
                return depth
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest
