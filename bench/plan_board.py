"""The board of a plan with 200 measures, 17 districts and 300 units: queries, CPU, and p95 at 50 requests a second, mixed.

Mixed is what the house of a plan asks of it: the board by part, department and district, today and of mid-year, a line
of it, one district's parts behind it, the sheet. Each request is drawn anew: a page of the desk is never kept.
"""

import http.client
import json
import queue
import threading
import time
from collections.abc import Sequence
from typing import Any

from bench import serving

MEASURES, UNITS, RATE, SECONDS, CLIENTS, ALONE = 200, 300, 50, 30, 48, 20
VIEWS = (
    "board/", "board/?by=owner", "board/?by=district", "board/?by=district&on=mid", "board/?by=part&key=2",
    "units/{district}/", "sheet/?on=mid",
)  # fmt: skip


def fill(measures: int = MEASURES, units: int = UNITS) -> dict[str, int]:
    """Inside the installation: the plan with its tasks, split to every district and ``units`` units.

    Its short number, that of a district, and for how many seconds figures are kept there.
    """
    import random

    from django.conf import settings

    from kexie.kit import clock
    from kexie.kit.actor import SYSTEM
    from kexie.organisations.models import Organisation
    from kexie.plans import queries, reading
    from kexie.plans.actions import plans
    from kexie.plans.models import AnnualPlan, Task

    root = Organisation.objects.get(superior=None)
    year = clock.today().year
    rows = "".join(f"{n}.新建企业科协{n}家。\n" for n in range(1, measures // 4 + 1))
    text = f"某市科协{year}年工作要点（千项）\n" + "".join(f"{mark}、第{mark}方面\n{rows}" for mark in "一二三四")
    plan = plans.store(text, reading.read(text).spans, organisation=root, by=SYSTEM)
    tasks, districts = _tasks(plan), queries.receivers(root, districts=True)
    _split(tasks, districts, units, random.Random(2026))
    Task.objects.bulk_update(tasks, ["split", "done"])
    AnnualPlan.objects.filter(pk=plan.pk).update(state="issued", issued_on=clock.today().replace(month=1, day=15))
    return {"ref": AnnualPlan.objects.get(pk=plan.pk).ref, "district": districts[0].number,
            "kept": settings.COUNTS_KEPT}  # fmt: skip


def _tasks(plan: Any) -> list[Any]:
    """A task for every measure, the departments in turn."""
    from decimal import Decimal

    from kexie.plans import queries
    from kexie.plans.models import Measure, Task

    lead, due = queries.departments(plan.organisation), queries.quarter_end(plan.year, 4)
    shared = {"plan": plan, "due_on": due, "unit": "家", "target": Decimal(300)}
    return Task.objects.bulk_create(
        Task(measure=one, name=f"任务{n}", lead=lead[n % len(lead)], **shared)
        for n, one in enumerate(Measure.objects.filter(part__plan=plan))
    )


def _split(tasks: Sequence[Any], districts: Sequence[Any], units: int, lots: Any) -> None:
    """17 of each task to every district, 1 of that to each of ``units`` units; a lot says what is done."""
    from decimal import Decimal

    from kexie.organisations.models import Ancestry, Organisation
    from kexie.plans.models import Target

    links = Ancestry.objects.filter(ancestor__in=districts, depth__gt=0, inside=False)
    under = dict(links.values_list("descendant_id", "ancestor_id"))
    firms = list(Organisation.objects.filter(pk__in=under, state="active")[:units])
    for task in tasks:
        tops = {one.pk: _part(task, None, one, 17, task.due_on, lots) for one in districts}
        below = [_part(task, tops[under[one.pk]], one, 1, task.due_on, lots) for one in firms]
        for part in below:
            part.parent.split += part.value
            part.parent.done += part.done
        task.split = sum(one.value for one in tops.values())
        task.done = sum((one.done for one in tops.values()), Decimal(0))
        Target.objects.bulk_create([*tops.values(), *below])


def _part(task: Any, parent: Any, organisation: Any, value: int, due: Any, lots: Any) -> Any:
    from decimal import Decimal

    from kexie.plans.models import Target

    done = Decimal(0) if parent is None else Decimal(lots.randrange(0, 2))
    return Target(
        task=task, parent=parent, organisation=organisation, name=organisation.label, value=Decimal(value),
        jurisdiction_id=organisation.jurisdiction_id, split_on=due.replace(month=1), due_on=due, done=done,
    )  # fmt: skip


class _Browser:
    """One connection that is kept, as a browser keeps it."""

    def __init__(self, site: serving.Installation, session: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", int(site.url.rsplit(":", 1)[1]), timeout=60)
        self.headers = {"Cookie": f"session={session}"}

    def get(self, path: str) -> bool:
        """Whether the answer was a page."""
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        answer.read()
        return answer.status == 200


def _open_loop(
    site: serving.Installation, sessions: Sequence[str], paths: Sequence[str], seconds_kept: int
) -> dict[str, Any]:
    """Requests start by the clock, whatever the answers take; a latency counts from the planned start.

    Everybody has a session of their own and opens a page a second. They came one after another in the time for which
    the figures beside the navigation are kept, as people come: else all of them would be asked for in one second.
    """
    for session in sessions:
        at = time.perf_counter() + seconds_kept / len(sessions)
        _Browser(site, session).get(paths[0])
        time.sleep(max(0.0, at - time.perf_counter()))
    waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
    took: list[tuple[float, str]] = []
    begun = time.perf_counter() + 1

    def client(session: str) -> None:
        browser = _Browser(site, session)
        while (place := waiting.get()) >= 0:
            start = begun + place / RATE
            time.sleep(max(0.0, start - time.perf_counter()))
            good = browser.get(paths[place % len(paths)])
            spent = (time.perf_counter() - start) * 1000 if good else float("inf")
            took.append((spent, paths[place % len(paths)]))

    for place in [*range(RATE * SECONDS), *[-1] * CLIENTS]:
        waiting.put(place)
    clients = [threading.Thread(target=client, args=(session,)) for session in sessions]
    for one in clients:
        one.start()
    for one in clients:
        one.join(timeout=180)
    told = sorted(spent for spent, _ in took)
    return {
        "requests": len(told), "not_ok": told.count(float("inf")), "p50_ms": _at(told, 0.5), "p95_ms": _at(told, 0.95),
        "p95_ms_by_view": {path: _at(sorted(spent for spent, at in took if at == path), 0.95) for path in paths},
    }  # fmt: skip


def _at(ordered: list[float], share: float) -> float:
    return round(ordered[int(len(ordered) * share)], 1)


def _alone(site: serving.Installation, session: str, path: str) -> dict[str, float]:
    """CPU of web and database for one request of this page, in a row of them."""
    browser = _Browser(site, session)
    browser.get(path)
    before = {pid: serving.cpu_seconds([pid]) for pid in serving.family(site.process.pid)}
    for _ in range(ALONE):
        browser.get(path)
    pids = serving.family(site.process.pid)  # a connection to the database that was opened meanwhile is among them
    spent = {
        kind: serving.spent_since(before, [pid for pid in pids if serving.is_database(pid) is kind])
        for kind in (False, True)
    }
    return {name: round(spent[kind] * 1000 / ALONE, 1) for kind, name in ((False, "web_ms"), (True, "database_ms"))}


def measured(site: serving.Installation, sessions: Sequence[str], told: dict[str, int]) -> dict[str, Any]:
    """Every view alone, then all mixed, in an installation that is filled."""
    views = [view.format(**told) for view in VIEWS]
    paths = [f"/desk/plans/{told['ref']}/{view}" for view in views]
    counted = site.kexie(
        "manage", "shell", "-c",
        f"from bench import fill; import json; print('counts', json.dumps(fill.queries_of('chen', {paths!r})))",
    )  # fmt: skip
    sql = json.loads(counted.rsplit("counts", 1)[1])
    alone = {view: _alone(site, sessions[0], path) for view, path in zip(VIEWS, paths, strict=True)}
    return {
        "sql": {view: sql[path] for view, path in zip(VIEWS, paths, strict=True)}, "most_sql": max(sql.values()),
        "cpu": alone, "mixed": _open_loop(site, sessions, paths, told["kept"]),
    }  # fmt: skip


def measure() -> dict[str, Any]:
    """Fill, then count and measure."""
    with serving.demo() as site:
        sessions = _said(site, "fill", f"[fill.session_of('chen') for _ in range({CLIENTS})]")
        told = _said(site, "plan_board", "plan_board.fill()")
        found = measured(site, sessions, told)
    return {**found, "measures": MEASURES, "units": UNITS, "rate": RATE, "seconds": SECONDS}


def _said(site: serving.Installation, module: str, call: str) -> Any:
    """What a call inside the installation returns."""
    told = site.kexie(
        "manage", "shell", "-c", f"import json; from bench import {module}; print('said', json.dumps({call}))"
    )
    return json.loads(told.rsplit("said", 1)[1])
