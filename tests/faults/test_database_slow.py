"""A slow, cut, refusing or hanging database under a running site (bar.md C4): no reader waits for ever, all comes back.

What a reader may wait is a bound of the test's own requests: who is not answered within it is a fault.
"""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kexie.machine import testing
from tests import site
from tests.faults import between
from tests.faults.between import Proxy
from tests.faults.test_database_away import asked

pytestmark = pytest.mark.full
PAGES = ("/", "/notices/", "/accounts/login/", "/health/")
STUCK = 10  # seconds


@pytest.fixture
def behind(database_server: testing.Server, worker_id: str, tmp_path: Path) -> Iterator[tuple[str, Proxy]]:
    """The address of a site whose database stands behind a proxy, and the proxy."""
    clone = database_server.clone(f"behind_{worker_id}")
    with between.proxy(clone.app_dsn) as proxy:
        dsn = proxy.through(clone.app_dsn)
        with site.running(dsn, clone.owner_dsn, tmp_path, worker=False) as running:
            yield running.url, proxy
    clone.drop()


def statuses(url: str, paths: tuple[str, ...] = PAGES) -> set[int]:
    """What the pages answer, asked at once; 0 where one is not answered in time."""
    told: dict[str, int] = {}

    def ask(path: str) -> None:
        told[path] = 0
        try:
            told[path] = asked(f"{url}{path}")[0]
        except OSError:
            return

    threads = [threading.Thread(target=ask, args=(path,), daemon=True) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(STUCK)
    return {told[path] for path in paths}


def test_a_slow_database_slows_the_pages_and_breaks_none(behind: tuple[str, Proxy]) -> None:
    url, proxy = behind
    before, proxy.delay = proxy.passed, 0.1
    assert statuses(url) == {200}
    assert proxy.passed > before, "the pages went past the proxy"


def test_a_cut_connection_is_opened_anew_by_the_next_request(behind: tuple[str, Proxy]) -> None:
    url, proxy = behind
    for _ in range(3):
        assert statuses(url) == {200}
        proxy.cut()
        assert statuses(url) == {200}


def test_a_refusing_database_is_said_at_once_and_comes_back(behind: tuple[str, Proxy]) -> None:
    url, proxy = behind
    assert statuses(url) == {200}
    proxy.refusing = True
    proxy.cut()
    assert statuses(url, ("/health/", "/accounts/login/", "/desk/")) == {503}
    assert asked(f"{url}/static/kexie.css")[0] == 200
    proxy.refusing = False
    assert statuses(url) == {200}


@pytest.mark.parametrize("old", ["new connections", "old connections"])
def test_a_hanging_database_holds_nobody_longer_than_ten_seconds(behind: tuple[str, Proxy], old: str) -> None:
    url, proxy = behind
    assert statuses(url) == {200}
    proxy.hanging = True
    if old == "new connections":
        proxy.cut()
    # More at once than the site has threads: whoever waits behind those that hang is answered too.
    told = statuses(url, ("/health/", "/accounts/login/", "/desk/", "/health/", "/static/kexie.css"))
    assert told == {503, 200}, "stuck" if 0 in told else told
    proxy.hanging = False
    assert statuses(url) == {200}
