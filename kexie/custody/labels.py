"""The copy of one's data in Chinese: names of its tables and columns. A test finds one without a word."""

from collections.abc import Mapping
from datetime import datetime

from kexie.custody import ties
from kexie.kit import clock

TABLES: Mapping[str, str] = {
    **{one.table: one.label for one in ties.TABLE.values()},
    **{table: label for table, _, label in ties.WITHOUT_KEY},
    "corrections": "更正申请", "erasures": "删除申请", "sessions": "登录的地方", "factors": "两步登录",
    "resets": "重设密码", "phones": "登录手机号", "merges": "重复记录的合并", "accounts": "账号",
}  # fmt: skip

COLUMNS: Mapping[str, str] = {
    "name": "姓名", "gender": "性别", "birth_year": "出生年份", "born_on": "出生日期", "title": "标题",
    "title_level": "职称级别", "discipline": "学科", "degree": "学位", "email": "电子邮箱", "note": "说明",
    "ethnic_group": "民族", "political_status": "政治面貌", "education": "学历", "occupation": "岗位",
    "native_place": "籍贯", "graduated_from": "毕业院校", "major": "所学专业", "began_work_on": "参加工作时间",
    "administrative_rank": "行政级别", "career": "学习工作简历", "public_offices": "社会兼职",
    "id_kind": "证件种类", "id_number": "证件号码", "mobile": "手机号", "bank_account": "银行账号",
    "created_at": "建立时间", "username": "用户名", "is_active": "启用", "password_changed_at": "上次改密码",
    "began_at": "开始", "seen_at": "最近使用", "device": "设备", "address": "网络地址", "kind": "种类",
    "added_at": "设置时间", "used_at": "最近使用", "made_at": "建立时间", "withdrawn_at": "撤回时间",
    "expires_at": "有效期至", "claimed_at": "认领时间", "text__purpose": "用途", "text__version": "版本",
    "text__text": "同意书", "way": "方式", "given_at": "同意时间", "number": "号码", "verified_at": "确认时间",
    "organisation__name": "单位", "starts_on": "开始", "ends_on": "结束", "position": "职务", "society": "所属学会",
    "joined_on": "入会日期", "valid_until": "有效期至",
    "left_on": "退会日期", "consent__way": "同意方式", "channel": "渠道", "subject": "标题",
    "text": "内容", "state": "状态", "queued_at": "放入时间", "sent_at": "发出时间", "read_at": "阅读时间",
    "address_shown": "地址", "ref": "编号", "blank__ref": "表单编号", "drafted_by": "拟稿人", "reviewed_by": "核稿人",
    "signed_off_by": "签发人", "issued_by": "印发人", "document__ref": "公文编号", "agreed_at": "同意时间",
    "objected_at": "不同意时间", "code": "机关代字", "year": "年份", "serial": "顺序号", "at": "时间",
    "addressee__document__ref": "公文编号", "addressee__name": "单位", "revoked_at": "作废时间",
    "undone_at": "撤销时间",
    "outcome": "结果",
    "round": "第几次", "answer__values": "回执内容", "about": "事项", "days": "工作日", "stored_at": "录入时间",
    "role": "职务", "votes_for": "赞成票", "is_elected": "当选", "born": "出生年月", "politics": "政治面貌",
    "job": "职务", "telephone": "电话", "tenure__organisation__name": "单位", "tenure__number": "届次",
    "unit_name": "单位", "contact": "联系人", "plan__ref": "工作要点编号", "task__ref": "任务编号", "value": "完成数",
    "words": "文字", "reported_at": "报送时间", "path": "页面", "fields": "内容", "kept_at": "保存时间", "size": "字节",
    "file__size": "字节", "file__kept_at": "保存时间",
    "started_at": "开始", "ended_at": "结束", "asked_at": "申请时间", "reason": "理由", "entity": "记录种类",
    "field": "项目", "before": "改前", "after": "改后", "verb": "动作",
    "entity_id": "记录编号", "person_id": "人员编号", "note__text": "理由",
}  # fmt: skip

# What a column is called in one table only, where it means something else than elsewhere.
_THERE: Mapping[tuple[str, str], str] = {
    ("person", "title"): "职称", ("candidates", "title"): "职称", ("blanks", "name"): "表单名称",
    ("factors", "name"): "名称", ("unit_mobiles", "name"): "单位", ("unit_reveals", "name"): "单位",
    ("members", "kind"): "会员类别", ("answer_mobiles", "name"): "表单名称",
}  # fmt: skip


def column(table: str, name: str) -> str:
    """What people call a column of a table of the copy."""
    return _THERE.get((table, name)) or COLUMNS.get(name, name)


def value(told: object) -> str:
    """One value as people read it."""
    if told is None or told == "":
        return "—"
    if told is True or told is False:
        return "是" if told else "否"
    if isinstance(told, datetime):
        return f"{clock.local(told):%Y-%m-%d %H:%M}"
    return str(told)
