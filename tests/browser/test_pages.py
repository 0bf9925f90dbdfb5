"""Every page as its member sees it: axe, soundness, widths, scripts and content policy (bar.md J1, J3, J4)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests import chromium
from tests.browser import axe
from tests.browser.visits import NO_PAGE, VISITS, Visit
from tests.chromium import Window
from tests.city import CitySite, city_site  # noqa: F401
from tests.matrix import table

pytestmark = pytest.mark.browser

# What make test looks through: phone, large type, dark; desk, middle type, light.
SETTINGS = ((390, 844, "lg", "dark"), (1280, 900, "md", "light"))
WIDTHS = (320, 390, 768, 1280, 1366, 1920)
_DRESS = "([size, theme]) => Object.assign(document.documentElement.dataset, {size, theme})"


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


@pytest.fixture(scope="module")
def room(browser: Browser, city_site: CitySite) -> Iterator[Room]:  # noqa: F811
    """All members' windows on the city."""
    found = Room(browser, city_site.url)
    yield found
    for one in found.windows.values():
        one.context.close()


def looked_through(one: Window) -> list[str]:
    """Everything that is wrong with the open page, in both settings and at all widths."""
    page, found = one.page, axe.unsound(one.page)
    for width, height, size, theme in SETTINGS:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(_DRESS, [size, theme])
        found += [f"{width}/{size}/{theme}: {broken}" for broken in axe.violations(page)]
    for size, widths in (("lg", WIDTHS), ("xl", (320, 1280))):
        page.evaluate(_DRESS, [size, "light"])
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"{width}/{size} too wide: {wide}" for wide in axe.too_wide(page)]
    page.set_viewport_size({"width": 1280, "height": 900})
    return found + one.faults


@pytest.mark.parametrize("visit", VISITS, ids=str)
def test_a_page_has_no_fault(visit: Visit, room: Room, city_site: CitySite) -> None:  # noqa: F811
    one = room.window(visit.who)
    assert one.open(visit.path(city_site.facts)) == visit.status
    assert "\n".join(looked_through(one)) == ""


def test_every_address_that_answers_with_a_page_is_visited() -> None:
    pages = {name for _, name in table.patterns() if table.takes(name, "GET")}
    visited = {visit.name for visit in VISITS if visit.status == 200}
    assert pages - visited == NO_PAGE
    assert visited - pages == set()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("document.querySelector('label[for=id_login]').remove()", "label"),
        ("document.querySelector('#id_login').id = 'id_password'", "id twice: id_password"),
        (
            "document.querySelector('main').insertAdjacentHTML('beforeend', '<h4>x</h4>')",
            "a heading of level 4 after 1",
        ),
        ("document.querySelector('main').firstElementChild.style.minWidth = '2000px'", "too wide"),
        ("fetch('http://127.0.0.1:9/').catch(() => 0)", "Content Security Policy"),
    ],
)
def test_a_planted_fault_is_found(harm: str, told: str, room: Room) -> None:
    one = room.window("stranger")
    one.open("/accounts/login/")
    one.page.evaluate(harm)
    one.page.wait_for_timeout(50)
    assert any(told in found for found in looked_through(one))
