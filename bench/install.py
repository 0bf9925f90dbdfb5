"""From nothing: `make run` to its first 200, `make setup` cold and warm; size and number of installed packages.

A clean clone, an empty HOME and nothing but /usr/bin and /bin each time, so the caches of packages are empty. What the
operating system holds of files in memory, and a mirror of packages near by, is the machine's.
"""

import os
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from bench import serving
from bench.serving import ROOT, free_port

# Where packages come from is the business of the machine; nothing else of this environment is handed on.
NETWORK = ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_FILE")


class Newcomer(serving.Installation):
    """An installation in a clone of its own, of somebody who has nothing yet."""

    @property
    def environment(self) -> dict[str, str]:
        """An empty home, the system's programs, and how to reach the network."""
        handed = {name: told for name, told in os.environ.items() if name in NETWORK or name.startswith("PIP_")}
        return handed | {"HOME": str(self.home / "home"), "PATH": "/usr/bin:/bin", "PORT": str(self.port)}


def newcomer(folder: Path) -> Newcomer:
    """A clean clone and an empty home in this folder."""
    (folder / "home").mkdir(parents=True)
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(folder / "kexie")], check=True)
    return Newcomer(f"http://127.0.0.1:{free_port()}", folder, folder=folder / "kexie")


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _make_run(folder: Path) -> float:
    """Seconds of `make run` from nothing to the first 200."""
    site = newcomer(folder)
    try:
        return site.serve("/usr/bin/make", "--silent", "run")
    finally:
        site.stop()


def _make_setup(site: Newcomer) -> float:
    begun = time.monotonic()
    command = ["/usr/bin/make", "setup"]
    subprocess.run(command, cwd=site.folder, env=site.environment, check=True, capture_output=True)
    return time.monotonic() - begun


def measure() -> dict[str, Any]:
    """Seconds, bytes, packages."""
    with tempfile.TemporaryDirectory(prefix="kexie-install-") as folder:
        run = _make_run(Path(folder) / "run")
        site = newcomer(Path(folder) / "setup")
        cold, warm = _make_setup(site), _make_setup(site)
        installed = site.folder / ".venv"
        return {
            "make_run_seconds_cold": round(run, 1),
            "setup_seconds_cold": round(cold, 1),
            "setup_seconds_warm": round(warm, 1),
            "packages": len(list(installed.glob("lib/python*/site-packages/*.dist-info"))),
            "installed_mb": round(_size(installed) / 1e6, 1),
        }
