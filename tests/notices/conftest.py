"""The office, built once a module and rolled back after each test: building it costs as much as most tests do.

Pytest-django's own ``db`` closes the connection after every test, so a module uses either this or a database of its
own (``fresh_database``), never both.
"""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction

from tests.notices import office as town_office


@pytest.fixture(scope="module")
def standing_office(django_db_setup: None, django_db_blocker: Any) -> Iterator[town_office.Office]:
    """The city's office with its cast, in a transaction that never commits."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            yield town_office.build()
            transaction.set_rollback(True)
        connection.close()


@pytest.fixture
def office(standing_office: town_office.Office) -> Iterator[town_office.Office]:
    """The office as it was built; what the test does is checked against deferred constraints and rolled back."""
    with transaction.atomic():
        yield copy.deepcopy(standing_office)
        if not connection.needs_rollback:
            connection.check_constraints()
        transaction.set_rollback(True)
