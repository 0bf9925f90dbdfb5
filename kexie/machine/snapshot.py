"""What all migrations leave in an empty database, as one script: loaded in a second, where migrating takes twenty.

`schema.sql` beside this file is written by `make schema` and names the schema it is of in its first line. Where that is
not the schema this code wants (a migration was changed, a dependency brings another), the migrations run as ever; a
test writes the script anew from the migrations and compares.
"""

import re
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from kexie.machine import roles

SCRIPT = Path(__file__).with_name("schema.sql")
# The moment of migrating stands in a few rows (migrations applied, words published): it is that of loading.
_MOMENT = re.compile(r"'20\d\d-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00'")
# Before each object stands its name; what stands before the first are the settings of pg_dump's own connection.
_NAME = re.compile(r"^--\n-- (?:Data for )?Name: (.*?); Type: .*\n--\n", re.MULTILINE)
# The queue brings its own script along in its package; what is its own has its name in its name.
_QUEUE = "procrastinate_"
_BEGIN = "SET check_function_bodies = false;\nSELECT pg_catalog.set_config('search_path', '', true);\n"


def fits(key: str) -> bool:
    """Whether the script is of this schema (:func:`preparing.schema_key`)."""
    if not SCRIPT.exists():
        return False
    with SCRIPT.open(encoding="utf-8") as script:
        return script.readline() == _head(key)


def _head(key: str) -> str:
    return f"-- {key}\n"


def written(dump: str, key: str) -> str:
    """The script, from what ``pg_dump --inserts --no-owner`` told of a migrated database."""
    _, *told = _NAME.split(dump.rpartition("\n--\n-- PostgreSQL database dump complete")[0])
    objects = [text.strip() for name, text in zip(told[::2], told[1::2], strict=True) if _QUEUE not in name]
    return _head(key) + _BEGIN + _MOMENT.sub("now()", "\n".join(one for one in objects if one)) + "\n"


def is_bare(connection: psycopg.Connection[Any]) -> bool:
    """Whether there is no table yet."""
    row = connection.execute("select exists (select from pg_tables where schemaname = 'public')").fetchone()
    return not (row and row[0])


def load(owner_dsn: str) -> None:
    """Carry the script out in an empty database, as the owner; all of it or nothing. The queue's own goes before it.

    Rights that new tables get by default (roles.prepare) would stand beside those that the script gives each of them:
    they are taken away first, and given again by the script's last lines.
    """
    from procrastinate.schema import SchemaManager  # 10 MB in the parent of all processes, for once in its life

    with psycopg.connect(owner_dsn) as connection:
        connection.execute(SchemaManager.get_schema().encode())
        for things in ("tables", "sequences", "functions"):
            connection.execute(
                sql.SQL("alter default privileges in schema public revoke all on {} from {}").format(
                    sql.SQL(things), sql.Identifier(roles.APP)
                )
            )
        connection.execute(SCRIPT.read_bytes())
