"""Children that cannot outlive their parent, and the identity PostgreSQL is started under."""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_linux = sys.platform.startswith("linux")
# Loaded before any fork: the code between fork and exec must not import or allocate much.
_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent(sign: int = signal.SIGKILL) -> None:
    """Ask the kernel for `sign` when the parent of this process dies (Linux; elsewhere nothing)."""
    if _linux:
        _libc.prctl(_PR_SET_PDEATHSIG, int(sign), 0, 0, 0)


def adopt_orphans() -> None:
    """Become the parent of orphaned grandchildren, so that they can be waited for (Linux)."""
    if _linux:
        _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _tied_to(parent: int, sign: int) -> Callable[[], None]:
    def between_fork_and_exec() -> None:
        die_with_parent(sign)
        if os.getppid() != parent:  # the parent died before the request was in: nobody will signal us
            os._exit(1)

    return between_fork_and_exec


@dataclass(frozen=True)
class Identity:
    """How a program is run as somebody PostgreSQL accepts: a prefix, or another system user."""

    name: str
    prefix: tuple[str, ...] = ()
    uid: int | None = None
    gid: int | None = None

    def keywords(self) -> dict[str, Any]:
        """Arguments for subprocess."""
        return {} if self.uid is None else {"user": self.uid, "group": self.gid, "extra_groups": []}


def spawn(
    command: Sequence[str],
    *,
    sign: int,
    env: Mapping[str, str] | None = None,
    output: IO[bytes] | int | None = None,
    identity: Identity | None = None,
    cwd: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start `command` in a session of its own; it gets `sign` when this thread's process dies.

    Call it from a thread that lives as long as the process: the kernel ties the child to the thread.
    """
    identity = identity or Identity("same")
    return subprocess.Popen(
        [*identity.prefix, *command],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
        env=None if env is None else dict(env),
        cwd=cwd,
        start_new_session=True,
        preexec_fn=_tied_to(os.getpid(), sign),
        **identity.keywords(),
    )


def end(process: subprocess.Popen[bytes], *signs: int, patience: float) -> None:
    """These signals one after the other, at last SIGKILL: `patience` seconds after the first, five after each other."""
    for sign in (*signs, signal.SIGKILL):
        if process.poll() is not None:
            return
        process.send_signal(sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(patience)
        patience = 5.0


@cache
def _user_namespaces_work() -> bool:
    program = shutil.which("unshare")
    if program is None:
        return False
    trial = [program, "--user", "--map-user=1000", "--map-group=1000", "true"]
    return subprocess.run(trial, capture_output=True, check=False).returncode == 0


class NoIdentityError(RuntimeError):
    """Running as root and nobody else to be: the message says what to do."""


def database_identity() -> Identity:
    """Who PostgreSQL runs as: ourselves; as root a mapped user, else a system user.

    PostgreSQL refuses uid 0. A user namespace maps root to uid 1000 for PostgreSQL's eyes only, so that data
    under a 0700 home stays readable; many containers forbid it, then KEXIE_DATABASE_USER or `postgres` is used.
    """
    if os.geteuid() != 0:
        return Identity("same")
    if _user_namespaces_work():
        unshare = shutil.which("unshare") or "unshare"
        return Identity("mapped", (unshare, "--user", "--map-user=1000", "--map-group=1000"))
    for name in filter(None, (os.environ.get("KEXIE_DATABASE_USER"), "kexie", "postgres")):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Identity(name, (), entry.pw_uid, entry.pw_gid)
    raise NoIdentityError(
        "PostgreSQL does not run as root, and this machine forbids user namespaces.\n"
        "Make a user for it, with KEXIE_HOME and the program in folders that user can enter:\n"
        "  useradd --system kexie && mkdir -p /srv/kexie && export KEXIE_HOME=/srv/kexie\n"
        "or run Kexie as an ordinary user, or set DATABASE_URL to a PostgreSQL server."
    )
