"""Who works in a district is read from an index alone, which takes the place of the one of the foreign key."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0007_member"), ("people", "0014_found_by_characters")]

    operations = [
        migrations.AddIndex(
            "affiliation",
            models.Index(
                fields=["organisation"], include=("person", "starts_on", "ends_on"), name="affiliation_of_unit"
            ),
        ),
        migrations.AlterField(
            "affiliation",
            "organisation",
            models.ForeignKey(
                "organisations.organisation",
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="affiliations",
            ),
        ),
    ]
