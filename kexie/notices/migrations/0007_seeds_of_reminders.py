"""The reminder ladder and the terms of the calculator that every house begins with; rows, edited at the desk.

Codes are written out, because a migration must not change with the code.
"""

from django.db import migrations

EVERY = ["in_app", "email", "sms"]
# working days after the due day, whom
STEPS = ((-2, "liaison"), (1, "liaison"), (3, "secretary"), (5, "superior"))


def sow(apps, schema_editor):
    ladder = apps.get_model("notices", "ReminderLadder").objects.create(issuer=None, document=None)
    step = apps.get_model("notices", "ReminderStep")
    for about in ("receipt", "answer"):
        for days, to in STEPS:
            step.objects.create(ladder=ladder, about=about, days=days, to=to, channels=EVERY)
    apps.get_model("notices", "LevelTerm").objects.create(house=None, forward_days=3, reserve_days=0, least_days=5)


class Migration(migrations.Migration):
    dependencies = [("notices", "0006_reminders_terms_forwards")]

    operations = [migrations.RunPython(sow, migrations.RunPython.noop)]
