"""What an import of units replaced: a mobile among the telephones goes into the sealed column beside it."""

from typing import Any

from django.db import migrations

from kexie.organisations import telephones


def carry(apps: Any, editor: Any) -> None:
    """Where the telephone was replaced, its mobile was too: taken back, both stand as they stood."""
    rows = apps.get_model("intake", "BatchRow").objects
    for row in rows.filter(before__unit__has_any_keys=["telephone", "fax"]).iterator(2000):
        row.mobile_before = telephones.taken_out(row.before["unit"])
        row.save(update_fields=["before", "mobile_before"])


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0002_replaced_lists"),
        ("organisations", "0012_mobile_carried"),
    ]

    operations = [migrations.RunPython(carry, migrations.RunPython.noop)]
