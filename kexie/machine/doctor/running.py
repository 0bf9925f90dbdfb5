"""Checks of what runs: the port, the web server, the worker."""

import datetime

from kexie.machine import supervisor
from kexie.machine.doctor.finding import Case, Finding, fault

SILENCE = datetime.timedelta(seconds=60)


def port(case: Case) -> Finding | None:
    """Somebody else on our port."""
    if case.served:
        return None
    try:
        supervisor.refuse_taken_port(case.host, case.port, patience=0)
    except supervisor.ServeError:
        return fault(
            "port",
            f"port {case.port} on {case.host} is taken by another program",
            f"PORT={case.port + 1} make run   (or end the other: ss -ltnp 'sport = :{case.port}')",
        )
    return None


def web(case: Case) -> Finding | None:
    """Served, but nobody answers."""
    if not case.served or supervisor.answers(case.host, case.port):
        return None
    return fault(
        "web", f"the web server does not answer on {case.host}:{case.port}",
        f"tail -50 {case.installation.home.logs / 'web.log'}",
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
    return fault("worker", f"no worker has given a sign of life {since}", f"tail -50 {log}; kexie worker")
