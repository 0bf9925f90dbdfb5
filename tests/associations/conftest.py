"""The small city of the organisations' tests, with the officers and units this domain is about."""

import pytest

from tests.notices.conftest import office, standing_office
from tests.organisations import city as town

__all__ = ["city", "office", "standing_office"]


@pytest.fixture
def city(db: None) -> town.City:
    """``chen`` guides the whole city, ``zhao`` the district 江边区, ``wang`` keeps one enterprise association."""
    made = town.build()
    made.actor("chen", "officer", "city")
    made.actor("zhao", "officer", "jiang")
    made.actor("wang", "secretary_general", "motor")
    made.actor("sun", "liaison", "physics")
    return made
