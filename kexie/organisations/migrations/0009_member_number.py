"""Members get the number that stands on their card; those of today in the order in which they were registered."""

from django.db import migrations, models

_NEXT = models.Func(models.Value("organisations_member_number"), function="nextval")
_COUNT = """
UPDATE organisations_member AS m SET number = n.place
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM organisations_member) AS n WHERE n.id = m.id;
SELECT setval('organisations_member_number', (SELECT count(*) + 1 FROM organisations_member), false)
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0008_affiliation_of_unit")]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE organisations_member_number AS bigint", "DROP SEQUENCE organisations_member_number"
        ),
        migrations.AddField(
            "member", "number", models.BigIntegerField(null=True, editable=False, verbose_name="会员编号")
        ),
        migrations.RunSQL(_COUNT, migrations.RunSQL.noop),
        migrations.AlterField(
            "member",
            "number",
            models.BigIntegerField(db_default=_NEXT, editable=False, unique=True, verbose_name="会员编号"),
        ),
    ]
