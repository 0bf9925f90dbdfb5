from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("custody", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Candidate",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("entity", models.CharField(max_length=20)),
                ("first_id", models.UUIDField()),
                ("second_id", models.UUIDField()),
                ("reasons", models.JSONField()),
                ("weight", models.PositiveSmallIntegerField()),
                ("found_at", models.DateTimeField()),
            ],
            options={
                "db_table": "custody_candidate",
                "indexes": [models.Index(fields=["entity", "-weight", "id"], name="candidate_by_weight")],
                "constraints": [
                    models.UniqueConstraint(fields=("entity", "first_id", "second_id"), name="candidate_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first_id__lt", models.F("second_id"))), name="candidate_in_order"
                    ),
                ],
            },
        ),
    ]
