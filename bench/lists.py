"""Lists of the desk at three sizes: a hundred rows of each kind, the demo city, and 100,000 more of each kind.

Each page is read by one who sees all of its kind: the city officer, and for the inbox the chair of the one unit that
every document on the shelf is addressed to.
"""

import contextlib
import http.client
import json
import time
import urllib.parse
from collections.abc import Mapping, Sequence
from typing import Any

from bench import serving, shelf

PEOPLE, UNITS, DOCUMENTS = 100_000, 100_000, 100_000
PAGES = {
    "chen": (
        "/desk/people/", "/desk/people/?q=wjg", "/desk/people/?page=50", "/desk/organisations/",
        "/desk/organisations/?q=whjs", "/desk/organisations/?view=list", "/desk/documents/", "/desk/documents/?q=dagz",
        "/desk/",
    ),
    "zhao": ("/desk/inbox/", "/desk/inbox/?view=", "/desk/"),
}  # fmt: skip
UNIT = "江岸区科协"
COUNT = 100  # the small world: bench/hundred.py
TIMES, WARM = 50, 5  # what is measured; what goes before it, at every size


def measure() -> dict[str, Any]:
    """Every page in the three worlds, which stand beside each other."""
    with contextlib.ExitStack() as standing:
        hundred = standing.enter_context(serving.demo(small=True))
        shelf.fill(hundred.home, COUNT - 1, UNIT)
        demo = standing.enter_context(serving.demo())
        large = standing.enter_context(serving.demo())
        large.kexie("manage", "shell", "-c", f"from bench import fill; fill.many({PEOPLE}, {UNITS})")
        shelf.fill(large.home, DOCUMENTS, UNIT)
        time.sleep(5)
        return compared({"hundred": hundred, "demo": demo, "large": large})


def compared(
    sites: Mapping[str, serving.Installation], pages: Mapping[str, tuple[str, ...]] = PAGES
) -> dict[str, Any]:  # fmt: skip
    """Milliseconds and statements of every page in each of these installations; ``rows`` tells how large they are."""
    found: dict[str, Any] = {"rows": {size: asked(site, f"rows({UNIT!r})") for size, site in sites.items()}}
    for who, paths in pages.items():
        sessions = {size: asked(site, f"session_of({who!r})") for size, site in sites.items()}
        sql = {size: asked(site, f"queries_of({who!r}, {paths!r})") for size, site in sites.items()}
        for path in paths:
            times = _times(sites, sessions, path)
            found[f"{who} {path}"] = {size: times[size] | {"sql": sql[size][path]} for size in sites}
    return found


def _times(
    sites: Mapping[str, serving.Installation],
    sessions: Mapping[str, str],
    path: str,
    times: int = TIMES,
    warm: int = WARM,
) -> dict[str, dict[str, float]]:
    """The page is asked for in each world by turns, so that whatever else the machine does falls on all of them."""
    wires = {size: http.client.HTTPConnection("127.0.0.1", site.port, timeout=60) for size, site in sites.items()}
    took: dict[str, list[float]] = {size: [] for size in sites}
    for _ in range(warm + times):
        for size, wire in wires.items():
            begun = time.perf_counter()
            wire.request("GET", urllib.parse.quote(path, safe="/?&=,"), headers={"Cookie": f"session={sessions[size]}"})
            answer = wire.getresponse()
            answer.read()
            took[size].append((time.perf_counter() - begun) * 1000)
            if answer.status != 200:
                raise RuntimeError(f"{path} answered {answer.status}")
    for wire in wires.values():
        wire.close()
    return {size: _summary(sorted(taken[warm:])) for size, taken in took.items()}


def compared_once(
    sites: Mapping[str, serving.Installation], who: str, paths: Sequence[str]
) -> dict[str, dict[str, float]]:  # fmt: skip
    """Pages of one kind, each asked for once: milliseconds over them, and the statements of the first."""
    found: dict[str, dict[str, float]] = {}
    for size, site in sites.items():
        session, took = asked(site, f"session_of({who!r})"), []
        for path in paths:
            times = _times({size: site}, {size: session}, path, times=1, warm=0)
            took.append(times[size]["p50_ms"])
        found[size] = _summary(sorted(took)) | {"sql": asked(site, f"queries_of({who!r}, {[paths[0]]!r})")[paths[0]]}
    return found


def _summary(times: list[float]) -> dict[str, float]:
    return {"p50_ms": round(times[len(times) // 2], 1), "p95_ms": round(times[int(len(times) * 0.95)], 1)}


def asked(site: serving.Installation, question: str, module: str = "fill") -> Any:
    """What `bench.fill` (or another of its modules) answers to this, inside the installation."""
    code = f"from bench import {module}; import json; print('told', json.dumps({module}.{question}))"
    return json.loads(site.kexie("manage", "shell", "-c", code).rsplit("told", 1)[1])
