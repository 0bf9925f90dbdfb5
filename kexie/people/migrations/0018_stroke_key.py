from django.db import migrations, models

# By hand, as 0005: one statement, so that the table is locked for the milliseconds it takes.
_FORWARDS = """
alter table people_person add column stroke_key varchar(430) collate "C" default '' not null;
alter table people_person alter column stroke_key drop default;
"""


class Migration(migrations.Migration):
    """A column that is empty at first: no row is rewritten, nobody waits. 0019 fills it."""

    dependencies = [
        ("people", "0017_photos"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(_FORWARDS, "alter table people_person drop column stroke_key")],
            state_operations=[
                migrations.AddField(
                    model_name="person",
                    name="stroke_key",
                    field=models.CharField(db_collation="C", editable=False, max_length=430),
                ),
            ],
        ),
    ]
