"""The districts and zones every installation starts with. Rows from here on, not code."""

from django.db import migrations

from kexie.organisations.codes import areas


def fill(apps, schema_editor):
    jurisdiction = apps.get_model("organisations", "Jurisdiction")
    for position, area in enumerate(areas.packaged(), start=1):
        jurisdiction.objects.create(
            code=area.code, name=area.name, short_name=area.short_name, kind=area.kind, position=position,
            whole_divisions=list(area.whole_divisions), street_codes=list(area.street_codes),
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
