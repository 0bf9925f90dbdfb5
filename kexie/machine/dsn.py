"""Database addresses: build them, and take a user's DATABASE_URL apart."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit


class BadAddressError(ValueError):
    """DATABASE_URL cannot be understood; the message says what is wrong with it."""


@dataclass(frozen=True)
class Address:
    """One database as one role sees it. `str()` gives the URL with its password: never print it."""

    host: str
    port: int
    database: str
    user: str
    password: str = ""
    options: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        credentials = quote(self.user, safe="")
        if self.password:
            credentials += ":" + quote(self.password, safe="")
        host = f"[{self.host}]" if ":" in self.host else quote(self.host, safe="")
        tail = "?" + urlencode(self.options) if self.options else ""
        return f"postgresql://{credentials}@{host}:{self.port}/{quote(self.database, safe='')}{tail}"

    def shown(self) -> str:
        """The address without its password, for messages."""
        return f"{self.user}@{self.host}:{self.port}/{self.database}"

    def as_role(self, user: str, password: str) -> "Address":
        """The same database seen by another role."""
        return Address(self.host, self.port, self.database, user, password, self.options)

    def on(self, database: str) -> "Address":
        """Another database of the same server, same role."""
        return Address(self.host, self.port, database, self.user, self.password, self.options)


def parse(url: str) -> Address:
    """`postgresql://user:password@host:port/database?option=value` as an Address.

    Raises BadAddressError when a part is missing; the message never repeats the password.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise BadAddressError("DATABASE_URL must begin with postgresql:// (Kexie runs on PostgreSQL only)")
    try:
        port = parts.port or 5432
    except ValueError:
        raise BadAddressError("DATABASE_URL: the port is not a number from 1 to 65535") from None
    database = unquote(parts.path.lstrip("/"))
    if not parts.hostname or not database or not parts.username:
        raise BadAddressError(
            "DATABASE_URL needs a user, a host and a database: postgresql://user:password@host:5432/kexie"
        )
    return Address(
        unquote(parts.hostname),
        port,
        database,
        unquote(parts.username),
        unquote(parts.password or ""),
        tuple(parse_qsl(parts.query)),
    )
