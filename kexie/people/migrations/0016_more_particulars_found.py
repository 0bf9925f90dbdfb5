from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    """Outside a transaction: the check is made while others write."""

    atomic = False

    dependencies = [
        ("people", "0015_more_particulars"),
    ]

    operations = [
        ValidateConstraint("person", "person_began_work_in_a_month"),
    ]
