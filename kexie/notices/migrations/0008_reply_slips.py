# ruff: noqa: E501

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import kexie.kit.clock
import kexie.kit.ids


class Migration(migrations.Migration):
    dependencies = [
        ("blanks", "0002_seeds"),
        ("notices", "0007_seeds_of_reminders"),
        ("organisations", "0003_site_facts"),
        ("people", "0003_resets_and_sessions"),
    ]

    operations = [
        migrations.AlterField(
            model_name="linkuse",
            name="what",
            field=models.CharField(
                choices=[("seen", "打开"), ("signed", "签收"), ("answered", "回复"), ("refused", "未能办理")],
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="ReplySlip",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("due_at", models.DateTimeField()),
                ("attached_at", models.DateTimeField(default=kexie.kit.clock.now)),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reply_slip", to="notices.document"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="blanks.version"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["due_at"], name="reply_slip_due")],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("round", models.PositiveSmallIntegerField(default=1)),
                ("way", models.CharField(choices=[("desk", "工作台"), ("link", "链接")], max_length=10)),
                ("name", models.CharField(blank=True, max_length=60)),
                ("position", models.CharField(blank=True, max_length=60)),
                ("at", models.DateTimeField(default=kexie.kit.clock.now)),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "addressee",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="notices.addressee",
                    ),
                ),
                (
                    "answer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="blanks.answer"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="notices.receiptlink",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.post",
                    ),
                ),
            ],
            options={
                "ordering": ["addressee", "-round"],
                "indexes": [
                    models.Index(condition=models.Q(("by__isnull", False)), fields=["by"], name="reply_of_person")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("addressee", "round"), name="reply_round"),
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)), fields=("addressee",), name="reply_one_counts"
                    ),
                    models.CheckConstraint(condition=models.Q(("round__gte", 1)), name="reply_from_one"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("by__isnull", False),
                                ("link", None),
                                ("name", ""),
                                ("position", ""),
                                ("post__isnull", False),
                                ("way", "desk"),
                            ),
                            models.Q(
                                ("by", None), ("link__isnull", False), ("name__gt", ""), ("post", None), ("way", "link")
                            ),
                            _connector="OR",
                        ),
                        name="reply_way_whole",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reply",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."addressee_id" IS DISTINCT FROM (NEW."addressee_id") OR OLD."answer_id" IS DISTINCT FROM (NEW."answer_id") OR OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."link_id" IS DISTINCT FROM (NEW."link_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."post_id" IS DISTINCT FROM (NEW."post_id") OR OLD."round" IS DISTINCT FROM (NEW."round") OR OLD."way" IS DISTINCT FROM (NEW."way"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="4b00ab6866a0ce965fbb469eef11e59a8b8378f7",
                    operation="UPDATE",
                    pgid="pgtrigger_frozen_56917",
                    table="notices_reply",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reply",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="e0189d7ccd0e59d2ba09f5c461e3b2a8187c3ba4",
                    operation="DELETE",
                    pgid="pgtrigger_kept_13f69",
                    table="notices_reply",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="replyslip",
            trigger=pgtrigger.compiler.Trigger(
                name="reviewed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE owner UUID;",
                    func="\n                    IF TG_OP = 'DELETE' THEN owner := OLD.document_id; ELSE owner := NEW.document_id; END IF;\n                    IF TG_OP = 'UPDATE' AND NEW.document_id = OLD.document_id AND NEW.version_id = OLD.version_id THEN\n                        RETURN NEW;\n                    END IF;\n                    IF NOT EXISTS (SELECT 1 FROM notices_document WHERE id = owner AND state = 'draft') THEN\n                        RAISE EXCEPTION 'pgtrigger: the document % is not a draft', owner;\n                    END IF;\n                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n                    RETURN NEW;\n                ",
                    hash="97070041e63adcbdaa8c36f7ab8dd5c3189454ab",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_reviewed_6edda",
                    table="notices_replyslip",
                    when="BEFORE",
                ),
            ),
        ),
    ]
