"""A running site for journeys, scans and races: granian (and the worker) on a clone of the demo city."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Site:
    """Where it answers, and the addresses of its database."""

    url: str
    app_dsn: str
    owner_dsn: str
    home: Path

    def manage(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """A management command on this site's database."""
        return subprocess.run(
            [sys.executable, "-m", "django", *words],
            env=environment(self), cwd=ROOT, capture_output=True, text=True, check=check, timeout=300,
        )  # fmt: skip


def environment(site: Site) -> dict[str, str]:
    """What the site's processes are told."""
    return os.environ | {
        "KEXIE_ENV": "test",
        "DJANGO_SETTINGS_MODULE": "kexie.config.settings",
        "KEXIE_APP_DSN": site.app_dsn,
        "KEXIE_DB_ROLE": "app",
        "KEXIE_HOME": str(site.home),
        "KEXIE_FILES": str(site.home / "files"),
    }


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_it_answers(url: str, process: subprocess.Popen[bytes], seconds: float = 120) -> None:
    """Return once `url` answers at all; raise if the process ends or the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"{url} did not answer in {seconds} s")


@contextlib.contextmanager
def running(
    app_dsn: str, owner_dsn: str, home: Path,
    *, worker: bool = True, workers: int = 1, application: str = "tests.wsgi:application", days: int = 0,
) -> Iterator[Site]:  # fmt: skip
    """The site, until the block ends; its clock goes so many ``days`` ahead."""
    site = Site(f"http://127.0.0.1:{free_port()}", app_dsn, owner_dsn, home)
    home.mkdir(parents=True, exist_ok=True)
    log = (home / "site.log").open("ab")
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
        "--port", site.url.rsplit(":", 1)[1], "--workers", str(workers), "--blocking-threads", "4",
        "--no-ws", "--log-level", "warning", application,
    ]  # fmt: skip
    ahead = environment(site) | {"LATER_DAYS": str(days)}
    started = [subprocess.Popen(command, env=ahead, cwd=ROOT, stdout=log, stderr=log)]
    try:
        if worker:
            jobs = [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency=1"]
            started.append(subprocess.Popen(jobs, env=environment(site), cwd=ROOT, stdout=log, stderr=log))
        wait_until_it_answers(f"{site.url}/health/", started[0])
        yield site
    finally:
        for process in started:
            process.terminate()
        for process in started:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)
        log.close()
