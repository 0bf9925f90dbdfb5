"""Tab through every page: each stop is seen, everything is reached, nothing holds the focus (bar.md J2, WCAG 2.1.1-2)."""

import pytest

from tests.browser.keys import Keys
from tests.browser.room import Room
from tests.browser.test_pages import GATE
from tests.browser.visits import Visit
from tests.city import CitySite

pytestmark = [pytest.mark.browser, pytest.mark.look]


@pytest.mark.full
@pytest.mark.parametrize("visit", GATE, ids=str)
def test_everything_on_a_page_is_reached_and_seen_by_tab(visit: Visit, room: Room, city_site: CitySite) -> None:
    one = room.window(visit.who)
    assert one.open(visit.path(city_site.facts)) == visit.status
    assert "\n".join(Keys(one).round()) == ""


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("document.querySelector('main button:not(.sr-only)').tabIndex = -1", ""),
        (
            "document.querySelector('#id_password').addEventListener('keydown', (event) => event.preventDefault())",
            "holds the focus",
        ),
        ("document.querySelector('main').insertAdjacentHTML('beforeend', '<a href=/ inert>x</a>')", ""),
    ],
)
def test_what_holds_the_focus_is_found(harm: str, told: str, room: Room) -> None:
    one = room.window("stranger")
    one.open("/accounts/login/")
    one.page.evaluate(harm)
    found = Keys(one).round(limit=60)
    assert any(told in fault for fault in found) if told else found == []
