"""The words every installation starts with. From here on rows: other words are the next version."""

import datetime

from django.db import migrations

READY = {
    "membership": (
        "本人自愿加入所在单位的科学技术协会（学会），同意该组织及其业务指导单位登记和使用下列信息：姓名、性别、出生日期、学历学位、"
        "专业、职称、岗位、所在单位、联系方式、入会日期。\n"
        "用途：会员名册、会费和表决、会员活动通知、会员人数统计。\n"
        "保存：会员期间和退会后按章程留存会员年限；不提供给用途以外的单位和个人。\n"
        "本人可以随时在“我的信息”查看、更正、导出，也可以随时撤回同意；撤回后会员身份当天终止。"
    ),
    "sensitive": (
        "本人同意所在单位的科学技术协会登记民族、政治面貌。\n"
        "用途：人才推荐、表彰评选、任职审核的资格条件，以及按规定报送的统计。\n"
        "保存：登记期间；只有负责人员信息的经办人看得到。\n"
        "不同意不影响入会和参加活动。可以随时撤回；撤回后马上删去。"
    ),
    "bank_account": (
        "本人同意所在单位的科学技术协会登记银行账号。\n"
        "用途：发放评审费、讲课费和奖金，不作他用。\n"
        "保存：加密保存，各处只显示头尾几位；查看完整号码须写明理由并记入日志。\n"
        "不领取费用的可以不登记。可以随时撤回；撤回后马上删去。"
    ),
}


def sow(apps, schema_editor):
    text = apps.get_model("people", "ConsentText")
    now = datetime.datetime.now(datetime.UTC)
    for purpose, words in READY.items():
        text.objects.create(purpose=purpose, version=1, text=words, published_at=now)


class Migration(migrations.Migration):
    dependencies = [("people", "0011_consents_and_mergers")]

    operations = [migrations.RunPython(sow, migrations.RunPython.noop)]
