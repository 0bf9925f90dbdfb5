"""The keys that numbers of people are sealed with: where an installation keeps them, and which ones its rows need."""

from pathlib import Path
from typing import TYPE_CHECKING

from psycopg import sql

from kexie.config import env
from kexie.machine import secret
from kexie.machine.home import Home

if TYPE_CHECKING:
    from kexie.kit.crypto.keys import Ring
    from kexie.machine.installation import Connection

NAME = "KEXIE_FIELD_KEYS"
FILE = "field-keys"
# As kexie.kit.crypto.fields writes it; the id of the key stands in bytes 2 to 5 of what is sealed.
COMMENT = "sealed by kexie.kit.crypto"
_COLUMNS = """
select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relnamespace = 'public'::regnamespace and col_description(c.oid, a.attnum) = %s order by 1, 2
"""


def told(home: Home) -> dict[str, str]:
    """What a process is told of them: nothing more where the environment says it, else the file, made if missing."""
    if env.where(NAME) or env.text(NAME, ""):
        return {}
    secret.read_or_make(home.secrets, FILE, make=_line)
    return {f"{NAME}_FILE": str(home.secrets / FILE)}


def where(home: Home) -> str:
    """Where the keys are, for a message."""
    return env.where(NAME) or (NAME if env.text(NAME, "") else str(home.secrets / FILE))


def at_hand(home: Home) -> "Ring | None":
    """The keys as they stand; None where there is no file yet.

    Raises:
        KeyFault: what is there are no keys.
    """
    from kexie.kit.crypto import keys  # only here: the ciphers take their time to load

    text = env.text(NAME, "") if env.where(NAME) or env.text(NAME, "") else _read(home.secrets / FILE)
    return keys.parse(text, where(home)) if text else None


def needed(connection: "Connection") -> dict[str, int]:
    """How many numbers are sealed with each key, by the key's name. One pass over each sealed column."""
    found: dict[str, int] = {}
    for table, column in connection.execute(_COLUMNS, [COMMENT]).fetchall():
        query = sql.SQL(
            "select encode(substring({0} from 2 for 4), 'hex'), count(*) from {1} where {0} is not null group by 1"
        )
        for name, count in connection.execute(
            query.format(sql.Identifier(column), sql.Identifier("public", table))
        ).fetchall():
            found[name] = found.get(name, 0) + count
    return found


def lacking(home: Home, wanted: "list[str] | dict[str, int]") -> list[str]:
    """Of these keys (by name) those that are not at hand."""
    if not wanted:
        return []
    from kexie.kit.crypto import keys

    return keys.missing(list(wanted), at_hand(home))


def _line() -> str:
    from kexie.kit.crypto import keys

    return keys.make().line


def _read(path: Path) -> str:
    return path.read_text(encoding="ascii") if path.exists() else ""
