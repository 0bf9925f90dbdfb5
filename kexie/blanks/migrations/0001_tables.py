# ruff: noqa: E501

import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import kexie.blanks.kinds
import kexie.kit.clock
import kexie.kit.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("kit", "0005_upkeep"),
        ("organisations", "0003_site_facts"),
        ("people", "0003_resets_and_sessions"),
    ]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE blanks_blank_ref AS bigint", "DROP SEQUENCE blanks_blank_ref"),
        migrations.CreateModel(
            name="Blank",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "ref",
                    models.BigIntegerField(
                        db_default=models.Func(models.Value("blanks_blank_ref"), function="nextval"), unique=True
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                (
                    "made_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), default=kexie.kit.clock.now
                    ),
                ),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="blanks",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("retired_at", None)),
                        fields=("owner", "name"),
                        name="blank_name",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="blank_has_name"),
                ],
                "indexes": [models.Index(fields=["owner", "-ref"], name="blank_of_house")],
                "ordering": ["-ref"],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveIntegerField(default=1)),
                ("introduction", models.CharField(blank=True, max_length=300)),
                (
                    "made_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), default=kexie.kit.clock.now
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "blank",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="blanks.blank",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("blank", "number"), name="blank_version_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("published_at", None)), fields=("blank",), name="blank_version_one_draft"
                    ),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="blank_version_from_one"),
                ],
                "ordering": ["blank", "-number"],
            },
        ),
        migrations.CreateModel(
            name="Field",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=20)),
                ("position", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(choices=kexie.blanks.kinds.choices, max_length=20)),
                ("label", models.CharField(max_length=60)),
                ("help", models.CharField(blank=True, max_length=200)),
                ("required", models.BooleanField(default=False)),
                ("least", models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True)),
                ("most", models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True)),
                ("places", models.PositiveSmallIntegerField(default=0)),
                ("unit", models.CharField(blank=True, max_length=20)),
                ("first_day", models.DateField(blank=True, null=True)),
                ("last_day", models.DateField(blank=True, null=True)),
                (
                    "options",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fields",
                        to="blanks.version",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("version", "key"), name="blank_field_key"),
                    models.UniqueConstraint(fields=("version", "label"), name="blank_field_label"),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("version", "position"),
                        name="blank_field_position",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("label", ""), _negated=True), name="blank_field_has_label"
                    ),
                    models.CheckConstraint(condition=models.Q(("places__lte", 4)), name="blank_field_places"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("least", None), ("most", None), ("least__lte", models.F("most")), _connector="OR"
                        ),
                        name="blank_field_limits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_day", None),
                            ("last_day", None),
                            ("first_day__lte", models.F("last_day")),
                            _connector="OR",
                        ),
                        name="blank_field_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["choice", "choices"]), ("options__len__gte", 2)),
                            models.Q(models.Q(("kind__in", ["choice", "choices"]), _negated=True), ("options", [])),
                            _connector="OR",
                        ),
                        name="blank_field_options",
                    ),
                ],
                "ordering": ["version", "position"],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("values", models.JSONField(default=dict)),
                ("at", models.DateTimeField(default=kexie.kit.clock.now)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="blanks.version"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="AnswerFile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=20)),
                (
                    "answer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="blanks.answer",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kit.storedfile"
                    ),
                ),
            ],
            options={
                "ordering": ["answer", "key"],
                "constraints": [models.UniqueConstraint(fields=("answer", "key"), name="blank_answer_file_once")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answerfile",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="57d616c72df802aaeee31e37299a1d959d9f6bc2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_frozen_bcea6",
                    table="blanks_answerfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="version",
            trigger=pgtrigger.compiler.Trigger(
                name="published",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."published_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="60f79ccca55f99450ec433b769e5ca1d78f04e40",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_published_05ff6",
                    table="blanks_version",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="field",
            trigger=pgtrigger.compiler.Trigger(
                name="published",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE owner UUID;",
                    func="\n            IF TG_OP = 'DELETE' THEN owner := OLD.version_id; ELSE owner := NEW.version_id; END IF;\n            IF EXISTS (SELECT 1 FROM blanks_version WHERE id = owner AND published_at IS NOT NULL) THEN\n                RAISE EXCEPTION 'pgtrigger: the version % is published', owner;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                    hash="6cb934c2b5af415b3cc6123d856914ec907ea167",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_published_1fb8a",
                    table="blanks_field",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f79399e91fdf2ff81bf1fe8aeb0b92a61557bea7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_frozen_9b63d",
                    table="blanks_answer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="published",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT EXISTS (SELECT 1 FROM blanks_version WHERE id = NEW.version_id AND published_at IS NOT NULL) THEN\n                RAISE EXCEPTION 'pgtrigger: the version % is not published', NEW.version_id;\n            END IF;\n            RETURN NEW;\n        ",
                    hash="98ec1cddbd19ff7da14bacb8d56c5650e3605c35",
                    operation="INSERT",
                    pgid="pgtrigger_published_d15f8",
                    table="blanks_answer",
                    when="BEFORE",
                ),
            ),
        ),
    ]
