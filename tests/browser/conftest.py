"""One browser for all tests of this folder."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from kexie.machine import testing
from tests import chromium
from tests.browser.room import Room
from tests.city import CitySite, site_of


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium itself; windows come from `chromium.window`."""
    with chromium.launched() as found:
        yield found


@pytest.fixture(scope="package")
def city_site(
    database_server: testing.Server, worker_id: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CitySite]:
    """One site for all modules that only look, without the worker; what changes a city imports `tests.city.city_site`."""
    with site_of(database_server, f"looked_at_{worker_id}", tmp_path_factory.mktemp("looked"), worker=False) as found:
        yield found


@pytest.fixture(scope="module")
def room(browser: Browser, city_site: CitySite) -> Iterator[Room]:
    """All members' windows on the city."""
    found = Room(browser, city_site.url)
    yield found
    for one in found.windows.values():
        one.context.close()
