"""People are found by any part of a Chinese name; a common surname, from the middle of an index."""

from django.db import migrations


class Migration(migrations.Migration):
    """Outside a transaction: the indexes are made while others write."""

    atomic = False

    dependencies = [
        ("people", "0013_found_by_pinyin"),
    ]

    operations = [
        # As people.queries.named asks. Of expressions, so that no row has to be written anew.
        migrations.RunSQL(
            "CREATE INDEX CONCURRENTLY person_by_characters ON people_person USING gin (string_to_array(name, NULL))",
            "DROP INDEX person_by_characters",
        ),
        migrations.RunSQL(
            'CREATE INDEX CONCURRENTLY person_by_letter ON people_person ("left"(initials, 1), name_key, id)',
            "DROP INDEX person_by_letter",
        ),
    ]
