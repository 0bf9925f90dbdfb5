"""A mobile typed among the telephones of a unit gets a sealed column of its own. Empty at first: nobody waits.

The checks ask it of whatever is written from now on; what stands is carried over by the next migration.
"""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

import kexie.kit.crypto.fields

# As it stands in telephones.CLEAR_MOBILE on the day of this migration.
_CLEAR = r"(^|[^0-9])((\+|00)?86[ ()-]*|0)?1[3-9]([ ()-]{0,3}[0-9]){9}($|[^0-9])|[0-9]{16}"


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
        AddConstraintNotValid(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mobile__isnull", True), ("mobile_index__isnull", True), ("mobile_tail__isnull", True)),
                    models.Q(
                        ("mobile__isnull", False), ("mobile_index__isnull", False), ("mobile_tail__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="organisation_mobile_whole_or_none",
            ),
        ),
        AddConstraintNotValid(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("telephone__regex", _CLEAR), _negated=True),
                    models.Q(("fax__regex", _CLEAR), _negated=True),
                ),
                name="organisation_no_mobile_in_clear",
            ),
        ),
    ]
