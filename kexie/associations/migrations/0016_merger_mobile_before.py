"""A mobile that stood at a unit before it took another's over is kept sealed, no longer in what undoing needs."""

from typing import Any

from django.db import migrations

import kexie.kit.crypto.fields
from kexie.organisations import telephones


def carry(apps: Any, editor: Any) -> None:
    """Where the telephone was chosen, its mobile was too: undone, both stand as they stood."""
    mergers = apps.get_model("associations", "Merger").objects
    for row in mergers.filter(left__before__has_any_keys=["telephone", "fax"]):
        row.mobile_before = telephones.taken_out(row.left["before"])
        row.save(update_fields=["left", "mobile_before"])


class Migration(migrations.Migration):
    dependencies = [
        ("associations", "0015_guidance_by_day"),
        ("organisations", "0012_mobile_carried"),
    ]

    operations = [
        migrations.AddField(
            model_name="merger",
            name="mobile_before",
            field=kexie.kit.crypto.fields.Sealed(
                blank=True,
                db_comment="sealed by kexie.kit.crypto",
                null=True,
                purpose="associations.merger.mobile_before",
                verbose_name="原手机号",
            ),
        ),
        migrations.RunPython(carry, migrations.RunPython.noop),
    ]
