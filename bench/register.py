"""The registry at demo size and with 20,000 units and 200,000 people: every list, search and tree page, and searches.

Both installations stand beside each other and are asked by turns, so that whatever else the machine does falls on both.
"""

import contextlib
import time
from typing import Any

from bench import lists, serving

PEOPLE, UNITS = 200_000, 20_000
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
    "admin": ("/desk/accounts/", "/desk/accounts/?q=w", "/desk/accounts/?q=王"),
}  # fmt: skip
SEARCHED = 100  # times each person search


def measure() -> dict[str, Any]:
    """Pages, searches and plans."""
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
        district = lists.asked(demo, "number('江岸区科协')")
        pages = {who: tuple(path.format(district=district) for path in paths) for who, paths in PAGES.items()}
        found = lists.compared({"demo": demo, "large": large}, pages)
        words = lists.asked(large, "words()", "register_fill")
        searches = lists.asked(large, f"searches({words!r}, {SEARCHED})", "register_fill")
        plans = lists.asked(large, "plans()", "register_fill")
    rows = found.pop("rows")
    return {
        "rows": rows,
        "pages": found,
        "worst": _worst(found),
        "searches": searches,
        "slowest_search_p95_ms": max(one["p95_ms"] for one in searches.values()),
        "rights": plans,
        "yearly": yearly,
        "yearly_demo": few["rows"],
        "find_seconds": yearly["find_seconds"],
        "filled_seconds": round(filled, 1),
    }


def _worst(pages: dict[str, Any]) -> dict[str, Any]:
    ratios = {path: one["large"]["p95_ms"] / one["demo"]["p95_ms"] for path, one in pages.items()}
    path = max(ratios, key=ratios.__getitem__)
    return {
        "ratio": round(ratios[path], 2), "page": path, "sql": max(one["large"]["sql"] for one in pages.values()),
        "over_twice": sum(ratio > 2 for ratio in ratios.values()),
    }  # fmt: skip
