"""Processes of a database whose owner was killed: wait for them, end them, and clear a misleading pid file.

Every PostgreSQL process has its data folder as working directory; that is how they are told from strangers
that were given the same process number since.
"""

import contextlib
import os
import signal
import time
from pathlib import Path

PATIENCE = ((None, 4.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))


def of(data: Path) -> list[int]:
    """Process numbers that work in the folder `data` (empty where there is no /proc)."""
    proc = Path("/proc")
    if not proc.is_dir():
        return []
    wanted = str(data.resolve())
    found = []
    for entry in proc.iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if os.readlink(entry / "cwd") == wanted:
                    found.append(int(entry.name))
    return found


def clear(data: Path) -> None:
    """Return when no process works in `data`. Call it only while holding the cluster's lock.

    Orphaned backends of a killed postmaster end by themselves within seconds; PostgreSQL refuses to start before
    they have ("pre-existing shared memory block is still in use").
    """
    for sign, seconds in PATIENCE:
        pids = of(data)
        if not pids:
            break
        if sign is not None:
            for pid in pids:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, sign)
        deadline = time.monotonic() + seconds
        while of(data) and time.monotonic() < deadline:
            time.sleep(0.05)
    _drop_misleading_pid_file(data / "postmaster.pid")


def _drop_misleading_pid_file(path: Path) -> None:
    """After a crash the number in postmaster.pid may belong to a stranger; PostgreSQL would then refuse to start.

    A number nobody has is left to PostgreSQL, which then also looks after the old shared memory.
    """
    try:
        pid = int(path.read_text().splitlines()[0])
    except (OSError, ValueError, IndexError):
        return
    if Path(f"/proc/{pid}").exists():
        path.unlink(missing_ok=True)
