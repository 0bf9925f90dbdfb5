"""The two roles of a database: `kexie_owner` owns the schema, `kexie_app` works in it without DDL and TRUNCATE.

Rights are given as default privileges before the first migration, never as a blanket grant after it: a migration
that takes a right away from `kexie_app` (the journal is insert and select only) must keep the last word.
"""

from typing import Any

import psycopg
from psycopg import sql

OWNER = "kexie_owner"
APP = "kexie_app"
BOTH = (OWNER, APP)


def ensure_login(admin: psycopg.Connection[Any], role: str, password: str) -> None:
    """Make the role if it is missing and give it this password. `admin` may create roles and is in autocommit."""
    known = admin.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone()
    verb = sql.SQL("alter role" if known else "create role")
    admin.execute(sql.SQL("{} {} login password {}").format(verb, sql.Identifier(role), sql.Literal(password)))


def join_owner(admin: psycopg.Connection[Any]) -> None:
    """Let an administrator who is no superuser act for `kexie_owner` (needed to set its default privileges)."""
    admin.execute(sql.SQL("grant {} to current_user").format(sql.Identifier(OWNER)))


def ensure_database(admin: psycopg.Connection[Any], database: str) -> bool:
    """Make `database` owned by `kexie_owner` if it is missing; True when it was made."""
    if admin.execute("select 1 from pg_database where datname = %s", [database]).fetchone():
        return False
    admin.execute(
        sql.SQL("create database {} owner {} encoding 'UTF8' template template0").format(
            sql.Identifier(database), sql.Identifier(OWNER)
        )
    )
    return True


def prepare(admin: psycopg.Connection[Any], database: str) -> None:
    """Shape the rights inside `database`, to which `admin` (autocommit) is connected. May run again at any time."""
    name, owner, app = sql.Identifier(database), sql.Identifier(OWNER), sql.Identifier(APP)
    admin.execute(sql.SQL("revoke all on database {} from public").format(name))
    admin.execute(sql.SQL("grant connect on database {} to {}").format(name, app))
    admin.execute(sql.SQL("grant connect, create, temporary on database {} to {}").format(name, owner))
    admin.execute("revoke all on schema public from public")
    admin.execute(sql.SQL("revoke create on schema public from {}").format(app))  # whoever granted it by hand
    admin.execute(sql.SQL("grant all on schema public to {}").format(owner))
    admin.execute(sql.SQL("grant usage on schema public to {}").format(app))
    for rights, things in (
        # `maintain`: to give the planner figures after much was written; older servers wait for autovacuum.
        ("select, insert, update, delete" + (", maintain" if admin.info.server_version >= 170000 else ""), "tables"),
        ("usage, select, update", "sequences"),
        ("execute", "functions"),
    ):
        admin.execute(
            sql.SQL("alter default privileges for role {} in schema public grant {} on {} to {}").format(
                owner, sql.SQL(rights), sql.SQL(things), app
            )
        )
