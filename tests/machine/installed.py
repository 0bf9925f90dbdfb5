"""A whole installation in a folder, ready in half a second: the migrated template under its real name."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psycopg
from psycopg import sql

from kexie.machine import postgres, preparing, testing
from kexie.machine.home import Home
from kexie.machine.installation import DATABASE, Installation
from kexie.machine.postgres import ADMIN, Cluster

CACHE = Path(__file__).resolve().parents[2] / "var" / "test-templates"
KEXIE = [sys.executable, "-m", "kexie.machine.cli"]


def make(root: Path) -> Installation:
    """An installation in `root`: schema migrated, nobody in it, nothing running, static files not collected."""
    home = Home(root).ensure()
    template = testing.cached_template(CACHE)
    home.database.mkdir()
    shutil.copytree(template / "data", home.database / "data", symlinks=True)
    shutil.copytree(template / "secrets", home.secrets, dirs_exist_ok=True)
    installation = Installation(home, None, Cluster(home.database, home.secrets))
    with installation.database():
        _rename(installation)
    return installation


def _rename(installation: Installation) -> None:
    with psycopg.connect(installation.embedded.dsn(ADMIN, "postgres"), autocommit=True) as admin:
        names = sql.Identifier(testing.TEMPLATE), sql.Identifier(DATABASE)
        admin.execute(sql.SQL("alter database {} rename to {}").format(*names))
        admin.execute(f"comment on database {DATABASE} is '{preparing.schema_key()}'")


def environment(root: Path, **more: str) -> dict[str, str]:
    """For a process of its own: nothing of this test run's environment but the path."""
    return {"PATH": os.environ["PATH"], "HOME": str(root), "KEXIE_HOME": str(root), "KEXIE_ENV": "test"} | more


def kexie(root: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `kexie COMMAND …` on the installation in `root`."""
    return subprocess.run(
        [*KEXIE, *command], env=environment(root, **more), capture_output=True, text=True, timeout=120, check=False
    )


class Served:
    """`kexie serve` on an installation, on a free port, as a child of this process."""

    def __init__(self, root: Path, **more: str) -> None:
        self.root = root
        self.port = postgres.free_port()
        self.environment = environment(root, PORT=str(self.port), **more)
        self.process: subprocess.Popen[str] | None = None

    def start(self, *options: str, seconds: float = 60.0) -> "Served":
        self.process = subprocess.Popen(
            [*KEXIE, "serve", *options],
            env=self.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.wait_for_answer(seconds)
        return self

    def stop(self) -> int:
        assert self.process is not None
        self.process.terminate()
        try:
            return self.process.wait(40)
        finally:
            self.process.kill()

    def status(self, path: str = "/") -> int | None:
        """The status of a page; None when nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return None

    def wait_for_answer(self, seconds: float = 60.0, path: str = "/") -> None:
        deadline = time.monotonic() + seconds
        while self.status(path) != 200:
            assert self.process is not None
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"no answer; {self.told()}")
            time.sleep(0.1)

    def told(self) -> str:
        """Logs, for the message of a failed test."""
        logs = [path.read_text(errors="replace")[-2000:] for path in sorted((self.root / "logs").glob("*.log"))]
        return "\n".join(logs)

    def pids(self) -> dict[str, int]:
        """The first process of each kind: parent, web, worker, database."""
        assert self.process is not None
        found = {"parent": self.process.pid}
        for pid in children(self.process.pid):
            line = command_line(pid)
            for name, mark in (("web", "granian"), ("worker", "kexie.machine.worker"), ("database", "postgres")):
                if mark in line:
                    found[name] = pid
        return found


def port_is_free(port: int) -> bool:
    """Whether nobody listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def command_line(pid: int) -> str:
    """What was called; empty for a process that ended meanwhile."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return ""


def children(parent: int) -> list[int]:
    """Direct children, by /proc."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue
        if int(text.rsplit(")", 1)[1].split()[1]) == parent:
            found.append(int(stat.parent.name))
    return sorted(found)


def descendants(parent: int) -> list[int]:
    """Children, their children, and so on."""
    found = []
    for child in children(parent):
        found += [child, *descendants(child)]
    return found


def alive(pid: int) -> bool:
    """Whether the process runs (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def age(pid: int) -> float:
    """Seconds since the process started."""
    started = int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[19])
    return float(Path("/proc/uptime").read_text().split()[0]) - started / os.sysconf("SC_CLK_TCK")
