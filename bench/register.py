"""The registry at demo size and with 20,000 units and 200,000 people: every list and tree page, searches, tables out.

Both installations stand beside each other and are asked by turns, so that whatever else the machine does falls on both.
"""

import contextlib
import time
from typing import Any

from bench import lists, people_search, serving

PEOPLE, UNITS = 200_000, 20_000
FEW, MANY = 120, 20_000  # members in the roll of one unit: pages are full in both
# Words that fill a page in both: a word that finds nobody in the demo would set an empty page beside a full one.
PAGES = {
    "chen": (
        "/desk/organisations/", "/desk/organisations/?view=list", "/desk/organisations/?view=list&page=50",
        "/desk/organisations/?q=光电", "/desk/organisations/?q=whjs", "/desk/organisations/?kind=enterprise",
        "/desk/organisations/?jurisdiction=420102", "/desk/organisations/{district}/",
        "/desk/organisations/?open=1,{district}",
        "/desk/people/", "/desk/people/?page=50", "/desk/people/?q=w", "/desk/people/?q=zw", "/desk/people/?q=王",
        "/desk/people/?q=1234",
        "/desk/register/", "/desk/register/?page=50", "/desk/register/?nature=private&scale=small",
        "/desk/register/?industry=C", "/desk/register/?qualification=high_tech", "/desk/register/?q=光电",
        "/desk/register/?unsaid=1",
        "/desk/coverage/", "/desk/coverage/?by=industry", "/desk/coverage/?by=setting&measure=workers",
        "/desk/coverage/?area=420102", "/desk/coverage/units/", "/desk/coverage/units/?state=open",
        "/desk/coverage/units/?q=光电", "/desk/coverage/lists/",
        "/desk/coverage/?by=street", "/desk/coverage/?by=nature", "/desk/coverage/?by=scale", "/desk/coverage/?by=kind",
        "/desk/coverage/?by=way",
        "/desk/organisations/{roll}/roll/", "/desk/organisations/{roll}/roll/?page=2",
        "/desk/organisations/{roll}/roll/?order=strokes", "/desk/organisations/{park}/covered/",
        "/desk/organisations/{roll}/branches/",
        "/desk/tenures/", "/desk/tenures/?view=ending", "/desk/tenures/?view=dormant", "/desk/tenures/?view=unrecorded",
        "/desk/foundings/", "/desk/search/?q=光电", "/desk/activities/", "/desk/annual-reports/", "/desk/guidance/",
        "/desk/homes/", "/desk/year-plans/", "/desk/duplicates/", "/desk/duplicates/?kind=units", "/desk/imports/",
        "/desk/erasures/", "/desk/register/statistics/", "/desk/activities/?page=50", "/desk/annual-reports/?view=late",
        "/desk/tenures/?view=revoking",
    ),
    "zhao": (
        "/desk/organisations/", "/desk/organisations/?view=list", "/desk/people/", "/desk/people/?q=w",
        "/desk/register/", "/desk/coverage/", "/desk/coverage/units/?state=open", "/desk/tenures/",
    ),
    "qian": ("/desk/journal/", "/desk/journal/?page=50"),
    "admin": ("/desk/accounts/", "/desk/accounts/?q=w", "/desk/accounts/?q=王"),
}  # fmt: skip
ANEW = " (reckoned anew)"
SEARCHERS = ("chen", "zhao")  # who sees everybody, and who sees a district's people


def measure() -> dict[str, Any]:
    """Pages, searches, plans and tables."""
    with contextlib.ExitStack() as standing:
        demo = standing.enter_context(serving.demo())
        large = standing.enter_context(serving.demo())
        begun = time.monotonic()
        large.kexie("manage", "shell", "-c", f"from bench import register_fill; register_fill.many({PEOPLE}, {UNITS})")
        yearly = lists.asked(large, "many()", "yearly_fill")
        # The demo's associations get theirs too: an empty page of the demo beside a full one would tell of rows drawn.
        few = lists.asked(demo, "many()", "yearly_fill")
        filled = time.monotonic() - begun
        time.sleep(5)
        for site, members in ((demo, FEW), (large, MANY)):
            lists.asked(site, f"members({members})", "exports")
        named = {
            "district": lists.asked(demo, "number('江岸区科协')"),
            "roll": lists.asked(demo, "unit()", "exports"),
            "park": lists.asked(demo, "unit('park')", "exports"),
        }
        pages = {who: tuple(path.format(**named) for path in paths) for who, paths in PAGES.items()}
        found = lists.compared({"demo": demo, "large": large}, pages)
        anew = lists.compared_once({"demo": demo, "large": large}, "chen", _statistics())
        found[f"chen /desk/register/statistics/{ANEW}"] = anew
        searches = {who: _searches(large, who) for who in SEARCHERS}
        plans = lists.asked(large, "plans()", "register_fill")
        exports = lists.asked(large, "told()", "exports")
    rows = found.pop("rows")
    return {
        "rows": rows,
        "pages": found,
        "worst": _worst(found),
        "searches": searches,
        "slowest_search_p95_ms": _slowest(searches, "sql_p95_ms"),
        "slowest_search_page_p95_ms": _slowest(searches, "p95_ms"),
        "exports": exports,
        "rights": plans,
        "yearly": yearly,
        "yearly_demo": few["rows"],
        "find_seconds": yearly["find_seconds"],
        "filled_seconds": round(filled, 1),
    }


def _statistics() -> list[str]:
    """Every page of the figures over all associations once: what was reckoned stands for a minute."""
    groupings, now = ("setting", "kind", "area", "industry", "nature", "scale"), time.localtime().tm_year
    return [f"/desk/register/statistics/?by={by}&year={now - back}" for by in groupings for back in range(5)]


def _searches(site: serving.Installation, who: str) -> dict[str, Any]:
    """Of every kind of word: the page as this reader's browser gets it, and its statements alone."""
    words = lists.asked(site, "words()", "people_search")
    whole = people_search.pages(site, lists.asked(site, f"session_of({who!r})"), words)
    return people_search.joined(whole, lists.asked(site, f"statements({words!r}, {who!r})", "people_search"))


def _slowest(searches: dict[str, Any], figure: str) -> float:
    return max(float(one[figure]) for kinds in searches.values() for one in kinds.values())


def _worst(pages: dict[str, Any]) -> dict[str, Any]:
    """Of the pages as they are served; sums reckoned anew, once a minute at most, are told beside them."""
    served = {path: one for path, one in pages.items() if not path.endswith(ANEW)}
    ratios = {path: one["large"]["p95_ms"] / one["demo"]["p95_ms"] for path, one in served.items()}
    path = max(ratios, key=ratios.__getitem__)
    return {
        "ratio": round(ratios[path], 2), "page": path, "sql": max(one["large"]["sql"] for one in pages.values()),
        "over_twice": sum(ratio > 2 for ratio in ratios.values()),
    }  # fmt: skip
