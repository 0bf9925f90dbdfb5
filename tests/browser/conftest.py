"""One browser for all tests of this folder."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests import chromium


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium itself; windows come from `chromium.window`."""
    with chromium.launched() as found:
        yield found
