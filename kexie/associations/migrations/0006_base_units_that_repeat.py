"""Which units stand in a list of the same house and year whose kind comes before."""

from django.db import migrations, models

_MARK = """
UPDATE associations_base_unit AS u SET repeats = true FROM associations_base_list AS l
WHERE l.id = u.base_list_id AND EXISTS (
    SELECT FROM associations_base_unit b JOIN associations_base_list k ON k.id = b.base_list_id
    WHERE b.key = u.key AND k.organisation_id = l.organisation_id AND k.year = l.year AND k.kind < l.kind)
"""


class Migration(migrations.Migration):
    """The lists that are there already are marked."""

    dependencies = [("associations", "0005_homes")]

    operations = [
        migrations.AddField(
            "baseunit", "repeats", models.BooleanField(db_default=False, default=False, editable=False)
        ),
        migrations.RunSQL(_MARK, migrations.RunSQL.noop),
    ]
