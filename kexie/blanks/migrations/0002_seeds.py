"""The ready forms every installation starts with. Rows, not code, from here on: a house copies and changes them.

Written out with today's kinds, because a migration must not change with the code.
"""

import datetime

from django.db import migrations

# name, introduction, fields: key, kind, label, help, required, least, most, unit, options
READY = (
    (
        "参会回执",
        "请填写参会人员，按时回复。",
        (
            ("people", "person", "参会人员", "每位填姓名、职务、电话", True, 1, 5, "", []),
            ("number", "number", "参会人数", "含随行人员", True, 0, 999, "人", []),
            ("opinion", "text", "意见建议", "没有可不填", False, None, 500, "", []),
        ),
    ),
    (
        "意见回执",
        "请研究后回复，没有意见也请说明。",
        (
            ("stand", "choice", "意见", "", True, None, None, "", ["没有意见", "有修改意见"]),
            ("opinion", "text", "修改意见", "写明第几条、怎样改、理由", False, None, 2000, "", []),
            ("contact", "person", "联系人", "", True, 1, 1, "", []),
        ),
    ),
)


def sow(apps, schema_editor):
    blank, version, field = (apps.get_model("blanks", name) for name in ("Blank", "Version", "Field"))
    now = datetime.datetime.now(datetime.UTC)
    for name, introduction, fields in READY:
        made = version.objects.create(blank=blank.objects.create(name=name), introduction=introduction)
        for place, (key, kind, label, told, required, least, most, unit, options) in enumerate(fields, start=1):
            field.objects.create(
                version=made, key=key, position=place, kind=kind, label=label, help=told, required=required,
                least=least, most=most, unit=unit, options=options,
            )  # fmt: skip
        made.published_at = now
        made.save(update_fields=["published_at"])


class Migration(migrations.Migration):
    dependencies = [("blanks", "0001_tables")]

    operations = [migrations.RunPython(sow, migrations.RunPython.noop)]
