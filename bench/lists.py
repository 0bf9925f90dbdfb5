"""Lists of the desk at three sizes: a hundred rows of each kind, the demo city, and 100,000 more of each kind.

Each page is read by one who sees all of its kind: the city officer, and for the inbox the chair of the one unit that
every document on the shelf is addressed to.
"""

import http.client
import json
import time
from typing import Any

from bench import hundred, serving, shelf

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
TIMES, WARM = 60, 10  # what is measured; what goes before it, at every size


def _times(port: int, session: str, path: str) -> dict[str, float]:
    connection, took = http.client.HTTPConnection("127.0.0.1", port, timeout=60), []
    for _ in range(WARM + TIMES):
        begun = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": f"session={session}"})
        answer = connection.getresponse()
        answer.read()
        took.append((time.perf_counter() - begun) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
    connection.close()
    took = sorted(took[WARM:])
    return {"p50_ms": round(took[TIMES // 2], 1), "p95_ms": round(took[int(TIMES * 0.95)], 1)}


def _asked(site: serving.Installation, question: str) -> Any:
    """What `bench.fill` answers to this, inside the installation."""
    code = f"from bench import fill; import json; print('told', json.dumps(fill.{question}))"
    return json.loads(site.kexie("manage", "shell", "-c", code).rsplit("told", 1)[1])


def _measured(site: serving.Installation) -> dict[str, dict[str, Any]]:
    """Milliseconds and statements of every page; the database has had its moment after what was written."""
    time.sleep(5)
    found, port = {"rows": _asked(site, f"rows({UNIT!r})")}, int(site.url.rsplit(":", 1)[1])
    for who, paths in PAGES.items():
        session, sql = _asked(site, f"session_of({who!r})"), _asked(site, f"queries_of({who!r}, {paths!r})")
        for path in paths:
            found[f"{who} {path}"] = _times(port, session, path) | {"sql": sql[path]}
    return found


def measure() -> dict[str, Any]:
    """Every page in the three worlds."""
    with serving.demo(small=True) as site:
        shelf.fill(site.home, hundred.COUNT - 1, UNIT)
        small = _measured(site)
    with serving.demo() as site:
        demo = _measured(site)
        site.kexie("manage", "shell", "-c", f"from bench import fill; fill.many({PEOPLE}, {UNITS})")
        shelf.fill(site.home, DOCUMENTS, UNIT)
        large = _measured(site)
    return {page: {"hundred": small[page], "demo": demo[page], "large": large[page]} for page in demo}
