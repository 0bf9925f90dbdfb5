"""Nobody is without the key from here on: one look at the rows, a tenth of a second at 200,000."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The table is locked for that look."""

    dependencies = [
        ("people", "0019_stroke_keys"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("stroke_key", ""), _negated=True), name="person_has_a_stroke_key"
            ),
        ),
    ]
