"""A small site with two planted holes, for the canaries: a name comes back unescaped, a search is pasted into SQL."""

import html
import os
import urllib.parse
from collections.abc import Callable, Iterable
from typing import Any

import psycopg

Start = Callable[[str, list[tuple[str, str]]], Any]
HOME = """<!doctype html><html lang="zh"><title>holes</title>
<a href="/hello/?name=li">hello</a> <a href="/search/?q=1">search</a> <a href="/safe/?q=1">safe</a></html>"""


def _found(text: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(os.environ["KEXIE_APP_DSN"]) as connection:
        return connection.execute(f"select n, 'row ' || n from generate_series(1, 3) n where n = {text}").fetchall()


def _safely_found(text: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(os.environ["KEXIE_APP_DSN"]) as connection:
        found = "select n, 'row ' || n from generate_series(1, 3) n where n::text = %s"
        return connection.execute(found, [text.replace("\0", "")]).fetchall()


def _page(path: str, asked: dict[str, str]) -> str:
    if path == "/hello/":
        return f"<!doctype html><title>hello</title><p>{asked.get('name', '')}</p>"
    if path == "/search/":
        return f"<!doctype html><title>search</title><p>{_found(asked.get('q', '1'))}</p>"
    if path == "/safe/":
        return f"<!doctype html><title>safe</title><p>{html.escape(str(_safely_found(asked.get('q', '1'))))}</p>"
    return HOME


def application(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    """The site: three pages behind a first one; a broken statement is told, as careless sites do."""
    asked = dict(urllib.parse.parse_qsl(environ.get("QUERY_STRING", ""), errors="replace"))
    try:
        status, page = "200 OK", _page(environ["PATH_INFO"], asked)
    except psycopg.Error as fault:
        status, page = "500 Internal Server Error", f"<!doctype html><title>fault</title><pre>{fault}</pre>"
    start(status, [("Content-Type", "text/html; charset=utf-8")])
    return [page.encode()]
