"""The search for people at size: many words of each kind, the page as a browser gets it, and its statements alone.

``words`` and ``statements`` run inside `kexie manage shell -c` of the large world; ``pages`` asks the served one.
"""

import http.client
import time
import urllib.parse
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bench import serving

WORDS, TIMES = 60, 3  # of each kind; how often each is asked, the middle one counts
PATH = "/desk/people/?q="
Words = dict[str, list[str]]


def words(count: int = WORDS) -> Words:
    """So many different words of each kind, each of somebody on the register or of a unit with people."""
    from kexie.organisations.models import Affiliation
    from kexie.people.models import Person

    random = Random(23)
    some = list(Person.objects.exclude(mobile=None).order_by("id")[: count * 400 : 20])
    random.shuffle(some)
    works = list(Affiliation.objects.order_by("id").values_list("organisation__name", flat=True)[: count * 400 : 40])
    random.shuffle(works)
    return {
        "Chinese, the whole name": _apart((one.name for one in some), count),
        "Chinese, the given name": _apart((one.name[1:] for one in some), count),
        "Chinese, one sign": _apart((one.name[at] for one in some for at in (0, -1)), count),
        "pinyin": _apart((one.name_key.replace(" ", "") for one in some), count),
        "pinyin, its beginning": _apart((one.name_key.replace(" ", "")[:5] for one in some), count),
        "initials": _apart((one.initials for one in some), count),
        "initials, two of them": _apart((one.initials[:2] for one in some), count),
        "unit": _apart((name[2:6] for name in works), count),
        "last digits of the phone": _apart((one.mobile.reveal()[-4:] for one in some if one.mobile), count),
    }


def _apart(found: Iterator[str], count: int) -> list[str]:
    told: dict[str, None] = {}
    for one in found:
        if one and len(told) < count:
            told.setdefault(one)
    return list(told)


def statements(asked: Words, who: str) -> dict[str, dict[str, float]]:
    """Milliseconds the database takes for all statements of the page of each word, and how many there are at most."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    from bench import fill

    client, found = Client(), {}
    client.cookies[settings.SESSION_COOKIE_NAME] = fill.session_of(who)

    def one(word: str) -> tuple[float, int]:
        took: list[float] = []

        def timed(execute: Callable[..., Any], *told: Any) -> Any:
            begun = time.perf_counter()
            try:
                return execute(*told)
            finally:
                took.append((time.perf_counter() - begun) * 1000)

        with connection.execute_wrapper(timed):
            answer = client.get(PATH + urllib.parse.quote(word))
        if answer.status_code != 200:
            raise RuntimeError(f"{PATH}{word} answered {answer.status_code}")
        return sum(took), len(took)

    for kind, some in asked.items():
        told = [sorted(one(word) for _ in range(TIMES))[TIMES // 2] for word in some]
        found[kind] = _summary([ms for ms, _ in told]) | {"sql": max(number for _, number in told)}
    return found


def pages(site: "serving.Installation", session: str, asked: Words) -> dict[str, dict[str, Any]]:
    """Milliseconds of the whole page of each word; the slowest word beside them."""
    wire = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
    found = {}
    for kind, some in asked.items():
        took = {word: sorted(_got(wire, session, word) for _ in range(TIMES))[TIMES // 2] for word in some}
        found[kind] = {**_summary(list(took.values())), "words": len(some), "slowest": max(took, key=took.__getitem__)}
    wire.close()
    return found


def _got(wire: http.client.HTTPConnection, session: str, word: str) -> float:
    begun = time.perf_counter()
    wire.request("GET", PATH + urllib.parse.quote(word), headers={"Cookie": f"session={session}"})
    answer = wire.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{PATH}{word} answered {answer.status}")
    return (time.perf_counter() - begun) * 1000


def _summary(times: Sequence[float]) -> dict[str, float]:
    told = sorted(times)
    return {"p50_ms": round(told[len(told) // 2], 1), "p95_ms": round(told[int(len(told) * 0.95)], 1)}


def joined(whole: Mapping[str, Any], alone: Mapping[str, Any]) -> dict[str, Any]:
    """Both of each kind together: the page, and what of it the database takes."""
    return {
        kind: {**told, "sql_p50_ms": alone[kind]["p50_ms"], "sql_p95_ms": alone[kind]["p95_ms"],
               "sql": alone[kind]["sql"]}
        for kind, told in whole.items()
    }  # fmt: skip
