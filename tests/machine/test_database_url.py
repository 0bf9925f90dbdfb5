"""A server of one's own by DATABASE_URL: checked, prepared, and never handed on with the owner's rights."""

import psycopg
import pytest

from kexie.machine import dsn, postgres, roles
from kexie.machine import installation as installations
from kexie.machine.dsn import Address
from kexie.machine.home import Home
from kexie.machine.installation import Installation

pytestmark = pytest.mark.machine


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A PostgreSQL that stands for the office's own: an ordinary role `office` owns a database `work`."""
    cluster = postgres.Cluster(tmp_path_factory.mktemp("server") / "cluster", settings=postgres.UNSAFE)
    cluster.start()
    with psycopg.connect(cluster.dsn(postgres.ADMIN, "postgres"), autocommit=True) as admin:
        admin.execute("create role office login createrole password 'o/f@f:ice'")
        admin.execute("create database work owner office")
        admin.execute(
            "create database latin owner office encoding 'LATIN1' locale_provider libc locale 'C' template template0"
        )
    yield cluster
    cluster.stop()


@pytest.fixture
def office(server, tmp_path, monkeypatch):
    address = Address("127.0.0.1", server.running().port, "work", "office", "o/f@f:ice")
    monkeypatch.setenv("KEXIE_HOME", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", str(address))
    return address


def test_an_address_with_awkward_characters_survives_the_round_trip():
    url = "postgresql://us%2Fer:p%40ss%3A@db.example.org:6543/na%20me?sslmode=require"
    assert str(dsn.parse(url)) == url
    assert dsn.parse(url).shown() == "us/er@db.example.org:6543/na me"


@pytest.mark.parametrize(
    "url",
    ["mysql://u@h/d", "postgresql://h/d", "postgresql://u@h", "postgresql://u@h:99999/d", "postgresql:///d", ""],
)
def test_a_bad_address_is_refused_by_name(url):
    with pytest.raises(dsn.BadAddressError, match="DATABASE_URL"):
        dsn.parse(url)


def test_a_server_is_prepared_with_two_roles_of_which_the_app_cannot_change_the_schema(office):
    here = installations.current()
    assert here.cluster is None
    here.prepare()
    here.prepare()  # again, as at every migration
    with psycopg.connect(str(here.address(roles.OWNER)), autocommit=True) as owner:
        owner.execute("create table sheet (n int)")
    with psycopg.connect(str(here.address(roles.APP)), autocommit=True) as app:
        app.execute("insert into sheet values (1)")
        for statement in ("truncate sheet", "drop table sheet", "create table other ()", "create temp table t ()"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(statement)


def test_children_get_the_apps_address_and_never_the_owners(office):
    here = installations.current()
    told = here.environment("web")
    assert "DATABASE_URL" not in told
    assert "KEXIE_OWNER_DSN" not in told
    assert told["KEXIE_APP_DSN"].startswith("postgresql://kexie_app:")
    assert "o%2Ff" not in " ".join(told.values())
    migrating = here.environment("migrate", owner=True)
    assert migrating["KEXIE_OWNER_DSN"].startswith("postgresql://kexie_owner:")
    assert "KEXIE_APP_DSN" not in migrating


def test_the_address_may_come_from_a_file(office, tmp_path, monkeypatch):
    (tmp_path / "url").write_text(f"{office}\n")
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("DATABASE_URL_FILE", str(tmp_path / "url"))
    assert installations.current().server == office


@pytest.mark.parametrize(("number", "told"), [(140013, "PostgreSQL 14.13"), (90624, "PostgreSQL 9")])
def test_an_older_server_is_refused_with_what_to_do(number, told):
    with pytest.raises(installations.DatabaseError, match=told) as refused:
        installations.refuse_unfit(number, "UTF8")
    assert "Upgrade the server, or unset DATABASE_URL" in str(refused.value)
    installations.refuse_unfit(150000, "UTF8")


def test_a_database_in_another_encoding_is_refused(office, tmp_path):
    with pytest.raises(installations.DatabaseError, match="encoded in LATIN1"):
        Installation(Home(tmp_path).ensure(), office.on("latin")).prepare()


def test_a_user_who_may_not_prepare_roles_is_told_what_the_administrator_must_do(server, office, tmp_path):
    with psycopg.connect(server.dsn(postgres.ADMIN, "postgres"), autocommit=True) as admin:
        admin.execute("create role guest login password 'guest'")
        admin.execute("grant connect on database work to guest")
    guest = Installation(Home(tmp_path).ensure(), office.as_role("guest", "guest"))
    with pytest.raises(
        installations.DatabaseError, match=r"may not prepare the roles(.|\n)*ALTER ROLE guest CREATEROLE"
    ):
        guest.prepare()
    with psycopg.connect(server.dsn(postgres.ADMIN, "postgres"), autocommit=True) as admin:
        admin.execute("revoke connect on database work from guest")
        admin.execute("drop role guest")
