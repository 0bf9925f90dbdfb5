"""A mobile typed among the telephones of a unit gets a sealed column of its own. Empty at first: nobody waits."""

from django.db import migrations

import kexie.kit.crypto.fields


class Migration(migrations.Migration):
    dependencies = [("organisations", "0010_kinds_of_members")]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="mobile",
            field=kexie.kit.crypto.fields.Sealed(
                blank=True,
                db_comment="sealed by kexie.kit.crypto",
                null=True,
                purpose="organisations.organisation.mobile",
                verbose_name="手机号",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="mobile_index",
            field=kexie.kit.crypto.fields.Blind(blank=True, first=11, last=None, null=True, of="mobile"),
        ),
        migrations.AddField(
            model_name="organisation",
            name="mobile_tail",
            field=kexie.kit.crypto.fields.Blind(blank=True, first=11, last=4, null=True, of="mobile"),
        ),
    ]
