"""Set-up from a clean clone: cold (empty caches) and warm seconds; size and number of installed packages."""

import os
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.serving import ROOT, free_port


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def measure() -> dict[str, Any]:
    """Seconds, bytes, packages."""
    with tempfile.TemporaryDirectory(prefix="kexie-install-") as folder:
        clone, home = Path(folder) / "kexie", Path(folder) / "home"
        home.mkdir()
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("KEXIE_", "UV_", "VIRTUAL_ENV", "DJANGO_"))
        } | {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "PORT": str(free_port())}
        seconds = {}
        for name in ("cold", "warm"):
            begun = time.monotonic()
            subprocess.run(["make", "setup"], cwd=clone, env=environment, check=True, capture_output=True)
            seconds[name] = round(time.monotonic() - begun, 1)
        packages = list((clone / ".venv").glob("lib/python*/site-packages/*.dist-info"))
        return {
            "setup_seconds_cold": seconds["cold"],
            "setup_seconds_warm": seconds["warm"],
            "packages": len(packages),
            "installed_mb": round(_size(clone / ".venv") / 1e6, 1),
        }
