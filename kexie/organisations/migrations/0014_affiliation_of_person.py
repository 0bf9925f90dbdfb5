"""Where a person works is read from an index alone, which takes the place of the one of the foreign key.

Without it such a question is answered through the index of the exclusion, which the planner takes for cheaper than it
is: for each of a hundred thousand people four times as long.
"""

import django.db.models.deletion
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    # Nobody who writes waits while it is built.
    atomic = False

    dependencies = [("organisations", "0013_mobile_found")]

    operations = [
        # Broken off, an index that is built beside the work stays behind, unusable, and its name is taken.
        migrations.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS affiliation_of_person", migrations.RunSQL.noop),
        AddIndexConcurrently(
            "affiliation",
            models.Index(
                fields=["person", "organisation"],
                include=("starts_on", "ends_on", "position", "id"),
                name="affiliation_of_person",
            ),
        ),
        migrations.AlterField(
            "affiliation",
            "person",
            models.ForeignKey(
                "people.person",
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="affiliations",
            ),
        ),
    ]
