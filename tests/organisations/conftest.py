import pytest

from tests.organisations import city as town


@pytest.fixture
def city(db: None) -> town.City:
    """The small city."""
    return town.build()
