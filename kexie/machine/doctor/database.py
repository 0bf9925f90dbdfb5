"""Checks of the database: can it be reached, is it new enough, has it today's schema."""

from kexie.machine import dsn, postgres, preparing, processes, roles
from kexie.machine import installation as installations
from kexie.machine.doctor.finding import Case, Finding, fault

UNREACHABLE = (installations.DatabaseError, postgres.ClusterError, dsn.BadAddressError, processes.NoIdentityError)


def identity(case: Case) -> Finding | None:
    """Root, and nobody to run PostgreSQL as."""
    if case.installation.cluster is None:
        return None
    try:
        processes.database_identity()
    except processes.NoIdentityError as error:
        problem, mend = str(error).split("\n", 1)
        return fault("root", problem, mend)
    return None


def reachable(case: Case) -> Finding | None:
    """Sign in with the administrator's address, or name why not."""
    try:
        with installations.connect(case.installation.admin()) as admin:
            told = admin.execute("select current_setting('server_version_num')::int, getdatabaseencoding()").fetchone()
        installations.refuse_unfit(*(told or (0, "")))
    except UNREACHABLE as error:
        if "does not exist" in str(error) and case.installation.cluster is not None:
            return fault("schema", "the database was never set up", "kexie prepare")
        problem, _, mend = str(error).partition("\n")
        if case.installation.server is None:
            mend = f"tail -50 {case.installation.home.database / 'server.log'}"
        elif "PostgreSQL" not in problem and "encoded" not in problem:
            mend = 'check DATABASE_URL, then the server it names: pg_isready -d "$DATABASE_URL"'
        return fault("database", problem, mend or "unset DATABASE_URL, or name a newer server in it")
    return None


def schema(case: Case) -> Finding | None:
    """Migrations that were not run, or a program older than its database."""
    try:
        found = preparing.migrated_to(case.installation)
    except UNREACHABLE:
        return None  # `reachable` has said it
    if found == preparing.schema_key():
        return None
    problem = "the schema is not the one this program wants" if found else "the database was never migrated"
    return fault("schema", problem, "kexie migrate")


def rights(case: Case) -> Finding | None:
    """The application's role must not be able to change the schema."""
    if case.app is None:
        return None
    row = case.app.execute(
        "select has_schema_privilege(current_user, 'public', 'create'), current_user, rolsuper from pg_roles "
        "where rolname = current_user"
    ).fetchone()
    if row is None or (not row[0] and not row[2]):
        return None
    return fault("rights", f"role {row[1]} may change the schema", f"REVOKE CREATE ON SCHEMA public FROM {roles.APP}")
