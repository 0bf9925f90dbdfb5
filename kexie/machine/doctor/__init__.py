"""`kexie doctor`: what is wrong with this installation, each with the command that mends it."""

import contextlib
import dataclasses
import json
import os
from collections.abc import Iterator

from kexie.machine import installation as installations
from kexie.machine import roles, supervisor
from kexie.machine.doctor import backups, database, keys, places, running, surroundings
from kexie.machine.doctor.finding import Case, Check, Finding

# In this order: what comes later needs what comes earlier. Those of `WITHOUT_DATABASE` run before it is touched.
WITHOUT_DATABASE: tuple[Check, ...] = (
    places.owner, places.room, places.writable, places.secrets, places.lock, database.identity, running.port,
    surroundings.fonts, surroundings.document_fonts, surroundings.hosts, surroundings.address, surroundings.static,
)  # fmt: skip
WITH_DATABASE: tuple[Check, ...] = (
    database.reachable, database.schema, database.rights, keys.keys, running.web, running.worker, surroundings.clock,
    surroundings.calendar, backups.backup,
)  # fmt: skip


def examine(case: Case) -> list[Finding]:
    """All findings, in the order of the checks. Starts an embedded database that nobody runs, and stops it again."""
    found = [finding for check in WITHOUT_DATABASE if (finding := check(case))]
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(case.installation.database())
        except database.UNREACHABLE as error:
            if not any(finding.level == "fault" for finding in found):
                found.append(database.unstartable(case, error))
            return found
        case.app = stack.enter_context(_as_app(case))
        found += [finding for check in WITH_DATABASE if (finding := check(case))]
        case.app = None
    return found


@contextlib.contextmanager
def _as_app(case: Case) -> Iterator[installations.Connection | None]:
    """A connection as kexie_app if there is one to be had; the check `reachable` tells why not."""
    try:
        connection = installations.connect(case.installation.address(roles.APP))
    except database.UNREACHABLE:
        yield None
        return
    with connection:
        row = connection.execute("select to_regclass('procrastinate_workers') is not null").fetchone()
        yield connection if row and row[0] else None


def run(*, as_json: bool) -> int:
    """Print the findings; 0 when there is no fault (warnings do not count), 1 otherwise."""
    try:
        here = installations.current()
    except database.UNREACHABLE as error:
        found = [Finding("database", "fault", str(error), "export DATABASE_URL=postgresql://user:password@host/kexie")]
    else:
        found = examine(make_case(here))
    if as_json:
        print(json.dumps([dataclasses.asdict(finding) for finding in found], ensure_ascii=False, indent=1))
    else:
        for finding in found:
            print(f"{finding.level.upper()} {finding.name}: {finding.problem}\n    mend: {finding.mend}")
        checks = len(WITHOUT_DATABASE) + len(WITH_DATABASE)
        faults = sum(finding.level == "fault" for finding in found)
        print(f"{checks} checks: {faults} faults, {len(found) - faults} warnings")
    return 1 if any(finding.level == "fault" for finding in found) else 0


def make_case(here: installations.Installation) -> Case:
    """The installation as it stands, on the port it is served on or would be."""
    state = supervisor.serving(here)
    port = state.port if state else int(os.environ.get("PORT") or 8000)
    return Case(here, os.environ.get("KEXIE_LISTEN") or "127.0.0.1", port, served=state is not None)
