"""A visit of an uncovered unit can be corrected and made void."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("associations", "0013_kinds_of_member_units")]

    operations = [
        migrations.AddField(
            "gapvisit",
            "state",
            models.CharField(
                choices=[("recorded", "已记录"), ("void", "已作废")], default="recorded", editable=False, max_length=20
            ),
        ),
        migrations.AddField("gapvisit", "version", models.PositiveIntegerField(default=1)),
    ]
