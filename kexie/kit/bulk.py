"""Many rows of one table in one statement, where a model's instance a row would cost more than the row.

Values are what the database holds (``Sealed`` columns as bytes): nothing is cleaned, sealed or keyed here, so only
actions that do so themselves write by it. In the caller's transaction.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db import connection, models
from django.db.models.expressions import DatabaseDefault

Row = TypeVar("Row", bound=models.Model)


def insert(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Copy rows in. They are taken as they come: what a caller reckons for one overlaps with what the database does."""
    columns = ", ".join(connection.ops.quote_name(_column(model, name)) for name in names)
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(f"COPY {connection.ops.quote_name(model._meta.db_table)} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)


def create(rows: list[Row]) -> list[Row]:
    """New rows as ``bulk_create`` writes them, copied in: a long INSERT costs more to put together than to carry out.

    What the database gives by itself (a next number) is read back; else every column is written. One query, or two.
    """
    if not rows:
        return rows
    model, fields = type(rows[0]), rows[0]._meta.concrete_fields
    given = [field for field in fields if isinstance(getattr(rows[0], field.attname), DatabaseDefault)]
    told = [field for field in fields if field not in given]
    values = ([field.get_db_prep_save(field.pre_save(row, True), connection) for field in told] for row in rows)
    insert(model, [field.name for field in told], values)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias
    if given:
        names = [field.attname for field in given]
        found = model._default_manager.filter(pk__in=[row.pk for row in rows]).values_list("pk", *names)
        back = {pk: told_ for pk, *told_ in found.iterator()}
        for row in rows:
            for name, value in zip(names, back[row.pk], strict=True):
                setattr(row, name, value)
    return rows


def update(model: type[models.Model], names: Sequence[str], rows: Sequence[tuple[Any, Sequence[Any]]]) -> int:
    """Write these columns of rows found by their key, in one statement; how many. No array columns."""
    if not rows:
        return 0
    quote, key = connection.ops.quote_name, model._meta.pk
    assert key is not None
    fields = [key, *(model._meta.get_field(name) for name in names)]
    kinds = [str(field.db_type(connection)) for field in fields]
    columns = [_column(model, name) for name in names]
    told = ", ".join(f"{quote(one)} = told.{quote(one)}" for one in columns)
    arrays = ", ".join(f"%s::{kind}[]" for kind in kinds)
    listed = ", ".join(quote(one) for one in (str(key.column), *columns))
    # Names of a model's own table and columns; what people typed is a parameter.
    statement = (
        f"UPDATE {quote(model._meta.db_table)} AS row SET {told} FROM unnest({arrays}) AS told({listed})"  # noqa: S608
        f" WHERE row.{quote(str(key.column))} = told.{quote(str(key.column))}"
    )
    values = [[pk for pk, _ in rows], *([row[at] for _, row in rows] for at in range(len(names)))]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def _column(model: type[models.Model], name: str) -> str:
    return str(model._meta.get_field(name).column)  # type: ignore[union-attr]
