"""The pattern page in a real browser, from a server of a few lines: no database, no sign-in."""

import http.server
import threading
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from playwright.sync_api import sync_playwright

from kexie.ui import samples

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
GROUPS = [
    {"title": "", "items": [
        {"label": "工作台", "icon": "house", "url": "/", "current": True, "count": 12, "strong": True},
        {"label": "公文", "icon": "file-text", "url": "/?a"},
        {"label": "收文签收", "icon": "inbox", "url": "/?b", "count": 3},
    ]},
    {"title": "底数", "items": [
        {"label": "组织", "icon": "network", "url": "/?c"}, {"label": "人员", "icon": "users", "url": "/?d"},
    ]},
]  # fmt: skip
KINDS = ("script-src", "style-src", "img-src", "connect-src", "form-action")
POLICY = "; ".join(["default-src 'none'", *(f"{kind} 'self'" for kind in KINDS)])


def pattern_page(size="md", theme="light"):
    """The page as the desk draws it, for 陈科长."""
    shell = {"groups": GROUPS, "name": "陈科长", "organisation": "武汉市科协", "post_label": "企事业部", "posts": []}
    return render_to_string(
        "desk/patterns/show.html", {"ui_size": size, "ui_theme": theme, "desk": shell, **samples.shown()}
    )


class Handler(http.server.BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self):
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path.startswith("/static/"):
            with open(finders.find(parts.path.removeprefix("/static/")), "rb") as file:
                kinds = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
                return self.answer(file.read(), kinds[parts.path.rpartition(".")[2]])
        Handler.asked.append(self.path)
        if parts.path == "/":
            return self.answer(pattern_page(query.get("size", "md"), query.get("theme", "light")).encode(), "text/html")
        if parts.path == "/desk/organisations/":
            options = [{"value": "7", "label": "江汉区科协"}, {"value": "8", "label": "武昌区科协"}]
            return self.answer(render_to_string("kit/parts/options.html", {"options": options}).encode(), "text/html")
        return self.answer(b"", "text/plain", 204)

    def answer(self, body, kind, status=200):
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY)
        if kind not in ("text/html", "text/plain"):
            self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


@pytest.fixture(scope="package")
def address():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@pytest.fixture(scope="package")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def context(browser):
    """One window for all tests: style and script are fetched and read once."""
    return browser.new_context()


@pytest.fixture
def page(context, address):
    """The pattern page, open; a fault of a script or of the content policy fails the test."""
    faults = []
    tab = context.new_page()
    tab.set_viewport_size({"width": 1366, "height": 768})
    tab.on("pageerror", lambda fault: faults.append(str(fault)))
    tab.on("console", lambda message: message.type == "error" and faults.append(message.text))
    tab.faults = faults
    tab.goto(address)
    yield tab
    tab.close()
    assert faults == []
