# ruff: noqa: E501, I001

import django.contrib.postgres.fields
import django.db.models.deletion
import kexie.kit.clock
import kexie.kit.ids
import pgtrigger.compiler
import pgtrigger.migrations
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kit", "0005_upkeep"),
        ("organisations", "0003_site_facts"),
        ("people", "0003_resets_and_sessions"),
        ("plans", "0001_tables"),
    ]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE plans_task_ref AS bigint", "DROP SEQUENCE plans_task_ref"),
        migrations.AddField(
            model_name="annualplan",
            name="issued_on",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="annualplan",
            name="version",
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.AlterField(
            model_name="annualplan",
            name="state",
            field=models.CharField(
                choices=[("draft", "拟定"), ("issued", "已下达"), ("closed", "已结束"), ("void", "已作废")],
                default="draft",
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "待制定"),
                            ("submitted", "待审核"),
                            ("accepted", "已审核"),
                            ("returned", "已退回"),
                        ],
                        default="asked",
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("due_on", models.DateField()),
                ("words", models.TextField(blank=True)),
                ("asked_at", models.DateTimeField(default=kexie.kit.clock.now)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="plans.annualplan",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "organisation"), name="answer_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state", "asked"), ("submitted_at__isnull", False), _connector="OR"),
                        name="answer_submitted",
                    ),
                ],
                "indexes": [models.Index(fields=["organisation", "state"], name="answer_of_organisation")],
                "ordering": ["plan", "name"],
            },
        ),
        migrations.CreateModel(
            name="AnswerMeasure",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("text", models.TextField()),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "answer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="plans.answer",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.measure"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("answer", "measure"), name="answer_measure_once")],
                "ordering": ["answer", "measure"],
            },
        ),
        migrations.CreateModel(
            name="LightRule",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("on_course", models.PositiveSmallIntegerField(default=90)),
                ("slow", models.PositiveSmallIntegerField(default=60)),
                ("soon", models.PositiveSmallIntegerField(default=30)),
                (
                    "organisation",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation",), name="light_rule_once", nulls_distinct=False),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("on_course__lte", 100), ("slow__gte", 1), ("slow__lt", models.F("on_course"))
                        ),
                        name="light_rule_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposalRow",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("position", models.PositiveIntegerField(default=1000)),
                (
                    "words",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None),
                ),
                (
                    "verbs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), blank=True, default=list, size=None
                    ),
                ),
                ("department", models.CharField(max_length=60)),
                ("indicator", models.CharField(max_length=60)),
                ("unit", models.CharField(max_length=20)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("words__len__gte", 1)), name="proposal_row_has_words")
                ],
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "ref",
                    models.BigIntegerField(
                        db_default=models.Func(models.Value("plans_task_ref"), function="nextval"), unique=True
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("count", "数量"), ("amount", "金额"), ("date", "按期完成"), ("yes", "是否完成")],
                        default="count",
                        max_length=10,
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20)),
                ("target", models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True)),
                ("figure", models.CharField(blank=True, max_length=60)),
                ("weight", models.PositiveSmallIntegerField(default=1)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("done", models.DecimalField(decimal_places=4, default=Decimal("0"), max_digits=18)),
                ("split", models.DecimalField(decimal_places=4, default=Decimal("0"), max_digits=18)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=kexie.kit.clock.now, editable=False)),
                ("co_owners", models.ManyToManyField(blank=True, related_name="+", to="organisations.organisation")),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="plans.measure"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="plans.annualplan",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("target", None), ("target__gt", 0), _connector="OR"),
                        name="task_target_positive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weight__gte", 1), ("weight__lte", 100)), name="task_weight"
                    ),
                    models.CheckConstraint(condition=models.Q(("done__gte", 0)), name="task_done_not_negative"),
                ],
                "indexes": [models.Index(fields=["plan", "ref"], name="task_of_plan")],
                "ordering": ["ref"],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=200)),
                ("split_on", models.DateField()),
                ("value", models.DecimalField(decimal_places=4, max_digits=18)),
                ("due_on", models.DateField()),
                ("done", models.DecimalField(decimal_places=4, default=Decimal("0"), max_digits=18)),
                ("split", models.DecimalField(decimal_places=4, default=Decimal("0"), max_digits=18)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "jurisdiction",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.jurisdiction",
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
                (
                    "parent",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="plans.target",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="plans.task",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("task", "organisation"), name="target_once"),
                    models.CheckConstraint(condition=models.Q(("value__gt", 0)), name="target_positive"),
                    models.CheckConstraint(condition=models.Q(("done__gte", 0)), name="target_done_not_negative"),
                ],
                "indexes": [
                    models.Index(fields=["organisation", "task"], name="target_of_organisation"),
                    models.Index(condition=models.Q(("parent", None)), fields=["task"], name="target_of_task"),
                    models.Index(fields=["parent"], name="target_of_part"),
                ],
                "ordering": ["task", "name"],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reported", "待核实"),
                            ("verified", "已核实"),
                            ("returned", "已退回"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="reported",
                        max_length=20,
                    ),
                ),
                ("value", models.DecimalField(decimal_places=4, max_digits=18)),
                ("words", models.TextField()),
                ("reported_at", models.DateTimeField(default=kexie.kit.clock.now)),
                ("settled_at", models.DateTimeField(null=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "evidence",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kit.storedfile"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "verifier",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="plans.target",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="plans.task",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("value__gte", 0)), name="report_not_negative"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("reported", "withdrawn")), ("settled_at__isnull", False), _connector="OR"
                        ),
                        name="report_settled",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["task", "target", "-reported_at"], name="report_of_task"),
                    models.Index(fields=["target", "-reported_at"], name="report_of_target"),
                    models.Index(
                        condition=models.Q(("state", "reported")),
                        fields=["verifier", "reported_at"],
                        name="report_waiting",
                    ),
                ],
                "ordering": ["-reported_at", "-id"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="5d728f297ccc561a3d38fa265e5a11d3dff63ef4",
                    operation="DELETE",
                    pgid="pgtrigger_kept_e52bf",
                    table="plans_answer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="said",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."evidence_id" IS DISTINCT FROM (NEW."evidence_id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."reported_at" IS DISTINCT FROM (NEW."reported_at") OR OLD."reported_by_id" IS DISTINCT FROM (NEW."reported_by_id") OR OLD."target_id" IS DISTINCT FROM (NEW."target_id") OR OLD."task_id" IS DISTINCT FROM (NEW."task_id") OR OLD."value" IS DISTINCT FROM (NEW."value") OR OLD."words" IS DISTINCT FROM (NEW."words"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="ebca574488db82e96016875b92d75116da70a9d8",
                    operation="UPDATE",
                    pgid="pgtrigger_said_0da0f",
                    table="plans_report",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="978107482bd4b1ddf63d03be3c613fc0d32953d4",
                    operation="DELETE",
                    pgid="pgtrigger_kept_b2157",
                    table="plans_report",
                    when="BEFORE",
                ),
            ),
        ),
    ]
