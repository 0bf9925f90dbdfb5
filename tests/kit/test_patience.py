"""A connection gives up on a database that says nothing; one that answers keeps it as long as it likes."""

import psycopg
import pytest
from django.db import connection

from kexie.kit.database import patience
from kexie.kit.database.patience import Patient
from kexie.machine.testing import Clone


def test_the_site_s_own_connection_is_patient_and_no_longer(db: None) -> None:
    connection.ensure_connection()
    assert isinstance(connection.connection, Patient)
    assert connection.is_usable()
    assert connection.connection.patience == patience.LONGEST
    with connection.cursor() as cursor:
        cursor.execute("select setting::int from pg_settings where name = 'statement_timeout'")
        assert cursor.fetchone()[0] / 1000 < patience.LONGEST, "the server's own word comes first"


def test_a_server_that_says_nothing_is_given_up_and_the_connection_with_it(fresh_database: Clone) -> None:
    with Patient.connect(fresh_database.app_dsn, autocommit=True) as one:
        one.patience = 0.2
        assert one.execute("select 1").fetchone() == (1,)
        with pytest.raises(psycopg.OperationalError, match="no word from the database"):
            one.execute("select pg_sleep(20)")
        assert one.closed


def test_the_question_whether_it_lives_waits_shortly_and_only_it(fresh_database: Clone) -> None:
    with Patient.connect(fresh_database.app_dsn, autocommit=True) as one:
        with patience.quick(one):
            assert one.patience == patience.QUICK
        assert one.patience == patience.LONGEST
    with patience.quick(None):
        pass


def test_canary_a_plain_connection_is_not_given_up(fresh_database: Clone) -> None:
    with psycopg.connect(fresh_database.app_dsn, autocommit=True) as plain:
        with patience.quick(plain):
            plain.execute("select pg_sleep(0.5)")
        assert not plain.closed
