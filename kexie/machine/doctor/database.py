"""Checks of the database: can it be reached, is it new enough, has it today's schema."""

from kexie.machine import dsn, postgres, preparing, processes, program
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
            return fault("schema", "the database was never set up", program.command("prepare"))
        problem = str(error).partition("\n")[0]
        return fault("database", problem, _mend_server(case.installation.server, problem))
    return None


def unstartable(case: Case, error: Exception) -> Finding:
    """The embedded database does not come up; `error` is what its start said."""
    home, told = case.installation.home, str(error)
    problem, _, rest = told.partition("\n")
    if "was made by PostgreSQL" in problem:
        mend = rest  # the message says it: another version, then a backup
    elif "another Kexie uses" in problem:
        mend = f"kill $(fuser {home.database / 'lock'}); then {program.command('doctor')}"
    elif "password authentication failed" in told:
        lost = home.secrets / f"database-{postgres.ADMIN}"
        mend = f"cp COPY-OF-THE-DATA-HOME/secrets/{lost.name} {lost} && {program.command('doctor')}"
    else:
        aside = " && ".join(f"mv {path} {path}.broken" for path in (home.database, home.files))
        mend = (
            f"{aside} && {program.command('restore', 'FILE')}   "
            f"(FILE: the newest backup; why: the end of {home.database / 'server.log'})"
        )
    return fault("database", problem, mend)


def _mend_server(server: dsn.Address | None, problem: str) -> str:
    again = program.command("prepare")
    if server is None:  # ours, served by another process that still runs
        return f"stop Kexie and {program.command('serve')}"
    wanted = f"export DATABASE_URL=postgresql://{server.user}:PASSWORD@{server.host}:{server.port}/{server.database}"
    if "password authentication failed" in problem:
        return f"{wanted} && {again}   (with the right password)"
    if "encoded in" in problem or "does not exist" in problem:
        name = f"{server.database}_utf8" if "encoded in" in problem else server.database
        new = f"createdb -h {server.host} -p {server.port} -U {server.user} -E UTF8 -T template0 {name}"
        return f"{new} && {wanted.removesuffix(server.database)}{name} && {again}"
    if "Kexie needs" in problem:
        return f"unset DATABASE_URL && {again}   (the embedded one; or name a newer server in DATABASE_URL)"
    return (
        f"systemctl start postgresql   (on {server.host}; it must listen on port {server.port}); "
        f"or name another server: {wanted} && {again}"
    )


def schema(case: Case) -> Finding | None:
    """Migrations that were not run, or a program older than its database."""
    try:
        found = preparing.migrated_to(case.installation)
    except UNREACHABLE:
        return None  # `reachable` has said it
    if found == preparing.schema_key():
        return None
    problem = "the schema is not the one this program wants" if found else "the database was never migrated"
    return fault("schema", problem, program.command("migrate"))


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
    mend = f'psql "$DATABASE_URL" -c "ALTER ROLE {row[1]} NOSUPERUSER"' if row[2] else program.command("migrate")
    return fault("rights", f"role {row[1]} may change the schema", mend)
