"""撤销 in two steps; until when whoever has the next step is to take it."""

import django.db.models.deletion
from django.db import migrations, models

import kexie.kit.clock
import kexie.kit.ids

# When each came to where it stands is in the journal.
_SINCE = """
UPDATE associations_reelection r SET state_since = COALESCE((
    SELECT max(e.at) FROM kit_journal_entry e
    WHERE e.entity = 'reelection' AND e.entity_id = r.id AND e.target = r.state), r.asked_at)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("kit", "0008_sent_without_script"),
        ("associations", "0009_gaps_by_staff"),
        ("notices", "0016_ladder_note"),
        ("organisations", "0008_affiliation_of_unit"),
    ]

    operations = [
        migrations.AddField(
            model_name="change",
            name="due_on",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="founding",
            name="due_on",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="reelection",
            name="due_on",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="reelection",
            name="state_since",
            field=models.DateTimeField(default=kexie.kit.clock.now, editable=False),
        ),
        migrations.RunSQL(_SINCE, migrations.RunSQL.noop),
        migrations.CreateModel(
            name="Revocation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "待批复单位决定"),
                            ("returned", "待补充"),
                            ("deciding", "决定办理中"),
                            ("revoked", "已撤销"),
                            ("refused", "不予撤销"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="proposed",
                        editable=False,
                        max_length=20,
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("dissolved", "单位注销"),
                            ("moved", "单位迁出"),
                            ("dormant", "长期没有活动"),
                            ("merged", "单位合并、重组"),
                            ("wanted", "单位申请撤销"),
                            ("other", "其他"),
                        ],
                        max_length=20,
                        verbose_name="撤销原因",
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="情况说明")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="意见")),
                ("asked_at", models.DateTimeField(default=kexie.kit.clock.now)),
                ("state_since", models.DateTimeField(default=kexie.kit.clock.now, editable=False)),
                ("due_on", models.DateField(blank=True, editable=False, null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "notice",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revocation",
                        to="notices.document",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revocations",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "db_table": "associations_revocation",
                "ordering": ["-asked_at"],
                "indexes": [models.Index(fields=["authority", "state"], name="revocation_of_authority")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("proposed", "returned", "deciding"))),
                        fields=("organisation",),
                        name="revocation_one_running",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("deciding", "revoked")), _negated=True),
                            ("notice__isnull", False),
                            _connector="OR",
                        ),
                        name="revocation_decided_by_a_notice",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor__isnull", True),
                            models.Q(("successor", models.F("organisation")), _negated=True),
                            _connector="OR",
                        ),
                        name="revocation_not_into_itself",
                    ),
                ],
            },
        ),
    ]
