"""Start to the first 200 with the database up, and memory of web and worker (PSS, without the database)."""

import os
import signal
import time
import urllib.request
from typing import Any

from bench import serving


def measure() -> dict[str, Any]:
    """Seconds and bytes."""
    with serving.demo() as site:
        for _ in range(50):
            urllib.request.urlopen(f"{site.url}/notices/", timeout=10).read()
        pids = serving.family(site.process.pid)
        parts = {str(pid): serving.pss(pid) for pid in pids if not serving.is_database(pid)}
        found: dict[str, Any] = {
            "prepare_seconds": round(site.seconds["prepare"], 2),
            "serve_to_first_200_seconds": round(site.seconds["first_200"], 2),
            "memory_pss_mb": round(sum(parts.values()) / 1e6, 1),
            "processes": len(parts),
        }
        web = [
            pid
            for pid in pids
            if "granian" in serving.command_of(pid) or "kexie.machine.web" in serving.command_of(pid)
        ]
        begun = time.monotonic()
        for pid in web:
            os.kill(pid, signal.SIGKILL)
        while True:
            try:
                with urllib.request.urlopen(f"{site.url}/notices/", timeout=5):
                    break
            except OSError:
                time.sleep(0.02)
        found["web_killed_to_200_seconds"] = round(time.monotonic() - begun, 2)
        begun = time.monotonic()
        site.stop()
        found["stop_seconds"] = round(time.monotonic() - begun, 2)
        found["warm_serve_to_first_200_seconds"] = round(site.serve(), 2)
        site.stop()
        found["warm_make_run_to_first_200_seconds"] = round(site.serve("make", "--silent", "run"), 2)
    return found
