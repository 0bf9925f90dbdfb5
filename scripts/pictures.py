#!/usr/bin/env python3
"""The pictures of the READMEs from a served demo city: `scripts/pictures.py [http://127.0.0.1:8000]`.

Run it with the project's own Python while `make run` serves, after `make test` has set up browser and driver; it looks
and stores nothing. Each picture is at most 250 KB; a larger one fails, so that the repository stays light.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
NOTICE = ROOT / "kexie" / "demo" / "data" / "notice-2013.txt"
LIMIT = 250 * 1024
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]


def board(page: Page) -> None:
    page.goto("/notices/")


def notice(page: Page) -> None:
    page.goto("/notices/2013/1/")


def desk(page: Page) -> None:
    sign_in(page, "chen")


def bench(page: Page) -> None:
    sign_in(page, "chen")
    page.goto("/desk/documents/import/")
    page.get_by_label("通知全文").fill(NOTICE.read_text("utf-8"))
    page.get_by_role("button", name="读一遍").click()
    page.get_by_role("heading", name="核对导入").wait_for()


def receipts(page: Page) -> None:
    sign_in(page, "chen")
    page.get_by_role("link", name="全部", exact=True).first.click()
    page.get_by_role("heading", name="签收情况", exact=True).wait_for()


def phone(page: Page) -> None:
    sign_in(page, "wang")


# name -> what to open, width, height, points per pixel
PICTURES: dict[str, tuple[Callable[[Page], None], int, int, int]] = {
    "desk": (desk, 1280, 860, 1),
    "board": (board, 1280, 860, 1),
    "notice": (notice, 1280, 1100, 1),
    "import": (bench, 1280, 900, 1),
    "receipts": (receipts, 1280, 900, 1),
    "phone": (phone, 390, 844, 2),
}


def sign_in(page: Page, name: str) -> None:
    page.goto("/accounts/login/?next=/desk/")
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill("kexie-demo")
    page.locator("[name=password]").press("Enter")
    page.locator("body.desk").wait_for()


def take(browser: Browser, base: str, name: str) -> int:
    """Store one picture; its bytes."""
    show, width, height, scale = PICTURES[name]
    context = browser.new_context(
        base_url=base, viewport={"width": width, "height": height}, device_scale_factor=scale, locale="zh-CN",
        color_scheme="light", reduced_motion="reduce",
    )  # fmt: skip
    page = context.new_page()
    show(page)
    target = FOLDER / f"{name}.png"
    page.screenshot(path=target)
    context.close()
    return target.stat().st_size


def main(base: str) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        sizes = {name: take(browser, base.rstrip("/"), name) for name in PICTURES}
        browser.close()
    for name, size in sizes.items():
        print(f"  {name:<9} {size / 1024:6.0f} KB{'  too large' if size > LIMIT else ''}")
    return 1 if max(sizes.values()) > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"))
