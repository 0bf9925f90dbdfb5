"""Which language the public pages speak: Chinese, or English where the reader chose it. Documents stay as issued."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from kexie.kit.web import cookies

COOKIE = "lang"
PARAMETER = "lang"
# What addresses and cookies say -> Django's code. The browser's own wish is not asked: one address, one page for all,
# which is what lets a page be kept whole for every reader (kit.web.caching).
LANGUAGES = {"zh": "zh-hans", "en": "en"}
CHINESE_ONLY = ("/desk/",)


def chosen(request: HttpRequest) -> str:
    """Django's code of the language for this request: the address, then the cookie, then Chinese."""
    if request.path.startswith(CHINESE_ONLY):
        return settings.LANGUAGE_CODE
    asked = LANGUAGES.get(request.GET.get(PARAMETER, ""))
    return asked or LANGUAGES.get(cookies.found(request, COOKIE), settings.LANGUAGE_CODE)


def remember(response: HttpResponse, word: str) -> None:
    """Keep the choice (``zh`` or ``en``; anything else is dropped) for a year."""
    if word in LANGUAGES:
        cookies.keep(response, COOKIE, word)


class LanguageMiddleware:
    """Speaks the chosen language while the page is made, and remembers ``?lang=``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """One request."""
        code = chosen(request)
        with translation.override(code):
            request.LANGUAGE_CODE = code  # as Django's own middleware does
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", "zh-CN" if code == settings.LANGUAGE_CODE else code)
        if request.method == "GET":
            remember(response, request.GET.get(PARAMETER, ""))
        return response
