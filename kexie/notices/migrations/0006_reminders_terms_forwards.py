# ruff: noqa: I001

import django.contrib.postgres.fields
import django.db.models.deletion
import kexie.kit.clock
import kexie.kit.ids
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0005_seeds_of_terms"),
        ("organisations", "0003_site_facts"),
        ("people", "0003_resets_and_sessions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Forward",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("begun_at", models.DateTimeField(default=kexie.kit.clock.now)),
                (
                    "addressee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="forwards", to="notices.addressee"
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="forward", to="notices.document"
                    ),
                ),
            ],
            options={
                "ordering": ["begun_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="LevelTerm",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("forward_days", models.PositiveSmallIntegerField(default=3)),
                ("reserve_days", models.PositiveSmallIntegerField(default=0)),
                ("least_days", models.PositiveSmallIntegerField(default=5)),
                (
                    "house",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="level_term",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("house",), name="level_term_once", nulls_distinct=False)
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnTerm",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("due_on", models.DateField(blank=True, null=True)),
                ("answer_due_on", models.DateField(blank=True, null=True)),
                ("set_at", models.DateTimeField(default=kexie.kit.clock.now)),
                (
                    "addressee",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="own_term", to="notices.addressee"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("about", models.CharField(choices=[("receipt", "签收"), ("answer", "回执")], max_length=10)),
                ("days", models.SmallIntegerField()),
                (
                    "to",
                    models.CharField(
                        choices=[("liaison", "联络员"), ("secretary", "秘书长"), ("superior", "业务指导单位")],
                        max_length=10,
                    ),
                ),
                ("due_on", models.DateField()),
                ("day", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("sent", "已发"), ("stopped", "不再发"), ("missed", "已错过"), ("nobody", "无人可发")],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=20)),
                (
                    "channels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), default=list, size=None
                    ),
                ),
                ("at", models.DateTimeField(default=kexie.kit.clock.now)),
                (
                    "addressee",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="notices.addressee",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("addressee", "about", "days", "to"), name="reminder_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person__isnull", False), ("reason", ""), ("state", "sent"), ("unit", None)),
                            models.Q(("person", None), ("reason", ""), ("state", "sent"), ("unit__isnull", False)),
                            models.Q(
                                models.Q(("state", "sent"), _negated=True),
                                ("channels", []),
                                ("person", None),
                                ("unit", None),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reminder_sent_to_one",
                    ),
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(("person__isnull", False)), fields=["person"], name="reminder_of_person"
                    )
                ],
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="ReminderLadder",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("is_on", models.BooleanField(default=True)),
                ("next_on", models.DateField(blank=True, null=True)),
                ("waits_for", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "document",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ladder",
                        to="notices.document",
                    ),
                ),
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
                    models.CheckConstraint(
                        condition=models.Q(("issuer", None), ("document", None), _connector="OR"),
                        name="reminder_ladder_of_one",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("document", None)),
                        fields=("issuer",),
                        name="reminder_ladder_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("document__isnull", False),
                            models.Q(("next_on", None), ("waits_for", None)),
                            _connector="OR",
                        ),
                        name="reminder_ladder_runs_for_document",
                    ),
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(("next_on__isnull", False)),
                        fields=["next_on", "id"],
                        name="reminder_ladder_next",
                    ),
                    models.Index(
                        condition=models.Q(("waits_for__isnull", False)),
                        fields=["waits_for"],
                        name="reminder_ladder_waiting",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReminderStep",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("about", models.CharField(choices=[("receipt", "签收"), ("answer", "回执")], max_length=10)),
                ("days", models.SmallIntegerField()),
                (
                    "to",
                    models.CharField(
                        choices=[("liaison", "联络员"), ("secretary", "秘书长"), ("superior", "业务指导单位")],
                        max_length=10,
                    ),
                ),
                (
                    "channels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[("in_app", "站内"), ("email", "电子邮件"), ("sms", "短信")], max_length=10
                        ),
                        size=None,
                    ),
                ),
                (
                    "ladder",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="notices.reminderladder",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("ladder", "about", "days", "to"), name="reminder_step_once"),
                    models.CheckConstraint(
                        condition=models.Q(("days__gte", -30), ("days__lte", 90)), name="reminder_step_within"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("channels", []), _negated=True), name="reminder_step_has_channel"
                    ),
                ],
                "ordering": ["about", "days", "to"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="forward",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="6bf1ac1e54b9f5b2edc1abaaf01b398a023a6de1",
                    operation="UPDATE",
                    pgid="pgtrigger_frozen_45889",
                    table="notices_forward",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="forward",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="995896ee5957c877ac7bc7d3cf0d7dda22eb5bc2",
                    operation="DELETE",
                    pgid="pgtrigger_kept_20645",
                    table="notices_forward",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ownterm",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="24e70f4fa3eec3a9091b7d5dca96719c2fdaa1b2",
                    operation="DELETE",
                    pgid="pgtrigger_kept_44be6",
                    table="notices_ownterm",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminder",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="5f6d9364eccd64aa1fb408fa2cfc6d411dc58afd",
                    operation="UPDATE",
                    pgid="pgtrigger_frozen_bf15c",
                    table="notices_reminder",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminder",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="2ae8fbd8de136d6e3a19a40494e930b5d2707ad4",
                    operation="DELETE",
                    pgid="pgtrigger_kept_79bda",
                    table="notices_reminder",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminderladder",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="6193806954bf773716f45aabf9ebfdd0924b0a20",
                    operation="DELETE",
                    pgid="pgtrigger_kept_a2f9b",
                    table="notices_reminderladder",
                    when="BEFORE",
                ),
            ),
        ),
    ]
