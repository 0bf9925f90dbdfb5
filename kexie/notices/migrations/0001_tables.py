# ruff: noqa: E501, I001

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import kexie.kit.clock
import kexie.kit.ids
import kexie.notices.models.sources
import pgtrigger.compiler
import pgtrigger.migrations
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("kit", "0001_tables"),
        ("organisations", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.RunSQL("CREATE SEQUENCE notices_document_ref AS bigint", "DROP SEQUENCE notices_document_ref"),
        migrations.CreateModel(
            name="Column",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=40, unique=True)),
                ("description", models.CharField(blank=True, max_length=200)),
                ("position", models.PositiveSmallIntegerField(default=100)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["position", "name"],
            },
        ),
        migrations.CreateModel(
            name="AddresseeClass",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=60)),
                (
                    "variants",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                (
                    "levels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                ("chosen", models.BooleanField(default=False)),
                ("position", models.PositiveSmallIntegerField(default=100)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "issuer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="addressee_classes",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("issuer", "name"), name="addressee_class_name", nulls_distinct=False
                    )
                ],
                "ordering": ["position", "name"],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "ref",
                    models.BigIntegerField(
                        db_default=models.Func(models.Value("notices_document_ref"), function="nextval"), unique=True
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "拟稿"),
                            ("review", "核稿"),
                            ("countersign", "会签"),
                            ("sign_off", "签发"),
                            ("signed", "已签发（待编号）"),
                            ("numbered", "已编号"),
                            ("issued", "已印发"),
                            ("void", "已作废"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("notice", "通知"),
                            ("reply", "批复"),
                            ("letter", "函"),
                            ("circular", "通报"),
                            ("decision", "决定"),
                            ("request", "请示"),
                            ("report", "报告"),
                            ("opinion", "意见"),
                            ("minutes", "纪要"),
                            ("announcement", "公告"),
                        ],
                        default="notice",
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                (
                    "urgency",
                    models.CharField(
                        blank=True,
                        choices=[("", "平件"), ("expedited", "加急"), ("urgent", "特急")],
                        default="",
                        max_length=20,
                    ),
                ),
                (
                    "openness",
                    models.CharField(
                        choices=[("public", "主动公开"), ("on_request", "依申请公开"), ("internal", "不予公开")],
                        default="public",
                        max_length=20,
                    ),
                ),
                ("addressee_text", models.CharField(blank=True, max_length=1000)),
                ("body", models.JSONField(default=list)),
                ("attachment_note", models.TextField(blank=True)),
                ("signature", models.CharField(blank=True, max_length=300)),
                ("written_on", models.DateField(blank=True, null=True)),
                ("cc", models.CharField(blank=True, max_length=1000)),
                ("contact_note", models.CharField(blank=True, max_length=300)),
                ("printed_by", models.CharField(blank=True, max_length=120)),
                ("printed_on", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=120)),
                ("author", models.CharField(blank=True, max_length=120)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("given_code", models.CharField(blank=True, max_length=40)),
                ("given_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("given_serial", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), default=kexie.kit.clock.now
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), default=kexie.kit.clock.now
                    ),
                ),
                (
                    "state_since",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), default=kexie.kit.clock.now
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                ("signed_off_at", models.DateTimeField(blank=True, null=True)),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
                ("classes", models.ManyToManyField(blank=True, related_name="documents", to="notices.addresseeclass")),
                (
                    "column",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="notices.column"
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="notices.document",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "signed_off_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                ("units", models.ManyToManyField(blank=True, related_name="+", to="organisations.organisation")),
            ],
            options={
                "ordering": ["-ref"],
            },
        ),
        migrations.CreateModel(
            name="CoIssue",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("position", models.PositiveSmallIntegerField(default=1)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("objected_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="co_issues",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.post",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="co_issues", to="notices.document"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("document", "organisation"), name="co_issue_once"),
                    models.CheckConstraint(
                        condition=models.Q(("agreed_at", None), ("objected_at", None), _connector="OR"),
                        name="co_issue_one_answer",
                    ),
                ],
                "ordering": ["document", "position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=300)),
                ("body", models.JSONField(blank=True, default=list)),
                ("added_at", models.DateTimeField(default=kexie.kit.clock.now)),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kit.storedfile",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attachments", to="notices.document"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("document", "position"),
                        name="attachment_position",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("body", []), ("file", None), _negated=True),
                        name="attachment_holds_something",
                    ),
                ],
                "ordering": ["document", "position"],
            },
        ),
        migrations.CreateModel(
            name="Addressee",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=200)),
                ("addressed_at", models.DateTimeField(default=kexie.kit.clock.now)),
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
                        related_name="addressed",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "addressee_class",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="notices.addresseeclass",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="addressees",
                        to="notices.document",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("document", "organisation"), name="addressee_once")],
                "indexes": [models.Index(fields=["organisation", "-addressed_at"], name="addressee_inbox")],
                "ordering": ["document", "name"],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("published_at", models.DateTimeField()),
                ("created_at", models.DateTimeField(default=kexie.kit.clock.now)),
                (
                    "column",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="notices.column"
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notice", to="notices.document"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("year", "number"), name="notice_address"),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="notice_from_one"),
                ],
                "indexes": [
                    models.Index(fields=["-published_at", "-year", "-number"], name="notice_newest"),
                    models.Index(fields=["column", "-published_at", "-year", "-number"], name="notice_of_column"),
                ],
                "ordering": ["-published_at", "-year", "-number"],
            },
        ),
        migrations.CreateModel(
            name="Numbering",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=40)),
                ("year", models.PositiveSmallIntegerField()),
                ("serial", models.PositiveIntegerField()),
                ("given", models.BooleanField(default=False)),
                ("at", models.DateTimeField(default=kexie.kit.clock.now)),
                ("voided_at", models.DateTimeField(blank=True, null=True)),
                ("void_reason", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="numberings", to="notices.document"
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("code", "year", "serial"), name="numbering_no_double"),
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at", None)), fields=("document",), name="numbering_one_live"
                    ),
                    models.CheckConstraint(condition=models.Q(("serial__gte", 1)), name="numbering_from_one"),
                ],
                "ordering": ["-year", "code", "-serial"],
            },
        ),
        migrations.AddField(
            model_name="document",
            name="number",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="numbered_document",
                to="notices.numbering",
            ),
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(default=kexie.kit.clock.now)),
                (
                    "addressee",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="receipt", to="notices.addressee"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.post"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["by"], name="receipt_of_person")],
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="ReceiptTerm",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("working_days", models.PositiveSmallIntegerField(default=5)),
                (
                    "issuer",
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
                    models.UniqueConstraint(fields=("issuer",), name="receipt_term_once", nulls_distinct=False),
                    models.CheckConstraint(condition=models.Q(("working_days__gte", 1)), name="receipt_term_from_one"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeriesCode",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=40)),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                    ),
                ),
                ("is_default", models.BooleanField(default=False)),
                ("is_active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField(default=kexie.kit.clock.now)),
                (
                    "issuer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="series_codes",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("code",), name="series_code_of_one_issuer"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)), fields=("issuer",), name="series_code_one_default"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code", ""), _negated=True), name="series_code_not_blank"
                    ),
                ],
                "ordering": ["issuer", "-is_default", "code"],
            },
        ),
        migrations.CreateModel(
            name="SourceText",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("first_reading", models.JSONField(default=list)),
                ("stored_at", models.DateTimeField(default=kexie.kit.clock.now)),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="source_text", to="notices.document"
                    ),
                ),
                (
                    "stored_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["sha256"], name="source_by_hash")],
            },
        ),
        migrations.CreateModel(
            name="SourceSpan",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=30)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="spans", to="notices.sourcetext"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("end__gt", models.F("start"))), name="span_not_empty"),
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
                        name="span_no_overlap",
                    ),
                ],
                "ordering": ["source", "start"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="coissue",
            trigger=pgtrigger.compiler.Trigger(
                name="closed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE owner UUID;",
                    func="\n            IF TG_OP = 'DELETE' THEN owner := OLD.document_id; ELSE owner := NEW.document_id; END IF;\n            IF EXISTS (SELECT 1 FROM notices_document WHERE id = owner AND state IN ('issued', 'void')) THEN\n                RAISE EXCEPTION 'pgtrigger: the document % is closed', owner;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                    hash="09b812a7ea0718b5db5f99d3286750b25874c9ab",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_closed_63180",
                    table="notices_coissue",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="closed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE owner UUID;",
                    func="\n            IF TG_OP = 'DELETE' THEN owner := OLD.document_id; ELSE owner := NEW.document_id; END IF;\n            IF EXISTS (SELECT 1 FROM notices_document WHERE id = owner AND state IN ('issued', 'void')) THEN\n                RAISE EXCEPTION 'pgtrigger: the document % is closed', owner;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                    hash="fa4e84436d80073f011643f9e10e47283015dff9",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_closed_ebc28",
                    table="notices_attachment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="addressee",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="423addc76317421cbb14d99092c21f9df052966a",
                    operation="UPDATE",
                    pgid="pgtrigger_frozen_60d9a",
                    table="notices_addressee",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="addressee",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="95b7c44eae5517e31ede19913979ea2c1b3ab76f",
                    operation="DELETE",
                    pgid="pgtrigger_kept_45681",
                    table="notices_addressee",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="notice",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="a54518dc24a45d971bbd024be0a149aa43ed1439",
                    operation="DELETE",
                    pgid="pgtrigger_kept_d42fd",
                    table="notices_notice",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="notice",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="6666d40b8ba8886327a2b4aa878cafcd8e69b907",
                    operation="UPDATE",
                    pgid="pgtrigger_frozen_22427",
                    table="notices_notice",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="numbering",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="f8d6fade0906db9cc13b365ad302da26a3c37fce",
                    operation="DELETE",
                    pgid="pgtrigger_kept_c6922",
                    table="notices_numbering",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="numbering",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."given" IS DISTINCT FROM (NEW."given") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issuer_id" IS DISTINCT FROM (NEW."issuer_id") OR OLD."serial" IS DISTINCT FROM (NEW."serial") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="c20aaaaf3127ed3b233a504d00c4f09deabde41e",
                    operation="UPDATE",
                    pgid="pgtrigger_frozen_933fe",
                    table="notices_numbering",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["issuer", "state", "-ref"], name="document_of_issuer"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["drafted_by", "state"], name="document_of_drafter"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("given_code", ""), ("given_serial", None), ("given_year", None)),
                    models.Q(
                        models.Q(("given_code", ""), _negated=True),
                        ("given_serial__gte", 1),
                        ("given_year__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="document_given_number_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number__isnull", False), ("state__in", ["numbered", "issued"])),
                    models.Q(models.Q(("state__in", ["numbered", "issued"]), _negated=True), ("number", None)),
                    _connector="OR",
                ),
                name="document_number_when_numbered",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "issued"), _negated=True),
                    models.Q(("issued_at__isnull", False), ("written_on__isnull", False)),
                    _connector="OR",
                ),
                name="document_issued_is_dated",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("corrects", models.F("id")), _negated=True), name="document_corrects_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "void"), _negated=True),
                fields=("corrects",),
                name="document_one_correction",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="ladder",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{countersign:draft,countersign:sign_off,draft:review,draft:void,numbered:draft,numbered:issued,review:countersign,review:draft,review:sign_off,sign_off:draft,sign_off:signed,signed:draft,signed:numbered}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="4320801d57bf4fc98db38d38dcf913b2ec2db0c2",
                    operation="UPDATE",
                    pgid="pgtrigger_ladder_6303b",
                    table="notices_document",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NOT (OLD."state" IN (\'draft\')) AND (OLD."issuer_id" IS DISTINCT FROM (NEW."issuer_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."urgency" IS DISTINCT FROM (NEW."urgency") OR OLD."openness" IS DISTINCT FROM (NEW."openness") OR OLD."addressee_text" IS DISTINCT FROM (NEW."addressee_text") OR OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."attachment_note" IS DISTINCT FROM (NEW."attachment_note") OR OLD."signature" IS DISTINCT FROM (NEW."signature") OR OLD."cc" IS DISTINCT FROM (NEW."cc") OR OLD."contact_note" IS DISTINCT FROM (NEW."contact_note") OR OLD."printed_by" IS DISTINCT FROM (NEW."printed_by") OR OLD."column_id" IS DISTINCT FROM (NEW."column_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."author" IS DISTINCT FROM (NEW."author") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."drafted_by_id" IS DISTINCT FROM (NEW."drafted_by_id") OR OLD."given_code" IS DISTINCT FROM (NEW."given_code") OR OLD."given_year" IS DISTINCT FROM (NEW."given_year") OR OLD."given_serial" IS DISTINCT FROM (NEW."given_serial")))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="99b32f4286fcf5059380089c13e398ea1e31cd85",
                    operation="UPDATE",
                    pgid="pgtrigger_text_96a16",
                    table="notices_document",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="issued",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" IN ('issued', 'void'))",
                    func="\n            IF to_jsonb(OLD) - ARRAY['due_on', 'changed_at'] IS DISTINCT FROM to_jsonb(NEW) - ARRAY['due_on', 'changed_at'] THEN\n                RAISE EXCEPTION 'pgtrigger: the document % is closed', OLD.id;\n            END IF;\n            RETURN NEW;\n        ",
                    hash="fa64e16b53adcdf2d38134712f7353785904004d",
                    operation="UPDATE",
                    pgid="pgtrigger_issued_48001",
                    table="notices_document",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="45371423282d068ed55ecb84ae06db579085d94d",
                    operation="DELETE",
                    pgid="pgtrigger_kept_34a4c",
                    table="notices_document",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="receipt",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="4b54803b9a40314d0d88f8fc679daeb6c7be9012",
                    operation="UPDATE",
                    pgid="pgtrigger_frozen_47441",
                    table="notices_receipt",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="receipt",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="f697c2383e1c22a993fd38217fb683dd4d9d5a0f",
                    operation="DELETE",
                    pgid="pgtrigger_kept_4e755",
                    table="notices_receipt",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcetext",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="9cef20c9ebf883b9ca8f896880ed5a025f182be1",
                    operation="UPDATE",
                    pgid="pgtrigger_frozen_974ca",
                    table="notices_sourcetext",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcetext",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="50bf58e0bbd211063f7d91961fcb0e0f38acfe03",
                    operation="DELETE",
                    pgid="pgtrigger_kept_71246",
                    table="notices_sourcetext",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcetext",
            trigger=pgtrigger.compiler.Trigger(
                name="tiled",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    declare="DECLARE covered BIGINT; reach BIGINT;",
                    func='\n                    SELECT COALESCE(SUM("end" - start), 0), COALESCE(MAX("end"), 0) INTO covered, reach\n                    FROM notices_sourcespan WHERE source_id = NEW.id;\n                    IF covered <> char_length(NEW.text) OR reach <> char_length(NEW.text) THEN\n                        RAISE EXCEPTION \'pgtrigger: spans cover % of % characters\', covered, char_length(NEW.text);\n                    END IF;\n                    RETURN NULL;\n                ',
                    hash="b611006c24f5f3f0bca2462da4a9b97b4fca7f2f",
                    operation="INSERT",
                    pgid="pgtrigger_tiled_12333",
                    table="notices_sourcetext",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcespan",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="8697f21fd52e42a636ecdc2b2449f4a4a25784da",
                    operation="UPDATE",
                    pgid="pgtrigger_frozen_b07ab",
                    table="notices_sourcespan",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcespan",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="1648184327392788e93ff295d97c951ec74dfc60",
                    operation="DELETE",
                    pgid="pgtrigger_kept_10037",
                    table="notices_sourcespan",
                    when="BEFORE",
                ),
            ),
        ),
    ]
