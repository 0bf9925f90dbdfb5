"""What every installation starts with: the usual departments and indicators, the usual thresholds of the lights.

Rows, not code, from here on: the desk edits them. The first rows follow the seven parts of the plan of 2013 and the
departments of a city association (rules.md 1.1, 11.1).
"""

from django.db import migrations

# words, verbs, department, indicator, unit
ROWS = (
    (
        "企业科协 企事业科协 园区科协 基层组织 科协组织",
        "新建 新增 组建 成立 建立 发展 推进 扩大 覆盖",
        "企事业部",
        "新建基层科协数",
        "家",
    ),
    ("换届", "", "企事业部", "完成换届数", "家"),
    ("联合会 联谊会 联盟", "新建 新增 组建 成立 建立 发展 推进 扩大 覆盖", "企事业部", "新建联合会数", "家"),
    ("建家 科技工作者之家", "", "企事业部", "建家达标数", "家"),
    ("企业科协工作培训班 企业科协工作", "举办 召开 开展 组织 承办 主办 参加 参与", "企事业部", "培训班期数", "期"),
    ("讲理想 讲、比 讲比", "", "企事业部", "讲比项目立项数", "项"),
    ("金桥工程", "", "企事业部", "金桥工程项目立项数", "项"),
    ("先进集体 科技标兵", "推荐 举荐 评选 表彰 遴选 选树 申报 开展 组织", "企事业部", "表彰数", "个"),
    (
        "院士专家工作站 院士工作站 专家工作站",
        "新建 新增 组建 成立 建立 发展 推进 扩大 覆盖 创建 设立 总结",
        "院士中心",
        "新建工作站数",
        "家",
    ),
    ("院士专家企业行 企业行", "举办 召开 开展 组织 承办 主办 参加 参与", "院士中心", "企业行场次", "场"),
    ("技术难题 技术需求 企业创新需求 技术攻关", "", "企事业部", "征集企业需求数", "项"),
    ("协同创新", "", "企事业部", "协同创新项目数", "项"),
    ("创新方法", "", "企事业部", "创新方法培训人次", "人次"),
    (
        "学术交流 学术会议 学术年会",
        "举办 召开 开展 组织 承办 主办 参加 参与 支持 打造",
        "学会部",
        "学术交流活动场次",
        "场",
    ),
    ("学术论文奖 优秀学术论文", "", "学会部", "推荐论文数", "篇"),
    ("继续教育 专业技能培训", "", "学会部", "继续教育人次", "人次"),
    ("科普日 科普活动 主题科普", "", "科普部", "科普活动场次", "场"),
    ("科普进企业 企业科普", "", "科普部", "企业科普活动场次", "场"),
    ("科学素质 科学素养", "", "科普部", "公民具备科学素质的比例", "%"),
    ("优秀科技工作者 最美科技工作者", "推荐 举荐 评选 表彰 遴选 选树 申报 开展 组织", "组宣部", "推荐人数", "名"),
    ("先进事迹 科学家精神", "", "组宣部", "宣传活动场次", "场"),
    ("慰问 走访", "", "组宣部", "慰问人数", "名"),
    ("疗休养", "", "组宣部", "疗休养人数", "人"),
    ("体检", "", "组宣部", "体检人次", "人次"),
    ("调研", "", "组宣部", "调研次数", "次"),
)


def sow(apps, schema_editor):
    rows = apps.get_model("plans", "ProposalRow")
    for place, (words, verbs, department, indicator, unit) in enumerate(ROWS, start=1):
        rows.objects.create(
            position=place * 10,
            words=words.split(),
            verbs=verbs.split(),
            department=department,
            indicator=indicator,
            unit=unit,
        )
    apps.get_model("plans", "LightRule").objects.create(organisation=None)


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_tasks_and_progress")]

    operations = [migrations.RunPython(sow, migrations.RunPython.noop)]
