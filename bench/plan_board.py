"""The board of a plan with 200 measures, 17 districts and 300 units: queries, CPU, and p95 at 50 requests a second, mixed.

Of ten requests eight are what the house of a plan reads of it: the board by part, department and district, today and of
mid-year, a line of it, one district's parts behind it, the sheet. One is a unit's report handed in, one a district's
verification, each with the page it leads to. The content of a board, which is the same for all its readers, is drawn
once for those who ask within three seconds (kexie/kit/web/shared.py); what stands around it is drawn for each of them.
Before the clock starts everything has been done a few times: the site is one that is at work, not one just started.
The plan is in the middle of its work (``bench.plan_year``); afterwards its kept sums must still be those of its
verified reports.
"""

import http.client
import json
import queue
import threading
import time
import urllib.parse
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench import serving

MEASURES, UNITS, RATE, SECONDS, CLIENTS, ALONE = 200, 300, 50, 30, 48, 20
VIEWS = (
    "board/", "board/?by=owner", "board/?by=district", "board/?by=district&on=mid", "board/?by=part&key=2",
    "units/{district}/", "sheet/?on=mid",
)  # fmt: skip
# What a tenth of the requests sends, and which tenth.
SENT = {"report": {"value": "1", "words": "又建一家，已挂牌", "proof": "批复文件"}, "verify": {}}
TENTH, ACTS, REPORTERS, WARM = {4: "report", 9: "verify"}, RATE * SECONDS // 10, 25, 24
TOKEN = "k" * 32


def fill(measures: int = MEASURES, units: int = UNITS) -> dict[str, int]:
    """Inside the installation: :func:`bench.plan_year.plan`; and for how many seconds figures are kept there."""
    from django.conf import settings

    from bench import plan_year

    return {**plan_year.plan(measures, units), "kept": settings.COUNTS_KEPT}


