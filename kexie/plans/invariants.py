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

# What counts in a part or a task is the sum of what is verified at it and below it; no more, no less.
_DONE = """
SELECT t.id FROM plans_target t LEFT JOIN plans_target b ON b.id = t.id OR b.parent_id = t.id
    LEFT JOIN plans_report r ON r.target_id = b.id AND r.state = 'verified'
GROUP BY t.id, t.done HAVING t.done <> COALESCE(sum(r.value), 0)
UNION ALL
SELECT k.id FROM plans_task k LEFT JOIN plans_report r ON r.task_id = k.id AND r.state = 'verified'
GROUP BY k.id, k.done HAVING k.done <> COALESCE(sum(r.value), 0)
LIMIT 100
"""
_SPLIT = """
SELECT t.id FROM plans_target t LEFT JOIN plans_target b ON b.parent_id = t.id
GROUP BY t.id, t.split HAVING t.split <> COALESCE(sum(b.value), 0)
UNION ALL
SELECT k.id FROM plans_task k LEFT JOIN plans_target b ON b.task_id = k.id AND b.parent_id IS NULL
GROUP BY k.id, k.split HAVING k.split <> COALESCE(sum(b.value), 0)
LIMIT 100
"""
_LEVELS = """
SELECT t.id FROM plans_target t JOIN plans_target p ON p.id = t.parent_id
WHERE p.parent_id IS NOT NULL OR p.task_id <> t.task_id LIMIT 100
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


def what_is_done_is_what_was_verified() -> Found:
    """The kept sums of progress are those of the verified reports."""
    return [(str(pk), "完成数与已核实的报送不符") for (pk,) in _asked(_DONE)]


def what_is_split_is_the_sum_of_the_parts() -> Found:
    """The kept sums of splits are those of the parts."""
    return [(str(pk), "已分解数与各单位目标之和不符") for (pk,) in _asked(_SPLIT)]


def parts_have_two_levels() -> Found:
    """A part of a part is split no further, and both are of one task."""
    return [(str(pk), "目标分解超过两级，或不属同一任务") for (pk,) in _asked(_LEVELS)]


ALL = (
    plan_spans_tile_their_text,
    plans_have_their_text,
    measures_are_their_spans,
    what_is_done_is_what_was_verified,
    what_is_split_is_the_sum_of_the_parts,
    parts_have_two_levels,
)
