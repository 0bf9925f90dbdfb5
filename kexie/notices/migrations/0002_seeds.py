"""What every installation starts with: columns, general addressee classes, the usual term for sign-for.

Rows, not code, from here on: the desk edits them. Columns are those of the real site (rules.md 3); the kinds and
levels are codes of organisations.kinds, written out because a migration must not change with the code.
"""

from django.db import migrations

COLUMNS = (
    ("bulletin", "公告栏", "通知、公告和印发的文件"),
    ("news", "科协动态", "科协系统的活动和进展"),
    ("frontline", "一线传真", "基层科协和科技工作者的消息"),
    ("briefing", "科协简报", "定期编印的情况简报"),
    ("work", "工作动态", "各部门的工作进展"),
)
BASIC = ["enterprise", "institution", "university", "institute", "hospital", "park", "joint"]
# name, other spellings, kinds, levels, whether members must be chosen
CLASSES = (
    ("各企事业科协", ["各企事业单位科协", "各企业事业科协", "企事业科协"], BASIC, [], False),
    ("各企业科协", ["企业科协"], ["enterprise"], [], False),
    ("各高校科协", ["高校科协", "各大专院校科协"], ["university"], [], False),
    (
        "各区科协",
        ["各区（开发区）科协", "各区、开发区科协", "区科协", "各城区科协"],
        ["association"],
        ["district", "zone"],
        False,
    ),
    ("各街道科协", ["各街道（乡镇）科协", "街道科协"], ["association"], ["street"], False),
    ("各市直学会", ["各学会", "各市级学会", "市直学会", "各学会、协会、研究会"], ["society"], [], False),
    ("相关学会", ["有关学会", "相关学会、协会"], ["society"], [], True),
    ("各企业科协联合会", ["各区企业科协联合会", "企业科协联合会"], ["federation"], [], False),
    ("机关各部室", ["机关各部门", "各部室"], ["department"], [], False),
    ("各有关单位", ["有关单位", "相关单位", "各相关单位"], [], [], True),
)


def sow(apps, schema_editor):
    column, addressees = apps.get_model("notices", "Column"), apps.get_model("notices", "AddresseeClass")
    for place, (code, name, description) in enumerate(COLUMNS, start=1):
        column.objects.create(code=code, name=name, description=description, position=place * 10)
    for place, (name, variants, kinds, levels, chosen) in enumerate(CLASSES, start=1):
        addressees.objects.create(
            name=name, variants=variants, kinds=kinds, levels=levels, chosen=chosen, position=place * 10
        )
    apps.get_model("notices", "ReceiptTerm").objects.create(issuer=None, working_days=5)


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_tables")]

    operations = [migrations.RunPython(sow, migrations.RunPython.noop)]
