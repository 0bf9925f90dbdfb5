"""What was sent from a page without scripts is known again by its words."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kit", "0007_sealed_files"),
    ]

    operations = [
        migrations.AddField(
            model_name="sentform",
            name="digest",
            field=models.CharField(blank=True, db_default="", default="", max_length=40),
        ),
        migrations.AddIndex(
            model_name="sentform",
            index=models.Index(fields=["account", "-made"], name="sent_form_of_account"),
        ),
    ]
