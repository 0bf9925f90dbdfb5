"""Telephones of applications, ballots and changes are sealed, and what stands half filled in at the portal.

A federation is applied for by several units.
"""

import json

from django.db import migrations, models

import kexie.kit.crypto.fields

KINDS = [
    ("enterprise", "企业科协"), ("institution", "事业单位科协"), ("university", "高校科协"), ("institute", "院所科协"),
    ("hospital", "医院科协"), ("park", "园区科协"), ("joint", "联合科协"), ("federation", "企业科协联合会"),
]  # fmt: skip


def sealed(purpose, name=None):
    return kexie.kit.crypto.fields.Sealed(
        blank=True, db_comment="sealed by kexie.kit.crypto", null=True, purpose=purpose,
        **({"verbose_name": name} if name else {}),
    )  # fmt: skip


def seal(apps, schema_editor):
    candidates, foundings, changes = (
        apps.get_model("associations", name).objects for name in ("Candidate", "Founding", "Change")
    )
    for row in candidates.exclude(telephone_clear="").iterator(chunk_size=500):
        row.telephone = row.telephone_clear
        row.save(update_fields=["telephone"])
    for row in foundings.iterator(chunk_size=500):
        row.telephone = row.telephone_clear
        row.typed = json.dumps(row.typed_clear, ensure_ascii=False) if row.typed_clear else ""
        row.save(update_fields=["telephone", "typed"])
    for row in changes.filter(kind="leader").iterator(chunk_size=500):
        row.telephone = row.asked.pop("telephone", "")
        row.save(update_fields=["telephone", "asked"])


class Migration(migrations.Migration):
    dependencies = [("associations", "0006_base_units_that_repeat")]

    operations = [
        migrations.AlterField("approvalauthority", "kind", models.CharField(
            blank=True, choices=KINDS, max_length=20, verbose_name="类别")),
        migrations.AlterField("founding", "kind", models.CharField(
            choices=KINDS, default="enterprise", max_length=20, verbose_name="类别")),
        migrations.AddField("founding", "initiators", models.JSONField(
            blank=True, default=list, verbose_name="发起单位")),
        migrations.RenameField("candidate", "telephone", "telephone_clear"),
        migrations.RenameField("founding", "telephone", "telephone_clear"),
        migrations.RenameField("founding", "typed", "typed_clear"),
        migrations.AddField("candidate", "telephone", sealed("associations.candidate.telephone", "电话")),
        migrations.AddField("founding", "telephone", sealed("associations.founding.telephone", "联系电话")),
        migrations.AddField("founding", "typed", sealed("associations.founding.typed")),
        migrations.AddField("change", "telephone", sealed("associations.change.telephone", "电话")),
        migrations.RunPython(seal, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField("candidate", "telephone_clear"),
        migrations.RemoveField("founding", "telephone_clear"),
        migrations.RemoveField("founding", "typed_clear"),
    ]  # fmt: skip
