"""What people do at the desk and on the board, in the words on the pages. No address is known here but the doors."""

import re
from pathlib import Path

from playwright.sync_api import Locator

from tests.chromium import PLAIN, Window

FOUNDING = (Path(__file__).resolve().parents[2] / "kexie" / "demo" / "data" / "notice-2013.txt").read_text("utf-8")


def field(one: Window, label: str) -> Locator:
    """By its words, whether it must be filled in (with its star) or not; the first of several."""
    return one.page.get_by_label(re.compile(rf"^{re.escape(label)}\*?$")).first


def fill(one: Window, told: dict[str, str]) -> None:
    """Fields by their labels."""
    for label, words in told.items():
        field(one, label).fill(words)


def press(one: Window, name: str) -> None:
    """A button or a link that looks like one, by its words; the page that follows is there afterwards."""
    target = one.page.get_by_role("button", name=name, exact=True).or_(
        one.page.get_by_role("link", name=name, exact=True)
    )
    # The form's first button is there for the Enter key only, out of sight.
    target.and_(one.page.locator(":not(.sr-only)")).first.click()
    one.page.wait_for_load_state()


def act(one: Window, name: str, **told: str) -> None:
    """A step of a document: its button, what its dialog asks (by label), and the button at the dialog's end.

    Where no script runs the button leads to a page that asks the same.
    """
    page = one.page
    press(one, f"{name}…")
    if PLAIN:
        for label, words in told.items():
            page.get_by_label(label).fill(words)
        press_in(one, "main form", name)
        return
    dialog = page.get_by_role("dialog", name=name)
    for label, words in told.items():
        dialog.get_by_label(label).fill(words)
    dialog.get_by_role("button", name=name, exact=True).click()
    dialog.wait_for(state="hidden")
    page.wait_for_load_state()


def state(one: Window) -> str:
    """The badge in the head of the open page."""
    return one.text("main .page-head .badge")


def toast(one: Window) -> str:
    """What the page says was done."""
    return one.text("#toasts .toast")


def to_do(one: Window, title: str) -> None:
    """Open the thing to do with this title from the desk's home."""
    one.open("/desk/")
    one.page.locator(".todo", has_text=title).get_by_role("link").first.click()
    one.page.wait_for_load_state()


def tell_site(one: Window, told: dict[str, str]) -> None:
    """What the public site says of itself, by the labels of its page."""
    one.open("/desk/settings/site/")
    for label, words in told.items():
        one.page.get_by_label(label, exact=True).fill(words)
    press(one, "保存")


def draft(one: Window, title: str, *, body: str = "请各单位按期报送情况。", **more: str) -> None:
    """A new document through the form; `more` by label, checkboxes by `boxes="甲、乙"`, selects by their label."""
    page = one.page
    one.open("/desk/documents/new/")
    page.get_by_role("textbox", name="标题", exact=True).fill(title)
    page.get_by_role("textbox", name="正文", exact=True).fill(body)
    for box in filter(None, more.pop("boxes", "").split("、")):
        page.get_by_label(box, exact=True).check()
    for label, words in more.items():
        field = page.get_by_label(label, exact=True)
        field.select_option(label=words) if field.evaluate("one => one.tagName") == "SELECT" else field.fill(words)
    press(one, "保存")
    page.wait_for_url(re.compile(r"/desk/documents/\d+/$"))


def paste(one: Window, text: str) -> None:
    """Into the import, up to the bench where original and understanding stand side by side."""
    one.open("/desk/")
    press(one, "粘贴导入")
    one.page.get_by_label("通知全文").fill(text)
    press(one, "读一遍")
    one.page.get_by_role("heading", name="核对导入").wait_for()


def find(one: Window, words: str, title: str) -> None:
    """Search the board and open the hit with this title; the worker may still be indexing it."""
    hit = one.page.locator(".board-title a", has_text=title)
    for _ in range(30):
        one.open("/notices/")
        one.page.locator("#board-q").fill(words)
        one.page.locator("#board-q").press("Enter")
        one.page.wait_for_url("**/notices/?q=*")
        if hit.count():
            break
        one.page.wait_for_timeout(300)
    hit.click()
    one.page.wait_for_load_state()


def ref(one: Window) -> int:
    """The short number of the open document."""
    found = re.search(r"/desk/(?:documents|inbox)/(\d+)/", one.page.url)
    assert found is not None, one.page.url
    return int(found[1])


def number(one: Window) -> str:
    """The number of the open document, as its page tells it: 武科协〔2026〕3号."""
    found = re.search(r"\S+〔\d{4}〕\d+号", one.text())
    assert found is not None, one.text()[:300]
    return found[0]


def press_in(one: Window, selector: str, name: str) -> None:
    """As `press`, but only inside the first element of this selector: the page's head may have a link of that name."""
    one.page.locator(selector).first.get_by_role("button", name=name, exact=True).click()
    one.page.wait_for_load_state()


def send_report(one: Window, members: str) -> None:
    """The open form of an annual report: 0 where nothing was counted, the summary, the members; kept, then sent."""
    for figure in one.page.locator("input[name^=f_]").all():
        if not figure.input_value():
            figure.fill("0")
    fill(one, {"本年工作总结": "举办学术交流，开展科普。", "个人会员（人）": members})
    press(one, "保存")
    press(one, "报送…")
    press(one, "报送")
    assert state(one) == "待核对"
