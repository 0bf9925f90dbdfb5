"""What a command and the processes it starts take, sampled while it runs: shares of pages, none counted twice (PSS).

The greatest of a child's sizes that the system keeps (``ru_maxrss``) begins with that of the process it was split from,
so that a reader of 40 MB would be told as large as the importer that started it.
"""

import subprocess
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench import serving

READER = "kexie.kit.tables.apart"
_EVERY = 0.05  # seconds


@dataclass
class Peaks:
    """Bytes at the most: of the command's own process, of the readers of its tables, of all in one moment."""

    own: int = 0
    reader: int = 0
    together: int = 0
    _over: threading.Event = field(default_factory=threading.Event)

    def watch(self, pid: int) -> None:
        """Until it is over."""
        while not self._over.wait(_EVERY):
            reader = own = 0
            for one in serving.family(pid):
                if serving.is_database(one):
                    continue
                share = serving.pss(one)
                if READER in serving.command_of(one):
                    reader += share
                else:
                    own += share
            self.own, self.reader = max(self.own, own), max(self.reader, reader)
            self.together = max(self.together, own + reader)

    def stop(self) -> None:
        """It is over."""
        self._over.set()

    def told(self) -> dict[str, int]:
        """Megabytes; ``both_mb`` adds the two peaks, whether or not they came in one moment."""
        found = {"own_mb": self.own, "reader_mb": self.reader, "together_mb": self.together}
        return {name: size // 2**20 for name, size in (found | {"both_mb": self.own + self.reader}).items()}


def run(command: list[str], environment: Mapping[str, str], folder: Path) -> tuple[str, float, Peaks]:
    """What it prints, the seconds of its whole process, its peaks. Raises RuntimeError where it fails."""
    peaks, begun = Peaks(), time.monotonic()
    with subprocess.Popen(
        command, env=dict(environment), cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:  # fmt: skip
        watching = threading.Thread(target=peaks.watch, args=(process.pid,))
        watching.start()
        try:
            out, fault = process.communicate()
        finally:
            peaks.stop()
            watching.join()
    if process.returncode:
        raise RuntimeError(out[-2000:] + fault[-4000:])
    return out, time.monotonic() - begun, peaks
