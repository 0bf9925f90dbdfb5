"""Lists of the desk at demo size and at size: 100,000 people, units and documents more; SQL and p95."""

import time
from typing import Any

from bench import serving, shelf

PEOPLE, UNITS, DOCUMENTS = 100_000, 100_000, 100_000
PAGES = (
    "/desk/people/", "/desk/people/?q=wjg", "/desk/people/?page=50", "/desk/organisations/",
    "/desk/organisations/?q=whjs", "/desk/organisations/?view=list", "/desk/documents/", "/desk/inbox/", "/desk/",
)  # fmt: skip
TIMES, WARM = 60, 10  # what is measured; what goes before it, at both sizes


def _times(site: serving.Installation, session: str) -> dict[str, dict[str, float]]:
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", int(site.url.rsplit(":", 1)[1]), timeout=60)
    found = {}
    for path in PAGES:
        took = []
        for _ in range(WARM + TIMES):
            begun = time.perf_counter()
            connection.request("GET", path, headers={"Cookie": f"session={session}"})
            answer = connection.getresponse()
            answer.read()
            took.append((time.perf_counter() - begun) * 1000)
            if answer.status != 200:
                raise RuntimeError(f"{path} answered {answer.status}")
        took = sorted(took[WARM:])
        found[path] = {"p50_ms": round(took[TIMES // 2], 1), "p95_ms": round(took[int(TIMES * 0.95)], 1)}
    return found


def _queries(site: serving.Installation) -> dict[str, int]:
    text = site.kexie(
        "manage", "shell", "-c",
        f"from bench import fill; import json; print('counts', json.dumps(fill.queries_of({list(PAGES)!r})))",
    )  # fmt: skip
    import json

    return dict(json.loads(text.rsplit("counts", 1)[1]))


def measure() -> dict[str, Any]:
    """Every page before and after."""
    with serving.demo() as site:
        session = site.kexie("manage", "shell", "-c", "from bench import fill; print('key', fill.session_of('chen'))")
        key = session.rsplit("key", 1)[1].strip()
        small, small_sql = _times(site, key), _queries(site)
        site.kexie("manage", "shell", "-c", f"from bench import fill; fill.many({PEOPLE}, {UNITS})")
        shelf.fill(site.home, DOCUMENTS, "江岸区科协")
        time.sleep(5)
        large, large_sql = _times(site, key), _queries(site)
    return {
        path: {
            "demo": small[path],
            "large": large[path],
            "p95_ratio": round(large[path]["p95_ms"] / small[path]["p95_ms"], 2),
            "sql": [small_sql[path], large_sql[path]],
        }
        for path in PAGES
    } | {"further_people": PEOPLE, "further_units": UNITS, "further_documents": DOCUMENTS}
