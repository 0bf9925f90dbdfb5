"""Text size, theme and language of one reader: kept in cookies, applied by the server; no script, no account."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from kexie.kit.web import cookies
from kexie.portal import language

CHOICES = {"size": ("sm", "md", "lg", "xl"), "theme": ("auto", "light", "dark", "contrast")}
HOME = "/"


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Keep what the address names and is known, then go back to ``next`` on this site (the home page otherwise)."""
    response = HttpResponseRedirect(_back(request))
    for name, allowed in CHOICES.items():
        if request.GET.get(name) in allowed:
            cookies.keep(response, name, request.GET[name])
    response.headers["Cache-Control"] = "no-store"
    return response


def _back(request: HttpRequest) -> str:
    """``next`` if it is a path of this very site; anything else could lead the reader to a stranger."""
    wish = request.GET.get("next", "")
    if not wish.startswith("/") or not url_has_allowed_host_and_scheme(wish, allowed_hosts=None):
        return HOME
    if language.PARAMETER not in request.GET:
        return wish
    # The page one comes from may itself say ?lang=, which would win over the choice just made.
    query = QueryDict(urlsplit(wish).query, mutable=True)
    query.pop(language.PARAMETER, None)
    path = urlsplit(wish).path
    return f"{path}?{query.urlencode()}" if query else path
