"""Whoever judges a page waits until it is whole: a click comes back when the new page has begun."""

import threading
import time
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
    """A page that comes in three pieces; at /slow half a second lies between two."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        for piece in PIECES:
            self.wfile.write(piece.encode())
            self.wfile.flush()
            time.sleep(0.5 if self.path == "/slow" else 0)

    def log_message(self, format: str, *args: object) -> None:
        """Not told."""


@pytest.fixture
def slow() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Slow)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_that_comes_in_pieces_is_read_whole(browser: Browser, slow: str) -> None:
    one = chromium.window(browser, slow)

    def found() -> list[str]:
        one.open("/")
        one.page.locator("a").click()
        return axe.unsound(one.page)

    # The canary: judged at once it is not all there.
    assert any("no title" in told for told in found())
    assert one.text().replace(" ", "") == "一慢的页面完"
    assert not any("no title" in told for told in axe.unsound(one.page))
    one.context.close()
