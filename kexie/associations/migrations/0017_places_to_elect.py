"""What kind of meeting elects, and how many vice-chairs and members."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("associations", "0016_merger_mobile_before"),
    ]

    operations = [
        migrations.AddField(
            model_name="assembly",
            name="gathering",
            field=models.CharField(
                blank=True,
                choices=[("members", "会员大会"), ("delegates", "会员代表大会"), ("staff", "职工代表大会")],
                max_length=10,
                verbose_name="会议形式",
            ),
        ),
        migrations.AddField(
            model_name="assembly",
            name="member_places",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="应选委员"),
        ),
        migrations.AddField(
            model_name="assembly",
            name="vice_places",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="应选副主席"),
        ),
    ]
