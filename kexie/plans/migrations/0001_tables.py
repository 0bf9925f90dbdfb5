# ruff: noqa: E501, I001

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import kexie.kit.clock
import kexie.kit.ids
import kexie.notices.models.sources
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0003_site_facts"),
        ("people", "0003_resets_and_sessions"),
    ]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE plans_ref AS bigint", "DROP SEQUENCE plans_ref"),
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("position", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("verb", models.CharField(blank=True, max_length=20)),
                ("object", models.TextField(blank=True)),
                ("owner_text", models.CharField(blank=True, max_length=500)),
                ("co_owner_text", models.CharField(blank=True, max_length=500)),
                ("due_text", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["part", "position"],
            },
        ),
        migrations.CreateModel(
            name="AnnualPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "ref",
                    models.BigIntegerField(
                        db_default=models.Func(models.Value("plans_ref"), function="nextval"), unique=True
                    ),
                ),
                (
                    "state",
                    models.CharField(choices=[("draft", "拟定"), ("void", "已作废")], default="draft", max_length=20),
                ),
                ("title", models.CharField(max_length=300)),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("guidance", models.TextField(blank=True)),
                ("sha256", models.CharField(editable=False, max_length=64)),
                ("created_at", models.DateTimeField(default=kexie.kit.clock.now, editable=False)),
                ("state_since", models.DateTimeField(default=kexie.kit.clock.now, editable=False)),
                (
                    "drafted_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annual_plans",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "void"), _negated=True),
                        fields=("organisation", "sha256"),
                        name="plan_once_for_a_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("year", None), models.Q(("year__gte", 1900), ("year__lte", 2099)), _connector="OR"
                        ),
                        name="plan_year",
                    ),
                ],
                "indexes": [models.Index(fields=["organisation", "state", "-ref"], name="plan_of_organisation")],
                "ordering": ["-ref"],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("position", models.PositiveIntegerField()),
                ("what", models.TextField(blank=True)),
                (
                    "op",
                    models.CharField(
                        choices=[("=", "="), (">=", ">="), ("<=", "<="), (">", ">"), ("<", "<"), ("~", "~")],
                        max_length=2,
                    ),
                ),
                ("value", models.DecimalField(decimal_places=6, max_digits=24)),
                ("unit", models.CharField(max_length=20)),
                ("is_part", models.BooleanField(default=False)),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="indicators", to="plans.measure"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "position"), name="indicator_position_once"),
                    models.CheckConstraint(
                        condition=models.Q(("op__in", ("=", ">=", "<=", ">", "<", "~"))), name="indicator_op"
                    ),
                    models.CheckConstraint(condition=models.Q(("value__gte", 0)), name="indicator_not_negative"),
                ],
                "ordering": ["measure", "position"],
            },
        ),
        migrations.CreateModel(
            name="Part",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("position", models.PositiveIntegerField()),
                ("number", models.PositiveIntegerField(blank=True, null=True)),
                ("title", models.CharField(blank=True, max_length=300)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="plans.annualplan"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("plan", "position"), name="part_position_once")],
                "ordering": ["plan", "position"],
            },
        ),
        migrations.AddField(
            model_name="measure",
            name="part",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="measures", to="plans.part"
            ),
        ),
        migrations.CreateModel(
            name="PlanSource",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("text", models.TextField()),
                ("first_reading", models.JSONField(default=list)),
                ("stored_at", models.DateTimeField(default=kexie.kit.clock.now)),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="source_text", to="plans.annualplan"
                    ),
                ),
                (
                    "stored_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PlanSpan",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=30)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="spans", to="plans.plansource"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))), name="plan_span_not_empty"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                kexie.notices.models.sources.SpanRange(
                                    "start", "end", django.contrib.postgres.fields.ranges.RangeBoundary()
                                ),
                                "&&",
                            ),
                            ("source", "="),
                        ],
                        name="plan_span_no_overlap",
                    ),
                ],
                "ordering": ["source", "start"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="annualplan",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="bc2c777663610936cc477259a66efda3a9020480",
                    operation="DELETE",
                    pgid="pgtrigger_kept_9b11e",
                    table="plans_annualplan",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="0d68f718060990bd348dcd1512ba276a1630cbb3",
                    operation="DELETE",
                    pgid="pgtrigger_kept_2901b",
                    table="plans_indicator",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="part",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="5476f59befaa99c0e2d7ec4a4d871db0d1ce87b9",
                    operation="DELETE",
                    pgid="pgtrigger_kept_eb4e0",
                    table="plans_part",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.UniqueConstraint(fields=("part", "position"), name="measure_position_once"),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(("end__gt", models.F("start"))), name="measure_has_a_place"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measure",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="a20c3e2f3b61498d49fcd33dcfb3adf1ceaffe47",
                    operation="DELETE",
                    pgid="pgtrigger_kept_d7fcc",
                    table="plans_measure",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plansource",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="c607c1b8a9369fa9babbea104ce6782e4369a86a",
                    operation="UPDATE",
                    pgid="pgtrigger_frozen_0195d",
                    table="plans_plansource",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plansource",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="2d37b89646469bf8c8afc1bd72b7b707452bf7c1",
                    operation="DELETE",
                    pgid="pgtrigger_kept_1ca0a",
                    table="plans_plansource",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plansource",
            trigger=pgtrigger.compiler.Trigger(
                name="tiled",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    declare="DECLARE covered BIGINT; reach BIGINT;",
                    func='\n                    SELECT COALESCE(SUM("end" - start), 0), COALESCE(MAX("end"), 0) INTO covered, reach\n                    FROM plans_planspan WHERE source_id = NEW.id;\n                    IF covered <> char_length(NEW.text) OR reach <> char_length(NEW.text) THEN\n                        RAISE EXCEPTION \'pgtrigger: spans cover % of % characters\', covered, char_length(NEW.text);\n                    END IF;\n                    RETURN NULL;\n                ',
                    hash="9d7b59e0c9a6fbf247723d36624a528888e553fa",
                    operation="INSERT",
                    pgid="pgtrigger_tiled_84169",
                    table="plans_plansource",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planspan",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="dca114531c6f2c31b5fa6cf9c615fd96a78308c9",
                    operation="UPDATE",
                    pgid="pgtrigger_frozen_c5c9a",
                    table="plans_planspan",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planspan",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="a00f725cf5e1c52a82e9417a955d03d9772a1d2f",
                    operation="DELETE",
                    pgid="pgtrigger_kept_c30a3",
                    table="plans_planspan",
                    when="BEFORE",
                ),
            ),
        ),
    ]
