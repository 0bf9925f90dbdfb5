"""Whoever judges a page waits until it is whole: a click comes back when the new page has begun."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

from tests import chromium
from tests.browser import axe

pytestmark = pytest.mark.browser
PIECES = (
    "<!doctype html><html lang=zh-CN><head>",
    "<title>慢</title></head><body><main><h1>一</h1><a href=/slow>慢的页面</a>",
    "<p>完</p></main></body></html>",
)


class _Slow(BaseHTTPRequestHandler):
    """A page that comes in three pieces; at /slow the second waits until the test lets it go."""

    let_go: threading.Event

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        for number, piece in enumerate(PIECES):
            if number and self.path == "/slow":
                self.let_go.wait(30)
            self.wfile.write(piece.encode())
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Not told."""


@pytest.fixture
def slow() -> Iterator[ThreadingHTTPServer]:
    _Slow.let_go = threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Slow)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    _Slow.let_go.set()
    server.shutdown()
    server.server_close()


def test_a_page_that_comes_in_pieces_is_read_whole(browser: Browser, slow: ThreadingHTTPServer) -> None:
    one = chromium.window(browser, f"http://127.0.0.1:{slow.server_port}")
    one.open("/")
    one.page.locator("a").click()
    one.page.wait_for_url("**/slow", wait_until="commit")
    # The canary: judged at once it is not all there.
    assert any("no title" in told for told in axe.unsound(one.page))
    threading.Timer(0.3, _Slow.let_go.set).start()
    assert one.text().replace(" ", "") == "一慢的页面完"
    assert not any("no title" in told for told in axe.unsound(one.page))
    one.context.close()
