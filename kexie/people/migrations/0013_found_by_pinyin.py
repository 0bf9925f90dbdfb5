"""People are found by their names in full pinyin, typed with blanks or without."""

from django.db import migrations


class Migration(migrations.Migration):
    """Outside a transaction: the index is made while others write."""

    atomic = False

    dependencies = [
        ("people", "0012_consent_texts"),
    ]

    operations = [
        # As people.queries.named asks. Of an expression, so that no row has to be written anew.
        migrations.RunSQL(
            "CREATE INDEX CONCURRENTLY person_by_pinyin ON people_person (replace(name_key, ' ', '') text_pattern_ops)",
            "DROP INDEX person_by_pinyin",
        ),
    ]
