"""Issuing to 10,000 units, then 10,000 sign-fors over HTTP by 32 clients; each a unit's own liaison, signed in."""

import http.client
import json
import queue
import threading
import time
import urllib.parse
import uuid
from typing import Any

from bench import serving

UNITS = 10_000
CLIENTS = 32
CSRF = "b" * 32


def _issue(site: serving.Installation, ref: int) -> float:
    """chen presses 印发; seconds until the answer."""
    session = json.loads((site.home / "chen.json").read_text("utf-8"))
    connection = http.client.HTTPConnection("127.0.0.1", int(site.url.rsplit(":", 1)[1]), timeout=120)
    begun = time.perf_counter()
    status = _post(connection, f"/desk/documents/{ref}/issue/", session)
    if status not in (200, 302):
        raise RuntimeError(f"issuing answered {status}")
    return time.perf_counter() - begun


def _post(connection: http.client.HTTPConnection, path: str, session: str) -> int:
    body = urllib.parse.urlencode({"csrfmiddlewaretoken": CSRF, "idempotency_key": str(uuid.uuid4())})
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"session={session}; csrf={CSRF}",
    }
    connection.request("POST", path, body, headers)
    answer = connection.getresponse()
    answer.read()
    # Led to the sign-in page means not taken.
    return 401 if "/accounts/" in (answer.getheader("Location") or "") else answer.status


def _client(port: int, path: str, todo: "queue.SimpleQueue[str]", took: list[float], wrong: list[int]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while True:
        try:
            session = todo.get_nowait()
        except queue.Empty:
            return
        begun = time.perf_counter()
        try:
            status = _post(connection, path, session)
        except (OSError, http.client.HTTPException):
            connection.close()
            status = 0
        took.append(time.perf_counter() - begun)
        if status not in (200, 302):
            wrong.append(status)


def measure() -> dict[str, Any]:
    """Seconds of the issue, sign-fors a second, their latencies, and that each was taken once."""
    with serving.demo() as site:
        out = site.home / "storm.json"
        site.kexie("manage", "shell", "-c", f"from bench import fill; fill.storm({UNITS}, {str(out)!r})")
        site.kexie(
            "manage", "shell", "-c",
            "import json, pathlib; from bench import fill; from kexie.people import queries as q;"
            f"pathlib.Path({str(site.home / 'chen.json')!r}).write_text(json.dumps(fill.session_of('chen')))",
        )  # fmt: skip
        told = json.loads(out.read_text("utf-8"))
        issued = _issue(site, told["ref"])
        todo: queue.SimpleQueue[str] = queue.SimpleQueue()
        for key in told["sessions"]:
            todo.put(key)
        took: list[float] = []
        wrong: list[int] = []
        pids = serving.family(site.process.pid)
        web = [pid for pid in pids if not serving.is_database(pid)]
        before, begun = serving.cpu_seconds(web), time.perf_counter()
        port, path = int(site.url.rsplit(":", 1)[1]), f"/desk/inbox/{told['ref']}/receipt/"
        clients = [threading.Thread(target=_client, args=(port, path, todo, took, wrong)) for _ in range(CLIENTS)]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        seconds = time.perf_counter() - begun
        cpu = serving.cpu_seconds(web) - before
        count = site.kexie(
            "manage", "shell", "-c",
            f"from kexie.notices.models import Receipt; print('rows', Receipt.objects.filter(addressee__document__ref={told['ref']}).count())",
        )  # fmt: skip
    took.sort()
    return {
        "units": UNITS,
        "clients": CLIENTS,
        "issue_seconds": round(issued, 2),
        "sign_for_seconds": round(seconds, 1),
        "sign_for_per_second": round(UNITS / seconds, 1),
        "p50_ms": round(took[len(took) // 2] * 1000, 1),
        "p95_ms": round(took[int(len(took) * 0.95)] * 1000, 1),
        "web_cpu_ms_each": round(cpu * 1000 / UNITS, 2),
        "not_taken": len(wrong),
        "receipts": int(count.rsplit("rows", 1)[1]),
    }
