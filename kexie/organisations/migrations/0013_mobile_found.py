"""Units are found by their mobiles, and the checks hold for what stood before them.

Broken off, it is run again: an index that was left half made goes first.
"""

from django.contrib.postgres.operations import AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models


def _gone(index: str) -> migrations.RunSQL:
    return migrations.RunSQL(f"DROP INDEX CONCURRENTLY IF EXISTS {index}", migrations.RunSQL.noop)


class Migration(migrations.Migration):
    """Outside a transaction: indexes and checks are made while others write."""

    atomic = False

    dependencies = [
        ("organisations", "0012_mobile_carried"),
    ]

    operations = [
        _gone("organisation_by_mobile_index"),
        AddIndexConcurrently(
            model_name="organisation",
            index=models.Index(
                condition=models.Q(("mobile_index__isnull", False)),
                fields=["mobile_index"],
                name="organisation_by_mobile_index",
            ),
        ),
        _gone("organisation_by_mobile_tail"),
        AddIndexConcurrently(
            model_name="organisation",
            index=models.Index(
                condition=models.Q(("mobile_tail__isnull", False)),
                fields=["mobile_tail"],
                name="organisation_by_mobile_tail",
            ),
        ),
        ValidateConstraint("organisation", "organisation_mobile_whole_or_none"),
        ValidateConstraint("organisation", "organisation_no_mobile_in_clear"),
    ]
