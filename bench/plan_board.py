"""The board of a plan with 200 measures, 17 districts and 300 units: queries, and p95 at 50 requests a second, mixed."""

import http.client
import json
import threading
import time
from typing import Any

from bench import serving

MEASURES, UNITS, RATE, SECONDS = 200, 300, 50, 20
VIEWS = ("board/", "board/?by=owner", "board/?by=district", "board/?by=district&on=mid", "sheet/?on=mid")


def fill(measures: int = MEASURES, units: int = UNITS) -> int:
    """Inside the installation: the plan with its tasks, split to every district and ``units`` units; its short number."""
    import random
    from decimal import Decimal

    from kexie.kit import clock
    from kexie.kit.actor import SYSTEM
    from kexie.organisations.models import Ancestry, Organisation
    from kexie.plans import queries, reading
    from kexie.plans.actions import plans
    from kexie.plans.models import AnnualPlan, Measure, Target, Task

    root = Organisation.objects.get(superior=None)
    year = clock.today().year
    rows = "".join(f"{n}.新建企业科协{n}家。\n" for n in range(1, measures // 4 + 1))
    text = f"某市科协{year}年工作要点（千项）\n" + "".join(f"{mark}、第{mark}方面\n{rows}" for mark in "一二三四")
    plan = plans.store(text, reading.read(text).spans, organisation=root, by=SYSTEM)
    lead = queries.departments(root)
    due, lots = queries.quarter_end(year, 4), random.Random(2026)
    tasks = [
        Task(
            plan=plan,
            measure=one,
            name=f"任务{n}",
            lead=lead[n % len(lead)],
            due_on=due,
            unit="家",
            target=Decimal(300),
        )
        for n, one in enumerate(Measure.objects.filter(part__plan=plan))
    ]
    Task.objects.bulk_create(tasks)
    districts = queries.receivers(root, districts=True)
    under = {
        link.descendant_id: link.ancestor_id
        for link in Ancestry.objects.filter(ancestor__in=districts, depth__gt=0, inside=False)
    }
    firms = list(Organisation.objects.filter(pk__in=under, state="active")[:units])
    for task in tasks:
        tops = {one.pk: _part(task, None, one, 17, due, lots) for one in districts}
        below = [_part(task, tops[under[one.pk]], one, 1, due, lots) for one in firms]
        for part in below:
            part.parent.split += part.value
            part.parent.done += part.done
        task.split = sum(one.value for one in tops.values())
        task.done = sum((one.done for one in tops.values()), Decimal(0))
        Target.objects.bulk_create([*tops.values(), *below])
    Task.objects.bulk_update(tasks, ["split", "done"])
    AnnualPlan.objects.filter(pk=plan.pk).update(state="issued", issued_on=clock.today().replace(month=1, day=15))
    return int(AnnualPlan.objects.get(pk=plan.pk).ref)


def _part(task: Any, parent: Any, organisation: Any, value: int, due: Any, lots: Any) -> Any:
    from decimal import Decimal

    from kexie.plans.models import Target

    done = Decimal(0) if parent is None else Decimal(lots.randrange(0, 2))
    return Target(
        task=task, parent=parent, organisation=organisation, name=organisation.label, value=Decimal(value),
        jurisdiction_id=organisation.jurisdiction_id, split_on=due.replace(month=1), due_on=due, done=done,
    )  # fmt: skip


def _open_loop(site: serving.Installation, session: str, paths: list[str]) -> dict[str, float]:
    """Requests start by the clock, whatever the answers take; a latency counts from the planned start."""
    took: list[float] = []
    begun = time.perf_counter() + 0.5

    def one(place: int) -> None:
        start = begun + place / RATE
        time.sleep(max(0.0, start - time.perf_counter()))
        connection = http.client.HTTPConnection("127.0.0.1", int(site.url.rsplit(":", 1)[1]), timeout=60)
        connection.request("GET", paths[place % len(paths)], headers={"Cookie": f"session={session}"})
        answer = connection.getresponse()
        answer.read()
        took.append((time.perf_counter() - start) * 1000 if answer.status == 200 else float("inf"))

    threads = [threading.Thread(target=one, args=(place,)) for place in range(RATE * SECONDS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    took.sort()
    return {
        "requests": len(took),
        "p50_ms": round(took[len(took) // 2], 1),
        "p95_ms": round(took[int(len(took) * 0.95)], 1),
    }


def measure() -> dict[str, Any]:
    """Fill, count the queries of each view, then all views mixed."""
    with serving.demo() as site:
        told = site.kexie("manage", "shell", "-c", "from bench import fill; print('key', fill.session_of('chen'))")
        session = told.rsplit("key", 1)[1].strip()
        told = site.kexie("manage", "shell", "-c", "from bench import plan_board; print('ref', plan_board.fill())")
        ref = told.rsplit("ref", 1)[1].strip()
        paths = [f"/desk/plans/{ref}/{view}" for view in VIEWS]
        counted = site.kexie(
            "manage", "shell", "-c",
            f"from bench import fill; import json; print('counts', json.dumps(fill.queries_of({paths!r})))",
        )  # fmt: skip
        sql = dict(json.loads(counted.rsplit("counts", 1)[1]))
        mixed = _open_loop(site, session, paths)
    return {"sql": {view: sql[path] for view, path in zip(VIEWS, paths, strict=True)}, "mixed": mixed,
            "measures": MEASURES, "units": UNITS, "rate": RATE}  # fmt: skip
