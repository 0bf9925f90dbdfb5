"""Facts of series that no constraint can say."""

from collections.abc import Iterator

from django.db import connection

_GAPS = """
SELECT s.id, s.code, s.year, s.last, count(d.id), coalesce(max(d.serial), 0)
FROM kit_series s LEFT JOIN kit_drawn_number d ON d.series_id = s.id
GROUP BY s.id HAVING count(d.id) <> s.last OR coalesce(max(d.serial), 0) <> s.last
ORDER BY s.code, s.year
"""


def gaps() -> Iterator[tuple[str, str]]:
    """Every serial from 1 to the last one of a series was drawn: none is missing, none lies beyond (rules.md 3)."""
    with connection.cursor() as cursor:
        cursor.execute(_GAPS)
        rows = cursor.fetchall()
    for series, code, year, last, count, highest in rows:
        yield str(series), f"{code} {year}：末号 {last}，登记 {count} 个，最大 {highest}"
