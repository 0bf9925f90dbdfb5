"""Every page at every width from 320 to 1920 (look.md): nothing sticks out of the window. No axe: that is test_pages.py."""

import pytest

from tests.browser.room import WIDTHS, Room, too_wide_at
from tests.browser.visits import VISITS
from tests.city import CitySite

pytestmark = pytest.mark.browser


@pytest.mark.full
def test_no_page_is_wider_than_its_window_between_320_and_1920(room: Room, city_site: CitySite) -> None:
    found = {}
    for visit in dict.fromkeys(VISITS):
        one = room.window(visit.who)
        assert one.open(visit.path(city_site.facts)) == visit.status, visit
        if told := too_wide_at(one, WIDTHS):
            found[str(visit)] = told
    assert found == {}


@pytest.mark.full
@pytest.mark.parametrize(("wide", "seen"), [(300, []), (1000, [320, 768]), (1900, [320, 768, 1366]), (2500, [*WIDTHS])])
def test_what_is_too_wide_for_some_widths_is_found_at_those(wide: int, seen: list[int], room: Room) -> None:
    one = room.window("stranger")
    one.open("/accounts/login/")
    assert too_wide_at(one, WIDTHS) == []
    one.page.evaluate(
        "wide => { const one = document.createElement('div'); one.id = 'planted'; document.body.append(one);"
        " Object.assign(one.style, {width: `${wide}px`, height: '9px'}); }", wide
    )  # fmt: skip
    told = [line.partition("/") for line in too_wide_at(one, WIDTHS) if "page" in line]
    assert [int(width) for width, *_ in told] == seen
