"""走访 of units that nobody covers yet."""

import django.db.models.deletion
from django.db import migrations, models

import kexie.kit.clock
import kexie.kit.ids


class Migration(migrations.Migration):
    dependencies = [
        ("associations", "0011_materials"),
        ("organisations", "0010_kinds_of_members"),
        ("people", "0017_photos"),
    ]

    operations = [
        migrations.CreateModel(
            name="GapVisit",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(editable=False, max_length=120)),
                ("name", models.CharField(max_length=120, verbose_name="单位名称")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("visit", "走访"),
                            ("question", "来访来电咨询"),
                            ("answer", "答复"),
                            ("pairing", "结对帮扶"),
                        ],
                        max_length=20,
                        verbose_name="方式",
                    ),
                ),
                ("on", models.DateField(verbose_name="日期")),
                ("note", models.TextField(verbose_name="了解到的情况")),
                ("entered_at", models.DateTimeField(default=kexie.kit.clock.now, editable=False)),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "house",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "db_table": "associations_gap_visit",
                "ordering": ["-on", "-id"],
                "indexes": [models.Index(fields=["organisation", "key", "-on"], name="gap_visit_of_unit")],
            },
        ),
    ]
