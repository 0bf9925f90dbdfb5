"""What a check is given and what it answers."""

import datetime
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from kexie.machine.installation import Installation


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. `fault` stops work, `warning` will."""

    name: str
    level: str
    problem: str
    mend: str


def fault(name: str, problem: str, mend: str) -> Finding:
    """Something that keeps Kexie from working."""
    return Finding(name, "fault", problem, mend)


def warning(name: str, problem: str, mend: str) -> Finding:
    """Something that will matter, or matters to a part."""
    return Finding(name, "warning", problem, mend)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


# Where fonts lie on a machine without fontconfig, or with one that fails.
FONT_FILES = Path("/usr/share/fonts")


def _chinese_fonts() -> bool:
    if shutil.which("fc-list"):
        listed = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=False)
        if listed.returncode == 0:
            return bool(listed.stdout.strip())
    return any(FONT_FILES.glob("**/*CJK*"))


@dataclass
class Case:
    """What the checks look at; the ways to look are fields, so that a test can plant what it cannot produce."""

    installation: Installation
    host: str
    port: int
    now: Callable[[], datetime.datetime] = _now
    free_space: Callable[[Path], tuple[int, int]] = lambda path: shutil.disk_usage(path)[:3:2]  # total, free
    chinese_fonts: Callable[[], bool] = _chinese_fonts
    own_uid: int = field(default_factory=os.geteuid)
    # An open connection as kexie_app, None while the database is out of reach.
    app: psycopg.Connection[tuple[Any, ...]] | None = None
    served: bool = False


Check = Callable[[Case], Finding | None]
