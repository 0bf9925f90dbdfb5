"""What the public site says of itself: its name, filings, code, the telephone of its editors."""

from django.db import migrations, models

FACTS = (
    ("platform_name", "平台名称", 60),
    ("icp_filing", "ICP备案号", 60),
    ("police_filing", "公安备案号", 60),
    ("site_code", "网站标识码", 20),
    ("editor_telephone", "网站编辑部电话", 40),
)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_jurisdictions")]

    operations = [
        migrations.AddField(
            model_name="installation",
            name=name,
            field=models.CharField(blank=True, default="", max_length=longest, verbose_name=label),
            preserve_default=False,
        )
        for name, label, longest in FACTS
    ]
