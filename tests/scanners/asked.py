"""What sqlmap is to try: every form with its right body, every word a page of ours puts behind a question mark."""

import html
import re
import urllib.parse
from collections.abc import Callable, Iterator

from django.test import Client
from django.urls import reverse

from tests.city import City
from tests.crash.browser import forms
from tests.faults import filling
from tests.matrix import __main__ as sheet
from tests.matrix import table
from tests.scanners.sqlmap import Request

# The page of patterns asks the database nothing; its form goes nowhere.
NO_SQL = {"desk:patterns"}
READERS = ("stranger", "chen", "admin", "wang")
LINK = re.compile(r'(?:href|hx-get|action)="([^"#]*\?[^"#]+)')


def _cookies(client: Client) -> str:
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


def clients(city: City) -> dict[str, Client]:
    """A browser for everybody of the cast, each with a token of its own for forms."""
    found = filling.clients(city, {*table.COLUMNS})
    for client in found.values():
        client.cookies["csrf"] = "k" * 32
    return found


def forms_of(city: City, browsers: dict[str, Client]) -> Iterator[Request]:
    """Every address that takes a POST, sent as somebody whom it lets through. Files are left out: they hold no SQL."""
    for door in filling.doors(city, letters=True):
        body = {name: value[0] if isinstance(value, list) else value for name, value in door.body.items()}
        told = {name: str(value) for name, value in body.items() if not hasattr(value, "read")}
        told |= {"csrfmiddlewaretoken": "k" * 32}
        cookies = _cookies(browsers[door.column]) or "csrf=" + "k" * 32
        yield Request(door.address, body=told, cookies=cookies)


def lists_of(city: City, browsers: dict[str, Client]) -> Iterator[Request]:
    """Every page, on one of its objects, with all the words that it or another page asks it with; as one who may."""
    told, seen = sheet.read(), set(NO_SQL)
    asked: dict[str, tuple[str, dict[str, str]]] = {}
    for row, arguments in table.rows(city.facts):
        reader = next((one for one in READERS if told.get(row.key, {}).get(one) == "200"), None)
        if row.method != "GET" or reader is None or row.name in seen:
            continue
        seen.add(row.name)
        address = reverse(row.name, kwargs=arguments)
        answer = browsers[reader].get(address)
        if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        for path, words in _questions(address, answer.content.decode()):
            asked.setdefault(path, (reader, {}))[1].update(words | ({"q": "1"} if "q" in words else {}))
    for path, (reader, words) in asked.items():
        paged = {"page": "1"} if {"q", "view", "state", "year"} & set(words) else {}
        yield Request(path, asked=paged | words, cookies=_cookies(browsers[reader]))


def _questions(address: str, page: str) -> Iterator[tuple[str, dict[str, str]]]:
    for form in forms(page):
        if form.method == "get":
            yield urllib.parse.urljoin(address, form.action).partition("?")[0], dict(form.values)
    for link in LINK.findall(page):
        path, _, query = urllib.parse.urljoin(address, html.unescape(link)).partition("?")
        if path.startswith("/"):
            yield path, dict(urllib.parse.parse_qsl(query, keep_blank_values=True))


def _worth_trying(made: Callable[[City, dict[str, Client]], Iterator[Request]]) -> Callable[..., list[Request]]:
    return lambda city, browsers: [one for one in made(city, browsers) if one.parameters]


PARTS = {"lists": _worth_trying(lists_of), "forms": _worth_trying(forms_of)}
