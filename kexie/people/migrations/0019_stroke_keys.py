"""Every person gets the key that sorts 按姓氏笔画为序, in batches that lock their own rows only.

Broken off, it is run again and passes by what it has done.
"""

from typing import Any

from django.db import migrations, transaction

from kexie.people import strokes

BATCH = 500
_READ = """
SELECT id, name FROM people_person WHERE id > %s AND stroke_key = '' ORDER BY id LIMIT %s FOR NO KEY UPDATE
"""
_WRITE = """
UPDATE people_person p SET stroke_key = t.key FROM unnest(%s::uuid[], %s::text[]) AS t(id, key) WHERE p.id = t.id
"""


def fill(apps: Any, editor: Any) -> None:
    """Person after person, by their key."""
    last = "00000000-0000-0000-0000-000000000000"
    while True:
        with transaction.atomic(using=editor.connection.alias), editor.connection.cursor() as cursor:
            cursor.execute(_READ, [last, BATCH])
            rows = cursor.fetchall()
            if not rows:
                return
            cursor.execute(_WRITE, [[pk for pk, _ in rows], [strokes.sort_key(name) for _, name in rows]])
            last = rows[-1][0]


class Migration(migrations.Migration):
    """Outside a transaction: each batch has its own."""

    atomic = False

    dependencies = [
        ("people", "0018_stroke_key"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
