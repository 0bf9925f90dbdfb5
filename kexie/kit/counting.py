"""How many rows each of several sets holds, in one statement and no further than is told; rows counted in passing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

Row = TypeVar("Row")


def bounded(sets: Mapping[str, QuerySet[Any]], most: int) -> dict[str, int]:
    """The size of each set; ``most + 1`` stands for any number beyond ``most``. One query, none where all are empty.

    Each set is counted from its own index: one condition over everything would read what none of them shows.
    """
    asked: dict[str, str] = {}
    values: list[Any] = []
    for name, rows in sets.items():
        try:
            sql, told = rows.order_by().values("pk")[: most + 1].query.sql_with_params()
        except EmptyResultSet:
            continue
        asked[name] = f"(SELECT count(*) FROM ({sql}) AS bounded)"  # noqa: S608 (compiled by Django, values apart)
        values += told
    found = dict.fromkeys(sets, 0)
    if asked:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(asked.values())}", values)
            found |= dict(zip(asked, cursor.fetchone(), strict=True))
    return found


class Counted(Generic[Row]):
    """Rows that are counted as they are written, for who puts down how many went out."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows, self.count = rows, 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            yield row
