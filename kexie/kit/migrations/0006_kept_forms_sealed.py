"""What was typed and not saved is sealed: numbers of people may be among it."""

from django.db import migrations

import kexie.kit.crypto.fields


def seal(apps, schema_editor):
    rows = apps.get_model("kit", "KeptForm").objects.only("pk", "clear")
    for row in rows.iterator(chunk_size=50):
        row.fields = row.clear
        row.save(update_fields=["fields"])


class Migration(migrations.Migration):
    dependencies = [("kit", "0005_upkeep")]

    operations = [
        migrations.RenameField("keptform", "fields", "clear"),
        migrations.AddField(
            "keptform",
            "fields",
            kexie.kit.crypto.fields.Sealed(
                blank=True, db_comment="sealed by kexie.kit.crypto", null=True, purpose="kit.kept_form.fields"
            ),
        ),
        migrations.RunPython(seal, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField("keptform", "clear"),
    ]
