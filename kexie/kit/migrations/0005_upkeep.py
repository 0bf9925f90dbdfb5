from django.db import migrations, models


class Migration(migrations.Migration):
    """Why a job failed, and which backups were made; of the second the application reads only."""

    dependencies = [
        ("kit", "0004_kept_forms"),
    ]

    operations = [
        migrations.CreateModel(
            name="Backup",
            fields=[
                ("made_at", models.DateTimeField(primary_key=True, serialize=False)),
                ("file_name", models.CharField(max_length=200)),
                ("size", models.BigIntegerField()),
                ("rows", models.BigIntegerField()),
            ],
            options={"db_table": "kit_backup"},
        ),
        migrations.CreateModel(
            name="Fault",
            fields=[
                ("key", models.CharField(max_length=128, primary_key=True, serialize=False)),
                ("job_id", models.BigIntegerField()),
                ("since", models.DateTimeField()),
                ("at", models.DateTimeField()),
                ("error", models.CharField(max_length=200)),
            ],
            options={
                "db_table": "kit_job_fault",
                "indexes": [models.Index(fields=["job_id"], name="job_fault_job")],
            },
        ),
        migrations.RunSQL(
            "REVOKE INSERT, UPDATE, DELETE ON kit_backup FROM kexie_app",
            "GRANT INSERT, UPDATE, DELETE ON kit_backup TO kexie_app",
        ),
    ]
