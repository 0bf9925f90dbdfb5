"""A real installation for a measure: its own data home, `kexie prepare --demo` and `kexie serve` on a free port."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEXIE = Path(sys.executable).parent / "kexie"


@dataclass
class Installation:
    """A served installation: its address, its data home, what getting there took."""

    url: str
    home: Path
    seconds: dict[str, float] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    folder: Path = ROOT  # the clone whose commands are run

    @property
    def port(self) -> int:
        """The port it is served on."""
        return int(self.url.rsplit(":", 1)[1])

    @property
    def environment(self) -> dict[str, str]:
        """What its commands are told."""
        wanted = {"KEXIE_HOME": str(self.home), "PORT": str(self.port), "KEXIE_ENV": "development"}
        return {name: value for name, value in os.environ.items() if not name.startswith("KEXIE_")} | wanted

    def kexie(self, *words: str) -> str:
        """Run a command of the product to its end."""
        done = subprocess.run(
            [str(KEXIE), *words], env=self.environment, cwd=self.folder, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"kexie {' '.join(words)}: {done.stdout}{done.stderr}")
        return done.stdout

    def serve(self, *command: str) -> float:
        """Start it (by another command than `kexie serve`, if named); seconds to the first 200."""
        begun = time.monotonic()
        log = (self.home / "serve.log").open("ab")
        wanted = list(command) or [str(KEXIE), "serve"]
        self.process = subprocess.Popen(wanted, env=self.environment, cwd=self.folder, stdout=log, stderr=log)
        while True:
            if self.process.poll() is not None:
                raise RuntimeError((self.home / "serve.log").read_text("utf-8", "replace"))
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.url}/notices/", timeout=5) as answer:
                if answer.status == 200:
                    return time.monotonic() - begun
            time.sleep(0.02)

    def stop(self) -> None:
        """Stop it as Ctrl-C would."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(40)


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def demo(*, served: bool = True, small: bool = False) -> Iterator[Installation]:
    """The demo city (or the small world of bench/hundred.py), prepared and, if wanted, served; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kexie-bench-") as folder:
        found = Installation(f"http://127.0.0.1:{free_port()}", Path(folder) / "home")
        found.home.mkdir()
        begun = time.monotonic()
        if small:
            found.kexie("prepare")
            found.kexie("manage", "shell", "-c", "from bench import hundred; hundred.stage()")
        else:
            found.kexie("prepare", "--demo")
        found.seconds["prepare"] = time.monotonic() - begun
        try:
            if served:
                found.seconds["first_200"] = found.serve()
            yield found
        finally:
            found.stop()


def family(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            text = entry.read_text()
            if int(text.rsplit(")", 1)[1].split()[1]) == pid:
                found += family(int(entry.parent.name))
    return found


def command_of(pid: int) -> str:
    """A process's command line."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    return ""


def pss(pid: int) -> int:
    """Proportional share of memory of one process, bytes."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def cpu_seconds(pids: list[int]) -> float:
    """User and system time of the processes so far."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            words = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            total += int(words[11]) + int(words[12])
    return total / os.sysconf("SC_CLK_TCK")


def spent_since(before: dict[int, float], pids: list[int]) -> float:
    """CPU seconds these processes took since ``before`` (by pid); one that began since then counts whole."""
    return sum(cpu_seconds([pid]) - before.get(pid, 0.0) for pid in pids)


def is_database(pid: int) -> bool:
    """True for PostgreSQL's own processes."""
    return "postgres" in command_of(pid)
