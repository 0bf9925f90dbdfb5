import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReplacedList",
            fields=[
                (
                    "batch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="replaced",
                        serialize=False,
                        to="intake.batch",
                    ),
                ),
                ("as_of", models.DateField()),
                ("source", models.CharField(blank=True, max_length=200)),
                ("lines", models.JSONField()),
                ("settled", models.JSONField()),
            ],
            options={
                "db_table": "intake_replaced_list",
            },
        ),
    ]
