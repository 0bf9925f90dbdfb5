"""What is not asked again is not lost: the frame of a page known to be sound, and one page in two dresses."""

import pytest

from tests.browser import axe
from tests.browser.room import SETTINGS, Room, axe_and_soundness, dressed
from tests.chromium import Window
from tests.city import CitySite

pytestmark = [pytest.mark.browser, pytest.mark.look]
# All there is to see: every element with its words, its box and its colours.
LOOKS = """() => [...document.querySelectorAll("html, body, body *")].map((one) => {
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  return [one.tagName, one.className, one.checkVisibility(), box.x, box.y, box.width, box.height, style.color,
    style.backgroundColor, style.borderColor, style.fontSize, style.display, one.children.length || one.textContent]
    .join(" "); })"""
DRESSES = ("390/lg/dark", "1280/md/light")
ANCHOR = "document.querySelector('{}').insertAdjacentHTML('beforeend', '{}')"
PALE = "document.styleSheets[0].insertRule('{} {{ color: {} }}')"


def both(*rules: str) -> set[str]:
    """The rules, told of either dress."""
    return {f"{dress}: {rule}" for dress in DRESSES for rule in rules}


def _two_pages(room: Room) -> Window:
    """The second of two pages with the same frame: the first has made it known."""
    one = room.window("chen")
    for path in ("/desk/settings/lights/", "/desk/settings/quiet-hours/"):
        assert one.open(path) == 200
        assert axe_and_soundness(one) == []
    return one


def test_a_frame_known_to_be_sound_is_left_out_on_the_next_page_in_each_dress(room: Room) -> None:
    one = _two_pages(room)
    for width, height, size, theme in SETTINGS:
        dressed(one.page, width, height, size, theme)
        found = axe.asked_of(one.page, ours=True, anew=False)
        assert (found["told"], found["left"]) == ([], [".skip", ".side", ".top", ".tabbar", ".toasts", ".sr-only"])


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        # In the frame: other words, other looks.
        (ANCHOR.format(".top-tools", "<button></button>"), both("button-name")),
        (ANCHOR.format(".side-nav", "<a href=/></a>"), {"1280/md/light: link-name"}),
        (ANCHOR.format(".tabbar li", "<a href=/></a>"), {"390/lg/dark: link-name"}),
        (PALE.format(".side-item", "#ccc !important"), {"1280/md/light: color-contrast"}),
        (PALE.format(":root[data-theme=dark] .tabbar a span", "#444 !important"), {"390/lg/dark: color-contrast"}),
        ("document.querySelector('.top-bell').removeAttribute('aria-label')", both("link-name")),
        # In what the page is about.
        (ANCHOR.format("main", "<button></button>"), both("button-name")),
        (PALE.format("main h1", "#888 !important"), {"1280/md/light: color-contrast"}),
        (PALE.format(":root[data-theme=dark] main h1", "#444 !important"), {"390/lg/dark: color-contrast"}),
        # Between the two: what a rule compares over the whole page.
        (ANCHOR.format("main", "<nav aria-label=主菜单><a href=/>x</a></nav>"), {"1280/md/light: landmark-unique"}),
        ("document.querySelector('#main').id = 'other'", both("skip-link", "region")),
        ("document.querySelector('.shell').append('beside')", both("region")),
    ],
)  # fmt: skip
def test_a_fault_in_the_frame_or_beside_it_is_found_in_its_dress(harm: str, told: set[str], room: Room) -> None:
    one = _two_pages(room)
    one.page.evaluate(harm)
    # Twice: a frame with a fault is never known as sound.
    for _ in range(2):
        assert {":".join(fault.split(":")[:2]) for fault in axe_and_soundness(one) if fault.startswith(DRESSES)} == told


@pytest.mark.parametrize("path", ["/desk/documents/", "/desk/settings/lights/", "/notices/"])
def test_a_page_put_into_another_dress_is_the_page_opened_in_it(path: str, room: Room, city_site: CitySite) -> None:
    one = room.window("chen")
    for width, height, size, theme in SETTINGS:
        one.context.add_cookies(
            [{"name": name, "value": value, "url": city_site.url} for name, value in (("size", size), ("theme", theme))]
        )
        one.page.set_viewport_size({"width": width, "height": height})
        assert one.open(path) == 200
        opened = one.page.evaluate(LOOKS)
        for name in ("size", "theme"):
            one.context.clear_cookies(name=name)
        one.page.set_viewport_size({"width": 1670 - width, "height": 800})
        one.open(path)
        assert one.page.evaluate(LOOKS) != opened
        dressed(one.page, width, height, size, theme)
        assert one.page.evaluate(LOOKS) == opened
