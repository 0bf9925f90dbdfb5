from django.db import migrations, models


class Migration(migrations.Migration):
    """How often an index changed: pages of results are kept by it."""

    dependencies = [("kit", "0002_guards")]

    operations = [
        migrations.AddField(model_name="corpus", name="changes", field=models.BigIntegerField(default=0)),
    ]
