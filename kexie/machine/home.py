"""Where an installation keeps what it owns: one folder, named by KEXIE_HOME."""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

import kexie


@dataclass(frozen=True)
class Home:
    """The data home. Every path below `root` belongs to Kexie alone."""

    root: Path

    @property
    def database(self) -> Path:
        """The embedded PostgreSQL cluster (absent when DATABASE_URL names a server)."""
        return self.root / "database"

    @property
    def files(self) -> Path:
        """Uploads."""
        return self.root / "files"

    @property
    def run(self) -> Path:
        """Locks and the state of what is running; may be emptied while nothing runs."""
        return self.root / "run"

    @property
    def logs(self) -> Path:
        """Output of the database, the web server and the worker."""
        return self.root / "logs"

    @property
    def secrets(self) -> Path:
        """Passwords and keys: 0700, each file 0600."""
        return self.root / "secrets"

    @property
    def static(self) -> Path:
        """What collectstatic gathers; can be made again at any time."""
        return self.root / "static"

    @property
    def journal_heads(self) -> Path:
        """Published heads of the journal's chain; kit.journal.sealing appends to it."""
        return self.root / "journal-heads.txt"

    def ensure(self) -> "Home":
        """Make the folders that are missing; leaves existing ones as they are (doctor judges those)."""
        self.root.mkdir(mode=0o755, parents=True, exist_ok=True)
        modes = dict.fromkeys((self.files, self.run, self.logs, self.static), 0o750) | {self.secrets: 0o700}
        for folder, mode in modes.items():
            with contextlib.suppress(FileExistsError):  # a file, or a link to a disk that is not mounted
                folder.mkdir(mode=mode, exist_ok=True)
        return self


def checkout() -> Path | None:
    """The folder of the source tree when Kexie runs from one, else None."""
    folder = Path(kexie.__file__).resolve().parent.parent
    return folder if (folder / "pyproject.toml").is_file() else None


def current() -> Home:
    """KEXIE_HOME, else `var` in the source tree, else `var` in the working directory."""
    named = os.environ.get("KEXIE_HOME")
    if named:
        return Home(Path(named).expanduser().resolve())
    return Home((checkout() or Path.cwd()).resolve() / "var")
