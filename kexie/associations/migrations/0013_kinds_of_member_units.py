"""Member units have a kind of the house's list, an end of validity and a number; each was a role of a fixed list."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import kexie.kit.ids
import kexie.organisations.membership

_NEXT = models.Func(models.Value("organisations_member_number"), function="nextval")
_KINDS = """
UPDATE associations_membership SET kind = CASE role WHEN 'president' THEN '会长单位'
    WHEN 'vice_president' THEN '副会长单位' WHEN 'director' THEN '理事单位' ELSE '会员单位' END
"""
_ROLES = """
UPDATE associations_membership SET role = CASE kind WHEN '会长单位' THEN 'president'
    WHEN '副会长单位' THEN 'vice_president' WHEN '理事单位' THEN 'director' ELSE 'member' END
"""
_HAS_KIND = models.CheckConstraint(condition=models.Q(("kind", ""), _negated=True), name="membership_has_a_kind")
_VALID = models.CheckConstraint(
    condition=models.Q(("valid_until__isnull", True), ("valid_until__gte", models.F("starts_on")), _connector="OR"),
    name="membership_valid_after_start",
)
_BY_END = models.Index(
    condition=models.Q(("ends_on__isnull", True), ("valid_until__isnull", False)),
    fields=["federation", "valid_until"],
    name="membership_by_valid_until",
)
_ID = models.UUIDField(default=kexie.kit.ids.uuid7, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [
        ("associations", "0012_gap_visits"),
        ("organisations", "0010_kinds_of_members"),
    ]

    operations = [
        migrations.AddField(
            "membership",
            "kind",
            models.CharField(db_default="会员单位", default="会员单位", max_length=20, verbose_name="会员类别"),
        ),
        migrations.RunSQL(_KINDS, _ROLES),
        # The kind says it now; the way back finds it there.
        migrations.RemoveField("membership", "role"),
        migrations.AddField(
            "membership", "valid_until", models.DateField(blank=True, null=True, verbose_name="有效期至")
        ),
        migrations.AddField(
            "membership",
            "number",
            models.BigIntegerField(db_default=_NEXT, editable=False, unique=True, verbose_name="会员编号"),
        ),
        migrations.CreateModel(
            name="MembershipRules",
            fields=[
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="organisations.organisation",
                    ),
                ),
                (
                    "kinds",
                    models.JSONField(default=kexie.organisations.membership.usual_unit_kinds, verbose_name="会员类别"),
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
            options={"db_table": "associations_membership_rules"},
        ),
        migrations.CreateModel(
            name="MembershipReminder",
            fields=[
                ("id", _ID),
                ("valid_until", models.DateField()),
                ("step", models.SmallIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="associations.membership",
                    ),
                ),
            ],
            options={"db_table": "associations_membership_reminder"},
        ),
        migrations.AddConstraint(
            "membershipreminder",
            models.UniqueConstraint(fields=("member", "valid_until", "step"), name="membership_reminder_once"),
        ),
        migrations.AddConstraint("membership", _HAS_KIND),
        migrations.AddConstraint("membership", _VALID),
        migrations.AddIndex("membership", _BY_END),
    ]
