"""Search beside its marks, in one run: `python -m bench.search [--texts FILE] [--queries N] [--seconds S]`.

Query = title, wanted = the one abstract. Ours against PostgreSQL's `ts_rank` (pairs of characters, OR, GIN) on the same
database, and against bm25s in memory (characters and pairs), the upper mark. Prints JSON. Compare ratios only.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID, uuid5

TEXTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "csl" / "csl_2000.jsonl"
SPACE = UUID(int=0)
TOP = 10
Answer = Callable[[str], Sequence[UUID]]


def _recall(answer: Answer, queries: Sequence[tuple[str, UUID]], seconds: float) -> dict[str, float]:
    """R@1 and R@10 over all queries; queries a second over `seconds` of asking (at least once each for recall)."""
    first = among = asked = 0
    started = time.perf_counter()
    for title, wanted in queries:
        found = list(answer(title))[:TOP]
        first += found[:1] == [wanted]
        among += wanted in found
    asked, spent = len(queries), time.perf_counter() - started
    while spent < seconds:
        for title, _ in queries:
            answer(title)
        asked += len(queries)
        spent = time.perf_counter() - started
    n = len(queries)
    return {"r1": round(first / n, 4), "r10": round(among / n, 4), "per_second": round(asked / spent, 1)}


def pairs(text: str) -> list[str]:
    """Characters apart, as pairs; Latin words whole."""
    from kexie.kit.search import terms

    found: list[str] = []
    for run in terms.runs(text):
        found += [run[at : at + 2] for at in range(max(1, len(run) - 1))] if terms.is_han(run) else [run]
    return found


def with_singles(text: str) -> list[str]:
    """Pairs and single characters."""
    from kexie.kit.search import terms

    return pairs(text) + [sign for run in terms.runs(text) if terms.is_han(run) for sign in run]


def ours(rows: Sequence[dict[str, str]]) -> tuple[Answer, float]:
    """Index all abstracts; the answering function and the seconds it took."""
    from kexie.kit import search

    started = time.perf_counter()
    search.indexing.index_many("bench", [(uuid5(SPACE, row["id"]), {1.0: row["abstract"]}) for row in rows])
    search.refresh("bench")
    return lambda title: [pk for pk, _ in search.rank("bench", title, limit=TOP)], time.perf_counter() - started


def ts_rank(rows: Sequence[dict[str, str]]) -> Answer:
    """The full text search that PostgreSQL brings."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_ts (id uuid PRIMARY KEY, words tsvector)")
        for row in rows:
            cursor.execute(
                "INSERT INTO bench_ts VALUES (%s, to_tsvector('simple', %s))",
                [uuid5(SPACE, row["id"]), " ".join(pairs(row["abstract"]))],
            )
        cursor.execute("CREATE INDEX ON bench_ts USING gin (words)")
        cursor.execute("ANALYZE bench_ts")

    def answer(title: str) -> list[UUID]:
        query = " | ".join(f"'{pair}'" for pair in dict.fromkeys(pairs(title)))
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM bench_ts, to_tsquery('simple', %s) q WHERE words @@ q"
                " ORDER BY ts_rank(words, q) DESC LIMIT %s",
                [query, TOP],
            )
            return [row[0] for row in cursor.fetchall()]

    return answer


def in_memory(rows: Sequence[dict[str, str]]) -> Answer:
    """bm25s over characters and pairs."""
    import bm25s

    index = bm25s.BM25(k1=1.5, b=0.75)
    index.index([with_singles(row["abstract"]) for row in rows], show_progress=False)
    keys = [uuid5(SPACE, row["id"]) for row in rows]

    def answer(title: str) -> list[UUID]:
        found, _ = index.retrieve([with_singles(title)], k=TOP, show_progress=False)
        return [keys[at] for at in found[0]]

    return answer


def run(texts: Path, most: int, seconds: float) -> dict[str, object]:
    """All three on the same texts; needs a database of its own."""
    from django.db import connection

    rows = [json.loads(line) for line in texts.read_text(encoding="utf-8").splitlines()]
    queries = [(row["title"], uuid5(SPACE, row["id"])) for row in rows[:most]]
    answer, indexing = ours(rows)
    answers = {"ours": answer, "ts_rank": ts_rank(rows), "bm25s": in_memory(rows)}
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE kit_posting")
        cursor.execute("SELECT count(*), pg_total_relation_size('kit_posting') FROM kit_posting")
        postings, size = cursor.fetchone()
    found = {name: _recall(one, queries, seconds) for name, one in answers.items()}
    return {
        "bench": "search",
        "texts": len(rows),
        "queries": len(queries),
        **found,
        "ratio_to_ts_rank": round(found["ours"]["per_second"] / found["ts_rank"]["per_second"], 2),
        "r1_under_bm25s": round(found["bm25s"]["r1"] - found["ours"]["r1"], 4),
        "indexing_seconds": round(indexing, 1),
        "postings": postings,
        "megabytes": round(size / 1e6, 1),
    }


def measure() -> dict[str, object]:
    """The figures of `make bench`; a process of its own, because Django holds one database for good."""
    done = subprocess.run([sys.executable, "-m", "bench.search"], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def main() -> int:
    """A throw-away database, one run, JSON."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--texts", type=Path, default=TEXTS)
    reader.add_argument("--queries", type=int, default=2000)
    reader.add_argument("--seconds", type=float, default=0)
    told = reader.parse_args()
    if not told.texts.exists():
        print(f"left out: {told.texts} is missing", file=sys.stderr)
        return 1
    from kexie.machine import testing

    with testing.server(Path(__file__).resolve().parent.parent / "var" / "test-templates") as server:
        clone = server.clone("bench_search")
        # As owner: the run makes a table of its own and vacuums.
        os.environ |= {"KEXIE_DB_ROLE": "owner", "KEXIE_OWNER_DSN": clone.owner_dsn}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kexie.config.settings")
        import django
        from django.db import connections

        django.setup()
        try:
            print(json.dumps(run(told.texts, told.queries, told.seconds), ensure_ascii=False, indent=1))
        finally:
            connections.close_all()
            clone.drop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
