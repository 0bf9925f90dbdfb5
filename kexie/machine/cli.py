"""The console script `kexie`. Django is loaded only by the commands that need it."""

import argparse
import functools
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kexie.machine.installation import Installation

# Management commands of the same name with underscores, run against the installation's database.
DOMAIN = {
    "demo": "build the demo city in an empty database (refused when KEXIE_ENV=production)",
    "journal-verify": "check the sealed journal: edits, deletions, insertions, swaps, a cut tail",
    "keys": "the keys that numbers of people are sealed with: [add|reseal|retire]",
    "check-invariants": "look for rows that must not exist",
    "flow-docs": "draw the flows of the documents into docs/flows",
    "notice-import": "read a notice as a web page leaves it: FILE [--dry-run --json]",
    "plan-import": "read a yearly plan and keep it as a draft: FILE [--dry-run --json]",
    "registry-import": "bring a table of people or units in: people|units FILE [--dry-run --json], or --template FILE",
}


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="kexie", description="科协工作平台: the work platform of an association")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text)

    serve = add("serve", "run the database, the web server and the worker until stopped")
    serve.add_argument("--port", type=int, default=None, help="default: PORT, else 8000")
    serve.add_argument("--host", default=None, help="default: KEXIE_LISTEN, else 127.0.0.1")
    serve.add_argument("--prepare", action="store_true", help="first what `kexie prepare` does, on the same database")
    serve.add_argument("--demo", action="store_true", help="with --prepare: the demo city too if nobody has an account")
    add("worker", "run one more worker in the foreground")
    doctor = add("doctor", "name what is wrong with this installation and the command that mends it")
    doctor.add_argument("--json", action="store_true", help="machine-readable")
    backup = add("backup", "write the database and the uploads into one file")
    backup.add_argument("file", nargs="?", help="default: kexie-<date>-<time>.tar in the working directory")
    restore = add("restore", "bring a backup into an empty installation")
    restore.add_argument("file")
    restore.add_argument("--without-key", action="store_true", help="though the key of its sealed numbers is lost")
    prepare = add("prepare", "bring schema and static files up to date (`kexie serve --prepare` does it and serves)")
    prepare.add_argument("--demo", action="store_true", help="also build the demo city when nobody has an account")
    add("migrate", "bring the schema up to date, as the owner of the database")
    for name, text in DOMAIN.items():
        commands.add_parser(name, help=text, add_help=False)
    commands.add_parser("manage", help="any management command: kexie manage COMMAND …", add_help=False)
    return top


def _serve(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from kexie.machine import installation, preparing, supervisor

    port = options.port or int(os.environ.get("PORT") or 8000)
    host = options.host or os.environ.get("KEXIE_LISTEN") or "127.0.0.1"
    here = installation.current()
    first = functools.partial(preparing.steps, here, demo=options.demo) if options.prepare else None
    return supervisor.Supervisor(here, port, host, first=first).run()


def _prepare(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from kexie.machine import installation, preparing

    preparing.prepare(installation.current(), demo=options.demo)
    return 0


def _migrate(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from kexie.machine import installation, preparing

    here = installation.current()
    with here.database():
        preparing.migrate(here)
    return 0


def _django(*command: str, on_empty: bool = False) -> int:
    """A management command in this process, with the database up and only the rights of KEXIE_DB_ROLE."""
    from kexie.machine import installation, preparing

    here = installation.current()
    with here.database():
        owner = os.environ.get("KEXIE_DB_ROLE") == "owner"
        if not on_empty:
            preparing.insist_on_schema(here)
        _become(here, here.environment(command[0] if command else "manage", owner=owner))
        from django.core.management import execute_from_command_line

        execute_from_command_line(["kexie manage", *command])
    return 0


def _domain(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from kexie.machine import preparing

    if options.command == "demo" and preparing.in_production():  # before the database is asked for
        raise preparing.PrepareError("a demo city has known passwords: it is refused when KEXIE_ENV=production")
    return _django(options.command.replace("-", "_"), *rest)


def _manage(options: argparse.Namespace, rest: Sequence[str]) -> int:
    return _django(*rest, on_empty=True)


def _worker(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from kexie.machine import installation, preparing, worker

    here = installation.current()
    with here.database():
        preparing.insist_on_schema(here)
        _become(here, here.environment("worker"))
        worker.main()
    return 0


def _become(here: "Installation", environment: dict[str, str]) -> None:
    """Take this environment; links written from here lead to the port that is served now, whatever PORT says."""
    from kexie.machine import supervisor

    os.environ.clear()
    os.environ.update(environment)
    if served := supervisor.serving(here):
        os.environ["PORT"] = str(served.port)


def _doctor(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from kexie.machine import doctor

    return doctor.run(as_json=options.json)


def _backup(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from kexie.machine import backup

    return backup.run(options.file)


def _restore(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from kexie.machine import restore

    return restore.run(options.file, without_key=options.without_key)


COMMANDS: dict[str, Callable[[argparse.Namespace, Sequence[str]], int]] = {
    "serve": _serve,
    "worker": _worker,
    "doctor": _doctor,
    "backup": _backup,
    "restore": _restore,
    "prepare": _prepare,
    "migrate": _migrate,
    "manage": _manage,
    **dict.fromkeys(DOMAIN, _domain),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 well, 1 it failed with a message that says what to do, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    top = parser()
    if given and (given[0] in DOMAIN or given[0] == "manage"):
        options, rest = argparse.Namespace(command=given[0]), given[1:]
    else:
        options, rest = top.parse_args(given), []
    try:
        return COMMANDS[options.command](options, rest)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if not _speaks_for_itself(error):
            raise
        print(f"kexie {options.command}: {error}", file=sys.stderr)
        return 1


def _speaks_for_itself(error: Exception) -> bool:
    """Whether the message of this error is meant for the person at the terminal."""
    from kexie.kit.crypto import keys
    from kexie.machine import dsn, installation, manifest, ports, postgres, preparing, processes

    return isinstance(
        error,
        (
            dsn.BadAddressError,
            installation.DatabaseError,
            keys.KeyFault,
            manifest.BackupError,
            postgres.ClusterError,
            preparing.PrepareError,
            processes.NoIdentityError,
            ports.ServeError,
        ),
    )


if __name__ == "__main__":
    sys.exit(main())