class _Browser:
    """One connection that is kept, as a browser keeps it."""

    def __init__(self, site: serving.Installation) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", int(site.url.rsplit(":", 1)[1]), timeout=60)

    def get(self, session: str, path: str) -> bool:
        """Whether the answer was a page."""
        self.connection.request("GET", path, headers={"Cookie": f"session={session}"})
        answer = self.connection.getresponse()
        answer.read()
        return answer.status == 200

    def act(self, session: str, path: str, **told: str) -> bool:
        """Send a form and read the page it leads to; whether it was done."""
        body = urllib.parse.urlencode({**told, "csrfmiddlewaretoken": TOKEN, "idempotency_key": str(uuid.uuid4())})
        headers = {"Cookie": f"session={session}; csrf={TOKEN}", "Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request("POST", path, body, headers)
        answer = self.connection.getresponse()
        answer.read()
        return answer.status == 302 and self.get(session, answer.headers["Location"])


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One request of the load: whose, what it is (as told in the figures), where."""

    session: str
    name: str
    path: str

    def sent(self, browser: _Browser) -> bool:
        """Whether it was answered as it should be."""
        return browser.act(self.session, self.path, **SENT[self.name]) if self.name in SENT else browser.get(
            self.session, self.path
        )  # fmt: skip


def _mix(sessions: Sequence[str], paths: Sequence[str], acts: dict[str, Any]) -> list[_Wanted]:
    """What is asked for, in order: of ten, one report handed in, one verified, eight pages."""
    left, found = {name: iter(rows) for name, rows in acts.items()}, []
    for place in range(RATE * SECONDS):
        if (name := TENTH.get(place % 10)) is not None:
            session, path = next(left[name])
            found.append(_Wanted(session, name, path))
        else:
            path = paths[place % len(paths)]
            found.append(_Wanted(sessions[place % len(sessions)], path, path))
    return found


def _open_loop(site: serving.Installation, load: Sequence[_Wanted], home: str, kept: int) -> dict[str, Any]:
    """Requests start by the clock, whatever the answers take; a latency counts from the planned start.

    Everybody has a session of their own and opens a page a second. They came one after another in the time for which
    the figures beside the navigation are kept, as people come: else all of them would be asked for in one second.
    """
    everybody = sorted({one.session for one in load})
    for session in everybody:
        at = time.perf_counter() + kept / len(everybody)
        _Browser(site).get(session, home)
        time.sleep(max(0.0, at - time.perf_counter()))
    waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
    took: list[tuple[float, str]] = []
    begun = time.perf_counter() + 1

    def client() -> None:
        browser = _Browser(site)
        while (place := waiting.get()) >= 0:
            start = begun + place / RATE
            time.sleep(max(0.0, start - time.perf_counter()))
            good = load[place].sent(browser)
            took.append(((time.perf_counter() - start) * 1000 if good else float("inf"), load[place].name))

    for place in [*range(len(load)), *[-1] * CLIENTS]:
        waiting.put(place)
    clients = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for one in clients:
        one.start()
    for one in clients:
        one.join(timeout=180)
    told = sorted(spent for spent, _ in took)
    names = sorted({name for _, name in took})
    return {
        "requests": len(told), "acts": sum(name in SENT for _, name in took), "not_ok": told.count(float("inf")),
        "p50_ms": _at(told, 0.5), "p95_ms": _at(told, 0.95),
        "p95_ms_by_view": {name: _at(sorted(spent for spent, at in took if at == name), 0.95) for name in names},
    }  # fmt: skip


def _at(ordered: list[float], share: float) -> float:
    return round(ordered[int(len(ordered) * share)], 1)


def _alone(site: serving.Installation, session: str, path: str) -> dict[str, float]:
    """CPU of web and database for one request of this page, in a row of them."""
    browser = _Browser(site)
    browser.get(session, path)
    before = {pid: serving.cpu_seconds([pid]) for pid in serving.family(site.process.pid)}
    for _ in range(ALONE):
        browser.get(session, path)
    pids = serving.family(site.process.pid)  # a connection to the database that was opened meanwhile is among them
    spent = {
        kind: serving.spent_since(before, [pid for pid in pids if serving.is_database(pid) is kind])
        for kind in (False, True)
    }
    return {name: round(spent[kind] * 1000 / ALONE, 1) for kind, name in ((False, "web_ms"), (True, "database_ms"))}


def measured(
    site: serving.Installation, sessions: Sequence[str], told: dict[str, int], acts: dict[str, Any]
) -> dict[str, Any]:
    """Every view alone, then all mixed with what is reported and verified, in an installation that is filled."""
    paths = [f"/desk/plans/{told['ref']}/{view.format(**told)}" for view in VIEWS]
    counted = site.kexie(
        "manage", "shell", "-c",
        f"from bench import fill; import json; print('counts', json.dumps(fill.queries_of('chen', {paths!r})))",
    )  # fmt: skip
    sql = json.loads(counted.rsplit("counts", 1)[1])
    alone = {view: _alone(site, sessions[0], path) for view, path in zip(VIEWS, paths, strict=True)}
    for name, rows in acts.items():
        if not all(_Browser(site).act(session, path, **SENT[name]) for session, path in rows[ACTS:]):
            raise RuntimeError(f"a {name} was not taken")
    mixed = _open_loop(site, _mix(sessions, paths, acts), paths[0], told["kept"])
    site.kexie("check-invariants")  # raises where a kept sum is not what was verified
    return {
        "sql": {view: sql[path] for view, path in zip(VIEWS, paths, strict=True)}, "most_sql": max(sql.values()),
        "cpu": alone, "mixed": mixed,
    }  # fmt: skip


def measure() -> dict[str, Any]:
    """Fill, then count and measure."""
    with serving.demo() as site:
        sessions = _said(site, "fill", f"[fill.session_of('chen') for _ in range({CLIENTS})]")
        told = _said(site, "plan_board", "plan_board.fill()")
        acts = _said(site, "plan_year", f"plan_year.acts({told['ref']}, {ACTS + WARM}, {REPORTERS})")
        found = measured(site, sessions, told, acts)
    return {**found, "measures": MEASURES, "units": told["units"], "reports": told["reports"], "rate": RATE,
            "seconds": SECONDS}  # fmt: skip


def _said(site: serving.Installation, module: str, call: str) -> Any:
    """What a call inside the installation returns."""
    told = site.kexie(
        "manage", "shell", "-c", f"import json; from bench import {module}; print('said', json.dumps({call}))"
    )
    return json.loads(told.rsplit("said", 1)[1])
