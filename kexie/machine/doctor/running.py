"""Checks of what runs: the port, the web server, the worker."""

import datetime

from kexie.machine import ports, program, supervisor
from kexie.machine.doctor.finding import Case, Finding, fault

SILENCE = datetime.timedelta(seconds=60)


def port(case: Case) -> Finding | None:
    """Somebody else on our port."""
    if case.served:
        return None
    try:
        ports.refuse_taken_port(case.host, case.port, patience=0)
    except ports.ServeError:
        return fault(
            "port",
            f"port {case.port} on {case.host} is taken by another program",
            f"PORT={case.port + 1} {program.command('serve')}   (the other: ss -ltnp 'sport = :{case.port}')",
        )
    return None


def web(case: Case) -> Finding | None:
    """Served, but nobody answers."""
    if not case.served or ports.answers(case.host, case.port):
        return None
    state = supervisor.serving(case.installation)
    ended = f"kill {state.pid}; sleep 20; " if state else ""
    return fault(
        "web", f"the web server does not answer on {case.host}:{case.port}",
        f"{ended}{program.command('serve')}   (why: the end of {case.installation.home.logs / 'web.log'})",
    )  # fmt: skip


def worker(case: Case) -> Finding | None:
    """Served, but no worker has given a sign of life: numbers are not sealed, nothing is sent."""
    if not case.served or case.app is None:
        return None
    row = case.app.execute("select max(last_heartbeat) from procrastinate_workers").fetchone()
    last = row[0] if row else None
    if isinstance(last, datetime.datetime) and case.now() - last < SILENCE:
        return None
    since = f"since {last:%Y-%m-%d %H:%M:%S %Z}" if isinstance(last, datetime.datetime) else "at all"
    log = case.installation.home.logs / "worker.log"
    mend = f"{program.command('worker')}   (why: the end of {log})"
    return fault("worker", f"no worker has given a sign of life {since}", mend)
