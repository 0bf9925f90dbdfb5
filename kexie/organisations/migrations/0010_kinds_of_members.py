"""Members have a kind and an end of validity: whoever is in a roll is a 个人会员 for good, until somebody says else."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import kexie.kit.ids
import kexie.organisations.membership


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0009_member_number"),
        ("people", "0014_found_by_characters"),
    ]

    operations = [
        migrations.CreateModel(
            name="MemberReminder",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("valid_until", models.DateField()),
                ("step", models.SmallIntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "organisations_member_reminder",
            },
        ),
        migrations.CreateModel(
            name="MemberRules",
            fields=[
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="member_rules",
                        serialize=False,
                        to="organisations.organisation",
                    ),
                ),
                (
                    "kinds",
                    models.JSONField(default=kexie.organisations.membership.usual_kinds, verbose_name="会员类别"),
                ),
                (
                    "steps",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SmallIntegerField(),
                        default=kexie.organisations.membership.usual_steps,
                        size=None,
                    ),
                ),
                (
                    "lapse_months",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="逾期多少个月终止"),
                ),
            ],
            options={
                "db_table": "organisations_member_rules",
            },
        ),
        migrations.AddField(
            model_name="member",
            name="kind",
            field=models.CharField(db_default="个人会员", default="个人会员", max_length=20, verbose_name="会员类别"),
        ),
        migrations.AddField(
            model_name="member",
            name="valid_until",
            field=models.DateField(blank=True, null=True, verbose_name="有效期至"),
        ),
        migrations.AddIndex(
            model_name="member",
            index=models.Index(
                condition=models.Q(("left_on__isnull", True), ("valid_until__isnull", False)),
                fields=["organisation", "valid_until"],
                name="member_by_valid_until",
            ),
        ),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", ""), _negated=True), name="member_has_a_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True), ("valid_until__gte", models.F("joined_on")), _connector="OR"
                ),
                name="member_valid_after_joining",
            ),
        ),
        migrations.AddField(
            model_name="memberreminder",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reminders", to="organisations.member"
            ),
        ),
        migrations.AddConstraint(
            model_name="memberreminder",
            constraint=models.UniqueConstraint(fields=("member", "valid_until", "step"), name="member_reminder_once"),
        ),
    ]
