import pytest

from tests.notices import office as town_office


@pytest.fixture
def office(db: None) -> town_office.Office:
    """The city's office with its cast."""
    return town_office.build()
