"""Units to visit next are read from the beginning of an index, of whatever lists they are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("associations", "0008_merger_left")]

    operations = [
        migrations.RemoveIndex("baseunit", "base_unit_gaps"),
        migrations.AddIndex(
            "baseunit",
            models.Index(
                models.F("sci_tech").desc(nulls_last=True),
                models.F("name"),
                models.F("id"),
                condition=models.Q(association__isnull=True),
                name="base_unit_gaps",
            ),
        ),
    ]
