"""Mobiles of the persons an answer names get sealed rows of their own. Empty at first.

What stands in answers is carried over by the next migration.
"""

import django.db.models.deletion
from django.db import migrations, models

import kexie.kit.crypto.fields
import kexie.kit.ids


class Migration(migrations.Migration):
    dependencies = [("blanks", "0002_seeds")]

    operations = [
        migrations.CreateModel(
            name="AnswerTelephone",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=20)),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "mobile",
                    kexie.kit.crypto.fields.Sealed(
                        blank=True,
                        db_comment="sealed by kexie.kit.crypto",
                        null=True,
                        purpose="blanks.answertelephone.mobile",
                    ),
                ),
                (
                    "mobile_index",
                    kexie.kit.crypto.fields.Blind(blank=True, first=11, last=None, null=True, of="mobile"),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="telephones",
                        to="blanks.answer",
                    ),
                ),
            ],
            options={
                "ordering": ["answer", "key", "place"],
                "indexes": [models.Index(fields=["mobile_index"], name="blank_answer_by_mobile")],
                "constraints": [
                    models.UniqueConstraint(fields=("answer", "key", "place"), name="blank_answer_telephone_once"),
                    models.CheckConstraint(
                        condition=models.Q(("mobile__isnull", False), ("mobile_index__isnull", False)),
                        name="blank_answer_telephone_whole",
                    ),
                ],
            },
        ),
    ]
