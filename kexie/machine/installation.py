"""One installation: its home, its database (embedded or a server's), and what its processes are told."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg

from kexie.machine import dsn, fieldkeys, postgres, roles, secret
from kexie.machine import home as homes
from kexie.machine.dsn import Address
from kexie.machine.home import Home

Connection = psycopg.Connection[tuple[Any, ...]]
DATABASE = "kexie"
OLDEST_SERVER = 15
# Never handed to a child: the first two carry the owner's rights.
OWNERS = ("DATABASE_URL", "DATABASE_URL_FILE", "KEXIE_OWNER_DSN", "KEXIE_OWNER_DSN_FILE")


class DatabaseError(RuntimeError):
    """The database cannot be used; the message says what to do."""


def database_url(source: Mapping[str, str] | None = None) -> str | None:
    """DATABASE_URL, or the content of the file DATABASE_URL_FILE names; None means the embedded database."""
    source = os.environ if source is None else source
    if source.get("DATABASE_URL"):
        return source["DATABASE_URL"]
    if source.get("DATABASE_URL_FILE"):
        with open(source["DATABASE_URL_FILE"], encoding="utf-8") as file:
            return file.read().strip()
    return None


def refuse_unfit(number: int, encoding: str) -> None:
    """Raise DatabaseError for a server older than 15 (`number` is server_version_num) or not in UTF-8."""
    if number < OLDEST_SERVER * 10000:
        raise DatabaseError(
            f"DATABASE_URL: the server is PostgreSQL {number // 10000}.{number % 10000}; Kexie needs "
            f"{OLDEST_SERVER} or newer. Upgrade the server, or unset DATABASE_URL to use the embedded one."
        )
    if encoding != "UTF8":
        raise DatabaseError(
            f"DATABASE_URL: the database is encoded in {encoding}; Kexie needs UTF8. "
            "Make one with: CREATE DATABASE kexie ENCODING 'UTF8' TEMPLATE template0"
        )


@dataclass
class Installation:
    """What a command works on. `cluster` is None when DATABASE_URL names a server."""

    home: Home
    server: Address | None = None
    cluster: postgres.Cluster | None = field(default=None)

    @property
    def embedded(self) -> postgres.Cluster:
        """The embedded cluster; only where there is no server."""
        assert self.cluster is not None
        return self.cluster

    @contextmanager
    def database(self) -> Iterator[None]:
        """The database runs inside this block: an embedded one that nobody runs is started, and stopped after."""
        if self.cluster is None or self.cluster.running():
            yield
            return
        self.cluster.start()
        try:
            yield
        finally:
            self.cluster.stop()

    def admin(self) -> Address:
        """The address used to shape roles and rights: the administrator of the embedded one, DATABASE_URL's user."""
        return self.server or self.embedded.address(postgres.ADMIN, DATABASE)

    def address(self, role: str) -> Address:
        """The database as `kexie_owner` or `kexie_app` sees it."""
        if self.server:
            return self.server.as_role(role, secret.read_or_make(self.home.secrets, f"database-{role}"))
        return self.embedded.address(role, DATABASE)

    def prepare(self) -> None:
        """Make the database, both roles and their default rights; checks a server's version and encoding first.

        Raises DatabaseError. May run again at any time.
        """
        password = {role: secret.read_or_make(self.home.secrets, f"database-{role}") for role in roles.BOTH}
        if self.server is None:
            with psycopg.connect(str(self.admin().on("postgres")), autocommit=True) as admin:
                for role in roles.BOTH:
                    roles.ensure_login(admin, role, password[role])
                roles.ensure_database(admin, DATABASE)
        with connect(self.admin()) as admin:
            told = admin.execute("select current_setting('server_version_num')::int, getdatabaseencoding()").fetchone()
            refuse_unfit(*(told or (0, "")))
            try:
                if self.server is not None:
                    for role in roles.BOTH:
                        roles.ensure_login(admin, role, password[role])
                    roles.join_owner(admin)
                roles.prepare(admin, self.admin().database)
            except psycopg.errors.InsufficientPrivilege as error:
                raise DatabaseError(
                    f"DATABASE_URL: {self.admin().user} may not prepare the roles ({error.diag.message_primary}).\n"
                    f"As the server's administrator: ALTER ROLE {self.admin().user} CREATEROLE; "
                    f"ALTER DATABASE {self.admin().database} OWNER TO {self.admin().user};"
                ) from error

    def environment(self, process: str, *, owner: bool = False) -> dict[str, str]:
        """What a child is told. With `owner` the owner's address instead of the app's: for migrations only."""
        told = {name: value for name, value in os.environ.items() if name not in OWNERS}
        told |= {
            "KEXIE_HOME": str(self.home.root),
            "KEXIE_PROCESS": f"kexie-{process}",
            "KEXIE_DB_ROLE": "owner" if owner else "app",
            "DJANGO_SETTINGS_MODULE": "kexie.config.settings",
            "PYTHONUNBUFFERED": "1",
            # Eight threads would each have the C library keep memory of their own.
            "MALLOC_ARENA_MAX": os.environ.get("MALLOC_ARENA_MAX", "2"),
        }
        if "KEXIE_SECRET_KEY" not in told and "KEXIE_SECRET_KEY_FILE" not in told:
            secret.read_or_make(self.home.secrets, "secret-key")
            told["KEXIE_SECRET_KEY_FILE"] = str(self.home.secrets / "secret-key")
        told |= fieldkeys.told(self.home)
        told.pop("KEXIE_APP_DSN", None)
        told["KEXIE_OWNER_DSN" if owner else "KEXIE_APP_DSN"] = str(self.address(roles.OWNER if owner else roles.APP))
        return told


def connect(address: Address) -> Connection:
    """A connection in autocommit; raises DatabaseError with the address and a way out."""
    try:
        return psycopg.connect(str(address), autocommit=True, connect_timeout=5)
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[-1]
        raise DatabaseError(
            f"no connection to the database {address.shown()}: {reason}\nSee `kexie doctor`."
        ) from error


def current() -> Installation:
    """The installation this environment names (KEXIE_HOME, DATABASE_URL)."""
    home = homes.current().ensure()
    url = database_url()
    if url:
        return Installation(home, dsn.parse(url), None)
    return Installation(home, None, postgres.Cluster(home.database, home.secrets))
