"""Mobiles leave the values of answers for their sealed rows, in batches that lock their own rows only.

Answers are frozen: each batch lifts that guard for itself. Broken off, it is run again and passes by what it has done.
"""

from typing import Any

from django.db import connection, migrations, transaction

from kexie.blanks import mobiles

BATCH = 100
_FROZEN = "pgtrigger_frozen_9b63d"


def carry(apps: Any, editor: Any) -> None:
    """Answer after answer, by its key; when it was given stays what it is."""
    fields: dict[Any, list[Any]] = {}
    for field in apps.get_model("blanks", "Field").objects.filter(kind="person"):
        fields.setdefault(field.version_id, []).append(field)
    answers, last = apps.get_model("blanks", "Answer").objects.filter(version__in=list(fields)), None
    while True:
        with transaction.atomic():
            rows = answers.order_by("pk") if last is None else answers.filter(pk__gt=last).order_by("pk")
            found = list(rows.select_for_update(of=("self",), no_key=True)[:BATCH])
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [f"{{{_FROZEN}}}"])
            for row in found:
                _part(apps, row, fields[row.version_id])
        if not found:
            return
        last = found[-1].pk


def _part(apps: Any, row: Any, fields: list[Any]) -> None:
    kept, sealed = mobiles.taken_out(fields, row.values)
    if not sealed:
        return
    told = apps.get_model("blanks", "AnswerTelephone")
    told.objects.bulk_create(
        told(answer=row, key=key, place=place, mobile=mobile) for (key, place), mobile in sealed.items()
    )
    row.values = kept
    row.save(update_fields=["values"])


class Migration(migrations.Migration):
    """Outside a transaction: each batch has its own."""

    atomic = False

    dependencies = [("blanks", "0003_answer_telephones")]

    operations = [migrations.RunPython(carry, migrations.RunPython.noop)]
