"""附件材料 of applications and re-elections."""

import django.db.models.deletion
from django.db import migrations, models

import kexie.kit.clock
import kexie.kit.ids


class Migration(migrations.Migration):
    dependencies = [
        ("associations", "0010_revocations_and_days"),
        ("kit", "0008_sent_without_script"),
    ]

    operations = [
        migrations.CreateModel(
            name="AssemblyFile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "matter",
                    models.CharField(
                        choices=[
                            ("request", "申请报告（盖章）"),
                            ("charter", "章程"),
                            ("roster", "会员名录"),
                            ("party", "党组织意见"),
                            ("minutes", "会议纪要、决议"),
                            ("ballots", "选票、计票表"),
                            ("photo", "会议照片"),
                            ("other", "其他材料"),
                        ],
                        max_length=20,
                        verbose_name="材料",
                    ),
                ),
                ("added_at", models.DateTimeField(default=kexie.kit.clock.now)),
                (
                    "assembly",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="associations.assembly"
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kit.storedfile"
                    ),
                ),
            ],
            options={
                "db_table": "associations_assembly_file",
                "ordering": ["added_at", "id"],
                "indexes": [models.Index(fields=["added_at"], name="assembly_file_by_moment")],
            },
        ),
    ]
