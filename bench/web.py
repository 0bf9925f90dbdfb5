"""Board list and notice page: req/s, CPU, SQL, bytes of a first visit; beside the machine's own limits in one run."""

import gzip
import json
import re
import urllib.request
from typing import Any
from urllib.parse import urljoin

from bench import limits, load, serving

RIVALS = {
    "list": {"pretix 2026.8": 23, "Indico 3.3.14": 31.5},
    "page": {"pretix 2026.8": 46, "Indico 3.3.14": 25.5},
}


def fetch(url: str) -> tuple[bytes, bytes, dict[str, str]]:
    """Body as sent, body unpacked, headers."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip, br"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        raw, headers = answer.read(), {name.lower(): value for name, value in answer.headers.items()}
    if headers.get("content-encoding") == "gzip":
        return raw, gzip.decompress(raw), headers
    if headers.get("content-encoding") == "br":
        import brotli

        return raw, brotli.decompress(raw), headers
    return raw, raw, headers


def first_visit(url: str) -> dict[str, Any]:
    """Bytes of the page and all it loads: as sent, and packed with gzip where the server sent it plain."""
    raw, body, _ = fetch(url)
    found = {"html": len(raw) if raw != body else len(gzip.compress(body))}
    scripts = 0
    for address in set(re.findall(r'(?:href|src)="([^"]+\.(?:css|js|svg|png|ico|woff2)[^"]*)"', body.decode())):
        raw, plain, _ = fetch(urljoin(url, address))
        found[address.split("?")[0].rsplit("/", 1)[-1]] = len(raw) if raw != plain else len(gzip.compress(plain))
        scripts += len(plain) if ".js" in address else 0
    return {"parts": found, "bytes_packed": sum(found.values()), "script_bytes_unpacked": scripts}


def loaded(site: serving.Installation, path: str, **more: Any) -> dict[str, Any]:
    """One address under 8 clients, with the CPU that web processes and database took per request."""
    pids = list(serving.family(site.process.pid))
    web = [pid for pid in pids if not serving.is_database(pid)]
    database = [pid for pid in pids if serving.is_database(pid)]
    before = serving.cpu_seconds(web), serving.cpu_seconds(database)
    found = load.wrk(site.url + path, **more)
    found["web_cpu_ms"] = round((serving.cpu_seconds(web) - before[0]) * 1000 / found["requests"], 3)
    found["database_cpu_ms"] = round((serving.cpu_seconds(database) - before[1]) * 1000 / found["requests"], 3)
    return found


def measure() -> dict[str, Any]:
    """All pages of one run."""
    with serving.demo() as site:
        _, body, headers = fetch(site.url + "/notices/")
        notice = re.search(rb'href="(/notices/\d{4}/\d+/)"', body)[1].decode()
        _, _, notice_headers = fetch(site.url + notice)
        found: dict[str, Any] = {
            "board": loaded(site, "/notices/"),
            "board_unkept": loaded(site, "/notices/?page=1&q=", headers={"Cookie": "session=none"}),
            "board_304": loaded(site, "/notices/", headers={"If-None-Match": headers.get("etag", "")}),
            "notice": loaded(site, notice),
            "notice_304": loaded(site, notice, headers={"If-None-Match": notice_headers.get("etag", "")}),
            "board_first_visit": first_visit(site.url + "/notices/"),
            "notice_first_visit": first_visit(site.url + notice),
        }
        text = site.kexie(
            "manage", "shell", "-c",
            "from bench import fill; import json;"
            f"print('counts', json.dumps(fill.public_queries_of(['/notices/', {notice!r}])))",
        )  # fmt: skip
        counts = json.loads(text.rsplit("counts", 1)[1])
        found["board"]["sql"], found["notice"]["sql"] = counts["/notices/"], counts[notice]
        with limits.running(site) as bare:
            found["limit_trivial"] = load.wrk(bare + "/")
            found["limit_one_query"] = load.wrk(bare + "/query")
            found["limit_one_template"] = load.wrk(bare + "/template")
        for name, key in (("board", "list"), ("notice", "page")):
            speed = found[name]["requests_per_second"]
            found[f"{name}_ratios"] = {
                "to one query": round(speed / found["limit_one_query"]["requests_per_second"], 2),
                "to one template": round(speed / found["limit_one_template"]["requests_per_second"], 2),
                **{f"to {rival} (stated)": round(speed / figure, 1) for rival, figure in RIVALS[key].items()},
            }
    return found
