"""The real browser of journeys and scans: one Chromium for a package of tests, one window a member of the cast.

Playwright's loop lives in the thread of the tests, so Django's ORM refuses to work beside it: look at pages, or ask
with psycopg. Every window watches for what must not be: a broken script, a refused script or style, a console error.
"""

import contextlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.city import PASSWORD

EXECUTABLE = "/usr/bin/chromium"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    # Every page is a new world that lives for a second: what the compilers would make fast is never run again.
    "--js-flags=--no-opt --no-maglev",
]  # fmt: skip
PATIENCE = 30_000  # ms; two busy cores are slow, a fault is slow only once
# Every window without scripts: the journeys are gone once more like this by make test-full (bar.md J5).
PLAIN = os.environ.get("KEXIE_PLAIN") == "1"
# An answer above 399 is what a test asks for; the console's word of it is no fault of the page.
EXPECTED = re.compile(r"^Failed to load resource: the server responded with a status of 4\d\d ")


@contextlib.contextmanager
def launched() -> Iterator[Browser]:
    """Chromium, until the block ends."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Window:
    """One person's browser window on a site: `page` to press and read, `faults` that must stay empty."""

    base: str
    context: BrowserContext
    page: Page
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> int:
        """Go to an address of the site; the status of its answer."""
        answer = self.page.goto(self.base + path)
        assert answer is not None
        return answer.status

    def sign_in(self, name: str, password: str = PASSWORD) -> "Window":
        """Through the page, as a person does; ends at the desk."""
        self.open("/accounts/login/?next=/desk/")
        self.page.get_by_label("用户名或邮箱").fill(name)
        self.page.get_by_label("密码").fill(password)
        self.page.get_by_role("button", name="登录", exact=True).click()
        self.page.wait_for_url(self.base + "/desk/")
        return self

    def act_as(self, post: str) -> None:
        """Choose another of one's posts in the page head, by its words; the same page comes again."""
        self.page.locator(".account > summary").click()
        with self.page.expect_navigation():
            self.page.locator(".account").get_by_role("button", name=post).click()

    def text(self, selector: str = "main") -> str:
        """What is read there, blanks as one; a page on its way is waited for to its last word."""
        self.page.wait_for_load_state("domcontentloaded")
        return " ".join(self.page.locator(selector).first.inner_text().split())

    def path(self) -> str:
        """Where we are, without the site and the place on the page."""
        return self.page.url.removeprefix(self.base).partition("#")[0]


def window(browser: Browser, base: str, width: int = 1280, height: int = 0, **more: Any) -> Window:
    """A new window with cookies of its own; the caller closes `context`."""
    size = {"width": width, "height": height or (844 if width < 600 else 900)}
    more.setdefault("java_script_enabled", not PLAIN)
    context = browser.new_context(viewport=size, locale="zh-CN", reduced_motion="reduce", **more)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    one = Window(base, context, page)
    watch(page, one.faults)
    return one


def watch(page: Page, faults: list[str]) -> None:
    """Tell the list of every fault of script, style or content policy on this page, wherever it goes."""
    page.on("pageerror", lambda fault: faults.append(f"{page.url}: {fault}"))
    page.on("console", lambda message: _console(page.url, message, faults))
    page.on("requestfailed", lambda request: _failed(request, faults))


def _console(url: str, message: Any, faults: list[str]) -> None:
    if message.type == "error" and not EXPECTED.match(message.text):
        faults.append(f"{url}: {message.text}")


def _failed(request: Any, faults: list[str]) -> None:
    # A page left before it was whole aborts what it still fetched, and a download aborts its navigation.
    if "ERR_ABORTED" not in (request.failure or ""):
        faults.append(f"{request.url}: {request.failure}")
