"""A plan keeps the file it was read from, and what of that file is no text."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kit", "0005_upkeep"), ("plans", "0003_seeds")]

    operations = [
        migrations.AddField(
            model_name="plansource",
            name="file",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kit.storedfile"
            ),
        ),
        migrations.AddField(
            model_name="plansource",
            name="left_out",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=200), blank=True, db_default=[], default=list, size=None
            ),
        ),
    ]
