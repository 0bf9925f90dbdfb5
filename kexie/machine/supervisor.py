"""`kexie serve`: the parent of the database, the web server and the worker.

Start: database, then web and worker. Stop: web (5 s), worker (10 s), database; SIGKILL after each time. What dies
is started again with growing pauses. Whoever is killed takes its own children along: each child leads a session
that is swept when it ends, and the kernel ends the children when this parent dies.
"""

import contextlib
import json
import os
import select
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kexie.machine import locking, postgres, preparing, processes
from kexie.machine.children import Child, pause, say
from kexie.machine.installation import Installation
from kexie.machine.ports import ServeError, answers, refuse_taken_port, shown_host

WEB_SECONDS = 5.0
WORKER_SECONDS = 10.0


@dataclass
class Supervisor:
    """Runs until SIGTERM or SIGINT."""

    installation: Installation
    port: int
    host: str = "127.0.0.1"
    workers: int = 2
    threads: int = 8
    # What is done on the running database before anybody is served (`make run`); it may raise.
    first: Callable[[], None] | None = None
    children: list[Child] = field(default_factory=list)
    _stopping: bool = False
    _wake: int = -1
    _lock: int = -1
    _database_failures: int = 0

    def run(self) -> int:
        """Serve; returns the exit status. Raises ServeError when it cannot begin."""
        self._take_lock()
        refuse_taken_port(self.host, self.port)
        self._listen_to_signals()
        processes.adopt_orphans()
        cluster = self.installation.cluster
        try:
            if cluster is not None:
                cluster.give_up = lambda: self._stopping
                cluster.start()
            if self.first is not None:
                self.first()
            preparing.insist_on_schema(self.installation)
            if preparing.migrated_to(self.installation) != preparing.schema_key():
                say("the schema is not the one this program wants: stop, run `kexie migrate`, start again")
            self._make_children()
            for child in self.children:
                child.start()
            self._tell()
            self._watch(cluster)
        finally:
            self._stop(cluster)
        return 0

    def _make_children(self) -> None:
        logs, python = self.installation.home.logs, sys.executable
        web = [
            python, "-m", "granian", "--interface", "wsgi", "--host", self.host, "--port", str(self.port),
            "--workers", str(self.workers), "--blocking-threads", str(self.threads),
            "--blocking-threads-idle-timeout", "600", "--backlog", "1024", "--http", "1",
            "--respawn-failed-workers", "--workers-kill-timeout", "4", "--no-ws",
            "kexie.machine.web:application",
        ]  # fmt: skip
        worker = [python, "-m", "kexie.machine.worker"]
        self.children = [
            Child("web", web, WEB_SECONDS, logs / "web.log", self._told("web")),
            Child("worker", worker, WORKER_SECONDS, logs / "worker.log", self._told("worker")),
        ]

    def _told(self, process: str) -> dict[str, str]:
        """With the port, for links to the site, whoever writes them (config.env.site)."""
        return self.installation.environment(process) | {"PORT": str(self.port)}

    def _watch(self, cluster: postgres.Cluster | None) -> None:
        announced = False
        while not self._stopping:
            if cluster is not None and not cluster.alive():
                self._restart_database(cluster)
            for child in self.children:
                child.look()
            reap(self._own_pids(cluster))
            if not announced and answers(self.host, self.port):
                announced = True
                say(f"serving http://{shown_host(self.host)}:{self.port} (stop with Ctrl-C)")
            self._sleep(0.1 if not announced else 0.5)

    def _restart_database(self, cluster: postgres.Cluster) -> None:
        self._database_failures += 1
        say(f"the database ended; see {cluster.log}")
        self._sleep(pause(self._database_failures))
        try:
            cluster.launch()
        except postgres.ClusterError as error:
            say(str(error))
        else:
            say("the database runs again")
            self._database_failures = 0
            self._tell()

    def _stop(self, cluster: postgres.Cluster | None) -> None:
        if self._stopping:
            say("stopping")
        for child in self.children:  # web first, then the worker
            child.stop()
        if cluster is not None:
            cluster.stop()
        self.state_file(self.installation).unlink(missing_ok=True)
        os.close(self._lock)

    # ---- what others may know

    @staticmethod
    def state_file(installation: Installation) -> Path:
        """Who serves: {"pid", "port"}; believed only while the lock beside it is held."""
        return installation.home.run / "serve.json"

    def _tell(self) -> None:
        self.state_file(self.installation).write_text(json.dumps({"pid": os.getpid(), "port": self.port}))

    def _take_lock(self) -> None:
        held = locking.take(self.installation.home.run / "serve.lock")
        if held is None:
            raise ServeError(
                f"Kexie is already served from {self.installation.home.root} "
                f"({self.state_file(self.installation)} tells its process and port); stop that one first."
            )
        self._lock = held

    # ---- signals and sleep

    def _listen_to_signals(self) -> None:
        self._wake, write = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(sign, self._on_signal)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # only to wake the loop below

    def _on_signal(self, *_: object) -> None:
        self._stopping = True

    def _sleep(self, seconds: float) -> None:
        """Until something happens, at most so long."""
        select.select([self._wake], [], [], seconds)
        with contextlib.suppress(BlockingIOError):
            while os.read(self._wake, 512):
                pass

    def _own_pids(self, cluster: postgres.Cluster | None) -> set[int]:
        pids = {child.process.pid for child in self.children if child.process is not None}
        state = cluster.running() if cluster is not None else None
        return pids | ({state.pid} if state else set())


@dataclass(frozen=True)
class Serving:
    """A running `kexie serve`."""

    pid: int
    port: int


def serving(installation: Installation) -> Serving | None:
    """Who serves this installation now, None when nobody does; a file a killed run left behind is not believed."""
    if not locking.is_held(installation.home.run / "serve.lock"):
        return None
    with contextlib.suppress(OSError, ValueError):
        told = json.loads(Supervisor.state_file(installation).read_text())
        return Serving(int(told["pid"]), int(told["port"]))
    return None


def reap(own: set[int]) -> None:
    """Bury adopted orphans; our own children are left to their Popen objects."""
    while True:
        try:
            found = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return
        if found is None or found.si_pid in own:
            return
        with contextlib.suppress(ChildProcessError):
            os.waitpid(found.si_pid, os.WNOHANG)
