"""What edits changed, beside the journal: kept to be read and undone, deleted with the person it tells of."""

import django.db.models.deletion
from django.db import migrations, models

# Kept as it was written, or gone: nothing in between. That an edit was undone is not taken back at all.
RIGHTS = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'kexie_app') THEN
        REVOKE UPDATE, TRUNCATE ON kit_journal_value FROM kexie_app;
        REVOKE UPDATE, DELETE, TRUNCATE ON kit_journal_undoing FROM kexie_app;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("kit", "0008_sent_without_script"),
    ]

    operations = [
        migrations.CreateModel(
            name="Undoing",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="undoes",
                        serialize=False,
                        to="kit.entry",
                    ),
                ),
                (
                    "undone",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="undone_by", to="kit.entry"
                    ),
                ),
            ],
            options={"db_table": "kit_journal_undoing"},
        ),
        migrations.CreateModel(
            name="Value",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("field", models.CharField(max_length=40)),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                (
                    "entry",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="values",
                        to="kit.entry",
                    ),
                ),
            ],
            options={
                "db_table": "kit_journal_value",
                "constraints": [models.UniqueConstraint(fields=("entry", "field"), name="journal_value_once")],
            },
        ),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
    ]
