"""Rows of plans that may never be, as queries: run after every journey test and nightly.

Each gives (record, what is wrong); nothing where all is well. At most 100 of a kind are told.
"""

from typing import Any

from django.db import connection

Found = list[tuple[str, str]]

_SPANS = """
SELECT s.id FROM plans_plansource s
WHERE char_length(s.text) <> (SELECT coalesce(sum("end" - start), 0) FROM plans_planspan WHERE source_id = s.id)
LIMIT 100
"""
_SOURCELESS = """
SELECT p.ref FROM plans_annualplan p LEFT JOIN plans_plansource s ON s.plan_id = p.id WHERE s.id IS NULL LIMIT 100
"""
# Every span marked as a measure is one row, every row is such a span.
_MEASURES = """
SELECT coalesce(m.plan_id, w.plan_id), count(*) FROM
    (SELECT p.plan_id, m.start, m."end" FROM plans_measure m JOIN plans_part p ON p.id = m.part_id) m
    FULL JOIN
    (SELECT s.plan_id, w.start, w."end" FROM plans_planspan w JOIN plans_plansource s ON s.id = w.source_id
     WHERE w.kind = 'measure') w
    ON (m.plan_id, m.start, m."end") = (w.plan_id, w.start, w."end")
WHERE m.plan_id IS NULL OR w.plan_id IS NULL GROUP BY 1 LIMIT 100
"""


def _asked(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def plan_spans_tile_their_text() -> Found:
    """Every character of a plan's text is in exactly one span."""
    return [(str(pk), "片段没有铺满原文") for (pk,) in _asked(_SPANS)]


def plans_have_their_text() -> Found:
    """No plan without the text it was taken from."""
    return [(str(ref), "工作要点没有原文") for (ref,) in _asked(_SOURCELESS)]


def measures_are_their_spans() -> Found:
    """Measures and the spans marked as measures are the same stretches of the text."""
    return [(str(pk), f"{count} 处措施与原文片段不符") for pk, count in _asked(_MEASURES)]


ALL = (plan_spans_tile_their_text, plans_have_their_text, measures_are_their_spans)
