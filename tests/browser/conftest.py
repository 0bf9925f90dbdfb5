"""One browser for all tests of this folder."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests import chromium
from tests.browser.room import Room
from tests.city import CitySite


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium itself; windows come from `chromium.window`."""
    with chromium.launched() as found:
        yield found


@pytest.fixture(scope="module")
def room(browser: Browser, city_site: CitySite) -> Iterator[Room]:
    """All members' windows on the city."""
    found = Room(browser, city_site.url)
    yield found
    for one in found.windows.values():
        one.context.close()
