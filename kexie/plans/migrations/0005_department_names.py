"""The general rows of the table of proposals name departments as the founding notice's city does (rules.md 1.2).

Other cities call them otherwise, so a row may name several; rows somebody has changed meanwhile stay as they are.
"""

from django.db import migrations

# indicator: what the seed said, what it says now
NAMES = {
    "新建工作站数": ("院士中心", "院士中心、企事业部"),
    "企业行场次": ("院士中心", "院士中心、企事业部"),
    "科普活动场次": ("科普部", "普及部、科普部"),
    "企业科普活动场次": ("科普部", "普及部、科普部"),
    "公民具备科学素质的比例": ("科普部", "普及部、科普部"),
    "推荐人数": ("组宣部", "组织人事部、组宣部、组织部"),
    "宣传活动场次": ("组宣部", "调研宣传部、组宣部、宣传部"),
    "慰问人数": ("组宣部", "组织人事部、组宣部、组织部"),
    "疗休养人数": ("组宣部", "组织人事部、组宣部、组织部"),
    "体检人次": ("组宣部", "组织人事部、组宣部、组织部"),
    "调研次数": ("组宣部", "调研宣传部、调研部、组宣部"),
}


def rename(apps, schema_editor):
    rows = apps.get_model("plans", "ProposalRow").objects.filter(organisation=None)
    for indicator, (before, after) in NAMES.items():
        rows.filter(indicator=indicator, department=before).update(department=after)


class Migration(migrations.Migration):
    dependencies = [("plans", "0004_original")]

    operations = [migrations.RunPython(rename, migrations.RunPython.noop)]
