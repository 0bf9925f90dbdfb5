# ruff: noqa: E501, I001

import django.db.models.deletion
import kexie.kit.clock
import kexie.kit.ids
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0002_seeds"),
        ("organisations", "0003_site_facts"),
        ("people", "0003_resets_and_sessions"),
    ]

    operations = [
        migrations.CreateModel(
            name="LinkUse",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[("seen", "打开"), ("signed", "签收"), ("refused", "未能办理")], max_length=10
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=20)),
                ("at", models.DateTimeField(default=kexie.kit.clock.now)),
            ],
            options={
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="PhoneCall",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("reached", "已联系上"),
                            ("not_reached", "没有联系上"),
                            ("will_sign", "答应签收"),
                            ("signed", "电话签收"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=60)),
                ("position", models.CharField(blank=True, max_length=60)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("logged_at", models.DateTimeField(default=kexie.kit.clock.now)),
            ],
            options={
                "ordering": ["-at", "-logged_at"],
            },
        ),
        migrations.CreateModel(
            name="ReceiptLink",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(default=kexie.kit.clock.now)),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-made_at"],
            },
        ),
        migrations.AddField(
            model_name="receipt",
            name="name",
            field=models.CharField(blank=True, db_default="", default="", max_length=60),
        ),
        migrations.AddField(
            model_name="receipt",
            name="position",
            field=models.CharField(blank=True, db_default="", default="", max_length=60),
        ),
        migrations.AddField(
            model_name="receipt",
            name="way",
            field=models.CharField(
                choices=[("desk", "工作台"), ("link", "链接"), ("phone", "电话")],
                db_default="desk",
                default="desk",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="receiptterm",
            name="link_days",
            field=models.PositiveSmallIntegerField(default=30),
        ),
        migrations.AlterField(
            model_name="receipt",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AlterField(
            model_name="receipt",
            name="post",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.post"
            ),
        ),
        migrations.AddConstraint(
            model_name="receiptterm",
            constraint=models.CheckConstraint(
                condition=models.Q(("link_days__gte", 1)), name="receipt_term_link_from_one"
            ),
        ),
        migrations.AddField(
            model_name="phonecall",
            name="addressee",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="calls",
                to="notices.addressee",
            ),
        ),
        migrations.AddField(
            model_name="phonecall",
            name="logged_by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="phonecall",
            name="post",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.post"
            ),
        ),
        migrations.AddField(
            model_name="receipt",
            name="phone_call",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="receipt", to="notices.phonecall"
            ),
        ),
        migrations.AddField(
            model_name="receiptlink",
            name="addressee",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="links",
                to="notices.addressee",
            ),
        ),
        migrations.AddField(
            model_name="receiptlink",
            name="made_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="linkuse",
            name="link",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="uses",
                to="notices.receiptlink",
            ),
        ),
        migrations.AddField(
            model_name="receipt",
            name="link",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="receipt", to="notices.receiptlink"
            ),
        ),
        migrations.AddConstraint(
            model_name="receipt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("by__isnull", False),
                        ("link", None),
                        ("name", ""),
                        ("phone_call", None),
                        ("position", ""),
                        ("post__isnull", False),
                        ("way", "desk"),
                    ),
                    models.Q(
                        ("by", None),
                        ("link__isnull", False),
                        ("name__gt", ""),
                        ("phone_call", None),
                        ("post", None),
                        ("way", "link"),
                    ),
                    models.Q(
                        ("by", None),
                        ("link", None),
                        ("name__gt", ""),
                        ("phone_call__isnull", False),
                        ("post", None),
                        ("way", "phone"),
                    ),
                    _connector="OR",
                ),
                name="receipt_way_whole",
            ),
        ),
        migrations.AddIndex(
            model_name="phonecall",
            index=models.Index(fields=["addressee", "-at"], name="phone_call_of_unit"),
        ),
        migrations.AddIndex(
            model_name="phonecall",
            index=models.Index(fields=["logged_by"], name="phone_call_of_person"),
        ),
        migrations.AddConstraint(
            model_name="phonecall",
            constraint=models.CheckConstraint(
                condition=models.Q(("at__lte", models.F("logged_at"))), name="phone_call_logged_after"
            ),
        ),
        migrations.AddConstraint(
            model_name="phonecall",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome", "not_reached"), models.Q(("name", ""), _negated=True), _connector="OR"),
                name="phone_call_with_somebody",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phonecall",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="4cd8dec56453167b47e05f81aec2590c9b8c2a41",
                    operation="UPDATE",
                    pgid="pgtrigger_frozen_d1ed5",
                    table="notices_phonecall",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phonecall",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="81dc2115657ecf9378d00154582beb6d873f3bab",
                    operation="DELETE",
                    pgid="pgtrigger_kept_518f9",
                    table="notices_phonecall",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="receiptlink",
            index=models.Index(fields=["addressee", "-made_at"], name="receipt_link_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="receiptlink",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at", None)), fields=("addressee",), name="receipt_link_open_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="receiptlink",
            constraint=models.CheckConstraint(
                condition=models.Q(("expires_at__gt", models.F("made_at"))), name="receipt_link_in_order"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="receiptlink",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."addressee_id" IS DISTINCT FROM (NEW."addressee_id") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."token_hash" IS DISTINCT FROM (NEW."token_hash"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="6ca957de59c3ad3b39fcf4fce06c2495dff636b6",
                    operation="UPDATE",
                    pgid="pgtrigger_frozen_22d6b",
                    table="notices_receiptlink",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="receiptlink",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="7c48fddfad2f3d74e41c2b7b09c944f40abbb16d",
                    operation="DELETE",
                    pgid="pgtrigger_kept_8a6d6",
                    table="notices_receiptlink",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="linkuse",
            index=models.Index(fields=["link", "-at"], name="link_use_of_link"),
        ),
        migrations.AddConstraint(
            model_name="linkuse",
            constraint=models.CheckConstraint(
                condition=models.Q(("what", "refused"), ("reason", ""), _connector="XOR"),
                name="link_use_refused_has_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="linkuse",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="48832b6c96f5dc7df7b698ddcbbd4d416a0594db",
                    operation="UPDATE",
                    pgid="pgtrigger_frozen_802b6",
                    table="notices_linkuse",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="linkuse",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="fd9c67f6a3f934003d6909d500dcedba504bf78d",
                    operation="DELETE",
                    pgid="pgtrigger_kept_38380",
                    table="notices_linkuse",
                    when="BEFORE",
                ),
            ),
        ),
    ]
