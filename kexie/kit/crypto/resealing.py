"""Sealing every number anew with the current key, in batches, while everything is served."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import BinaryField, Count, F, Func, Q, Value

from kexie.kit.crypto import ring
from kexie.kit.crypto.fields import Blind, Sealed
from kexie.kit.crypto.sealing import Unopened

BATCH = 100


def in_use() -> dict[str, int]:
    """How many numbers are sealed with each key, by its name."""
    found: dict[str, int] = {}
    for model in tables():
        for field in _sealed(model):
            rows = _rows(model).exclude(**{field.name: None}).annotate(_key=_key(field))
            for key, count in rows.values_list("_key").annotate(Count("pk")).order_by():
                name = bytes(key).hex()
                found[name] = found.get(name, 0) + count
    return found


def reseal() -> Iterator[tuple[int, int]]:
    """Batch after batch: how many rows are sealed anew so far, and how many do not open.

    Each batch is a transaction of its own and locks its rows only; rows that somebody works on are waited for. May be
    broken off and begun again at any time: what is done stays done.
    """
    done, closed = 0, 0
    for model in tables():
        last: Any = None
        while True:
            with transaction.atomic():
                rows = _batch(model, last)
                opened = [row for row in rows if _opens(model, row)]
                write(model, opened)
            if not rows:
                break
            last = rows[-1].pk
            done, closed = done + len(opened), closed + len(rows) - len(opened)
            yield done, closed


def write(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Write the sealed columns of these rows, and what finds them. One statement a row, sent all at once."""
    if not rows:
        return
    columns = [field for field in model._meta.local_concrete_fields if isinstance(field, Sealed | Blind)]
    quoted = connection.ops.quote_name
    settings = ", ".join(f"{quoted(str(field.column))} = %s" for field in columns)
    table, key = quoted(model._meta.db_table), model._meta.pk
    assert key is not None
    told = [
        [*(field.get_db_prep_save(field.pre_save(row, False), connection) for field in columns), row.pk] for row in rows
    ]
    with connection.cursor() as cursor:
        # Names of a model's own table and columns; what people typed is a parameter.
        cursor.executemany(f"UPDATE {table} SET {settings} WHERE {quoted(str(key.column))} = %s", told)  # noqa: S608


def tables() -> list[type[models.Model]]:
    """The models that have sealed columns."""
    return [model for model in apps.get_models() if _sealed(model)]


def _batch(model: type[models.Model], after: Any) -> list[Any]:
    """The next rows that hold a number under an older key, locked."""
    current = Value(ring.current().current.id, output_field=BinaryField())
    older = Q()
    rows = _rows(model)
    for field in _sealed(model):
        rows = rows.alias(**{f"_{field.name}": _key(field)})
        older |= Q(**{f"{field.name}__isnull": False}) & ~Q(**{f"_{field.name}": current})
    if after is not None:
        rows = rows.filter(pk__gt=after)
    names = [field.name for field in _sealed(model)]
    return list(rows.filter(older).only("pk", *names).order_by("pk").select_for_update(of=("self",))[:BATCH])


def _opens(model: type[models.Model], row: models.Model) -> bool:
    try:
        for field in _sealed(model):
            secret = getattr(row, field.attname)
            setattr(row, field.attname, secret.reveal() if secret else None)
    except Unopened:
        return False
    return True


def _sealed(model: type[models.Model]) -> list[Sealed]:
    return [field for field in model._meta.local_concrete_fields if isinstance(field, Sealed)]


def _rows(model: type[models.Model]) -> Any:
    return model._default_manager.all()


def _key(field: Sealed) -> Func:
    return Func(F(field.name), Value(2), Value(4), function="SUBSTRING", output_field=BinaryField())
