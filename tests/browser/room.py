"""The members' windows for a scan, and the look through an open page."""

import itertools
import os
from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Browser, Page

from tests import chromium
from tests.browser import axe
from tests.chromium import Window

# What make test looks through: phone, large type, dark; desk, middle type, light.
SETTINGS: tuple[tuple[int, int, str, str], ...] = ((390, 844, "lg", "dark"), (1280, 900, "md", "light"))
ALL = os.environ.get("KEXIE_DRESSES") == "all"  # make test-full
if ALL:
    SCREENS, SIZES, THEMES = (
        ((320, 640), (390, 844), (1280, 900)),
        ("sm", "md", "lg", "xl"),
        ("light", "dark", "contrast"),
    )
    SETTINGS = tuple((*screen, *dress) for screen, *dress in itertools.product(SCREENS, SIZES, THEMES))
WIDTHS = (320, 768, 1366, 1920)  # 390 and 1280 are those of SETTINGS
# A foot that stays lies over whatever the scroll has brought under it: no neighbour of what it covers on the page.
_FEET = "document.querySelectorAll('.form-foot').forEach(foot => {})"
_AT_REST, _AS_BEFORE = (
    _FEET.format(does) for does in ("foot.style.position = 'static'", "foot.removeAttribute('style')")
)
# Type and colours as if the page had been opened so: what the cookies write into it, the chosen buttons too.
_DRESS = """([size, theme]) => {
  const wishes = {size, theme};
  Object.assign(document.documentElement.dataset, wishes);
  document.querySelectorAll("[data-preference] [aria-pressed]").forEach(
    (one) => one.setAttribute("aria-pressed", String(one.value === wishes[one.name])));
}"""


def _asked(size: str, theme: str) -> Any:
    """Which rules tell something new in this dress of 36; nothing where others have told it.

    A theme changes colours alone. The smallest type asks for the strongest contrast, the largest lays the page out
    anew; both have every rule on every screen, and between them only what has a size of its own is measured.
    """
    if size in ("sm", "xl"):
        return axe.TAGS if theme == "light" else axe.COLOURS
    return axe.PLACES if theme == "light" else None


class Room:
    """One window a member, signed in at the first visit."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.browser, self.base = browser, base
        self.windows: dict[str, Window] = {}

    def window(self, who: str) -> Window:
        """The member's window; its faults begin anew."""
        if who not in self.windows:
            found = self.windows[who] = chromium.window(self.browser, self.base)
            name, _, post = who.partition(":")
            if name != "stranger":
                found.sign_in(name)
            if post:
                found.act_as(post)
        self.windows[who].faults.clear()
        return self.windows[who]


def dressed(page: Page, width: int, height: int, size: str, theme: str) -> None:
    """The open page on another screen, in another size and theme."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(_DRESS, [size, theme])


def too_wide_at(one: Window, widths: Iterable[int], size: str = "lg") -> list[str]:
    """What sticks out of the open page at these widths, by default in large type: resized, not opened again."""
    page, found = one.page, []
    page.evaluate(_DRESS, [size, "light"])
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width}/{size} too wide: {wide}" for wide in axe.too_wide(page)]
    return found


def _zoomed_and_spaced(page: Page) -> list[str]:
    """1280 x 1024 at 400 % (WCAG 1.4.10), and wider text there and on a desk (1.4.12): no side scroll, nothing cut.

    The gate asks both at once.
    """
    found = []
    page.evaluate(_DRESS, ["md", "light"])
    for on, width, height in ((False, 320, 256), (True, 320, 256), (True, 1280, 900)) if ALL else ((True, 320, 256),):
        axe.spaced(page, on)
        page.set_viewport_size({"width": width, "height": height})
        what = f"{width}{' spaced' if on else ''}"
        found += [f"{what} too wide: {wide}" for wide in axe.too_wide(page)]
        found += [f"{what} cut off: {words}" for words in axe.cut_off(page)]
    axe.spaced(page, False)
    return found


def axe_and_soundness(one: Window) -> list[str]:
    """What a validator and axe say of the open page in both settings, whether it fits, faults of script and policy."""
    found = _in_settings(one)
    one.page.evaluate(_AS_BEFORE)
    return found + one.faults


def _in_settings(one: Window) -> list[str]:
    page = one.page
    page.wait_for_load_state()  # a click comes back when the new page has begun, not when it is whole
    found = axe.unsound(page)
    page.evaluate(_AT_REST)
    # First the width that the window has, whichever that is: every change of it costs a tenth of the whole look.
    now = (page.viewport_size or {}).get("width")
    for width, height, size, theme in sorted(SETTINGS, key=lambda one: not ALL and one[0] != now):
        dressed(page, width, height, size, theme)
        if not ALL or (asked := _asked(size, theme)):
            broken = axe.violations(page, asked if ALL else None, ours=True, anew=ALL)
            found += [f"{width}/{size}/{theme}: {one}" for one in broken]
        found += [f"{width}/{size} too wide: {wide}" for wide in axe.too_wide(page)]
    return found


def looked_through(one: Window) -> list[str]:
    """Everything that is wrong with the open page, in both settings and at all widths."""
    page, found = one.page, _in_settings(one)
    for size, widths in (("lg", WIDTHS), ("xl", (320, 1280))) if ALL else (("lg", (320,)),):
        found += too_wide_at(one, widths, size)
    found += _zoomed_and_spaced(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate(_AS_BEFORE)
    return found + one.faults
