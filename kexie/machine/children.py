"""One program kept running by `kexie serve`: started again with growing pauses, ended with all it left behind."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kexie.machine import processes

CALM_SECONDS = 5.0
LONGEST_PAUSE = 15.0
LOG_BYTES = 10 * 1024 * 1024


@dataclass
class Child:
    """One program kept running."""

    name: str
    command: Sequence[str]
    patience: float
    log: Path
    env: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    failures: int = 0
    started: float = 0.0
    not_before: float = 0.0

    def start(self) -> None:
        """Start it, its output appended to its log."""
        if self.log.exists() and self.log.stat().st_size > LOG_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            self.process = processes.spawn(self.command, sign=signal.SIGKILL, env=self.env, output=log)
        self.started = time.monotonic()

    def look(self) -> None:
        """Start it again if it died: at once the first time, then after 1, 2, 4 … 15 s; five calm seconds forgive."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            self.sweep()
            say(f"{self.name} ended with {self.process.returncode}; see {self.log}")
            self.process = None
            self.failures = 1 if now - self.started > CALM_SECONDS else self.failures + 1
            self.not_before = now + pause(self.failures)
        if self.process is None and now >= self.not_before:
            self.start()

    def stop(self) -> None:
        """SIGTERM, SIGKILL after its time, then whatever it left in its session."""
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(self.patience)
        self.sweep()
        self.process.wait()
        self.process = None

    def sweep(self) -> None:
        """End everything in the session this child led."""
        assert self.process is not None
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)


def pause(failures: int) -> float:
    """Seconds to wait before the next start after so many deaths in a row."""
    return 0.0 if failures <= 1 else min(2.0 ** (failures - 2), LONGEST_PAUSE)


def say(text: str) -> None:
    """One line to the terminal, with the time of day left to whoever collects the output."""
    print(f"kexie: {text}", flush=True)
