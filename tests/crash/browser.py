"""A small browser without a screen: cookies, forms as the page gives them, and no redirects followed."""

import html.parser
import http.client
import http.cookies
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass
class Form:
    """A form of a page: its hidden and prefilled values, in the page's order."""

    action: str = ""
    method: str = "get"
    values: list[tuple[str, str]] = field(default_factory=list)


class _Reader(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._open: Form | None = None
        self._select = self._textarea = ""
        self._chosen: str | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = dict(attributes)
        name = told.get("name") or ""
        if tag == "form":
            self._open = Form(told.get("action") or "", (told.get("method") or "get").lower())
            self.forms.append(self._open)
        elif self._open is None:
            return
        elif tag == "input" and name and told.get("type") not in ("submit", "button", "file", "image"):
            if told.get("type") not in ("checkbox", "radio") or "checked" in told:
                self._open.values.append((name, told.get("value") or ""))
        elif tag == "select":
            self._select, self._chosen = name, None
        elif tag == "option" and self._select and ("selected" in told or self._chosen is None):
            self._chosen = told.get("value") or ""
        elif tag == "textarea":
            self._textarea, self._text = name, []

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "select" and self._open is not None and self._select:
            self._open.values.append((self._select, self._chosen or ""))
            self._select = ""
        elif tag == "textarea" and self._open is not None and self._textarea:
            self._open.values.append((self._textarea, "".join(self._text)))
            self._textarea = ""


def forms(page: str) -> list[Form]:
    """All forms of a page."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms


@dataclass
class Answer:
    """Status, address of a redirect ('' without one), body."""

    status: int
    location: str
    body: str


class Browser:
    """One visitor. `copy` gives a second one with the same cookies."""

    def __init__(self, port: int, cookies: Mapping[str, str] | None = None) -> None:
        self.port = port
        self.cookies = dict(cookies or {})

    def copy(self) -> "Browser":
        return Browser(self.port, self.cookies)

    def get(self, path: str) -> Answer:
        return self._send("GET", path, None)

    def post(self, path: str, values: list[tuple[str, str]]) -> Answer:
        """Raises OSError or http.client.HTTPException where no whole answer came: the outcome is unknown then."""
        return self._send("POST", path, urllib.parse.urlencode(values))

    def submit(self, path: str, marker: str, given: Mapping[str, str]) -> Answer:
        """Open `path`, fill the form that has the field `marker`, send it."""
        return self.post(path, filled(self.get(path).body, marker, given))

    def _send(self, method: str, path: str, body: str | None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            reply = connection.getresponse()
            text = reply.read().decode()
        finally:
            connection.close()
        for line in reply.headers.get_all("Set-Cookie") or []:
            for name, morsel in http.cookies.SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return Answer(reply.status, reply.headers.get("Location") or "", text)


def filled(page: str, marker: str, given: Mapping[str, str]) -> list[tuple[str, str]]:
    """The values of the form with the field `marker`, with `given` in place of what the page had."""
    for form in forms(page):
        names = [name for name, _ in form.values]
        if marker in names:
            kept = [(name, value) for name, value in form.values if name not in given]
            return [*kept, *given.items()]
    raise AssertionError(f"no form with the field {marker} on this page: {page[:500]}")
