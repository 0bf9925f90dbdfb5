"""Kinds of record and acts of the journal in Chinese."""

from collections.abc import Mapping

from kexie.desk import ladder
from kexie.messages import flow as messages
from kexie.notices import flow as notices
from kexie.organisations import flow as organisations
from kexie.plans import flow as plans

ENTITIES: Mapping[str, str] = {
    "document": "公文",
    "addressee": "签收",
    "receipt_link": "签收链接",
    "blank": "表单",
    "original": "纸质原件",
    "organisation": "组织",
    "post": "任职",
    "person": "人员",
    "affiliation": "所在单位",
    "account": "账号",
    "invitation": "开户邀请",
    "reset": "密码重设",
    "series_code": "机关代字",
    "addressee_class": "收件范围",
    "column": "栏目",
    "day": "工作日历",
    "annual_plan": "工作要点",
    "plan_task": "工作任务",
    "plan_report": "进展报送",
    "plan_answer": "单位计划",
    "proposal_row": "分工建议",
    "light_rule": "亮灯规则",
    "file": "文件",
    "installation": "本系统",
    "message": "消息",
    "job": "后台工作",
    "message_template": "消息文字",
}
VERBS: Mapping[tuple[str, str], str] = {
    ("annual_plan", "import"): "录入",
    ("annual_plan", "ask"): "布置制定计划",
    ("annual_plan", "copy"): "沿用到下一年",
    ("plan_task", "add"): "定任务",
    ("plan_task", "accept"): "采纳建议",
    ("plan_task", "split"): "分解",
    ("plan_task", "remove"): "去掉",
    ("plan_report", "report"): "报送",
    ("proposal_row", "set"): "设置",
    ("light_rule", "set"): "设置",
    ("blank", "make"): "新建",
    ("blank", "rename"): "改名",
    ("blank", "edit"): "修改",
    ("blank", "publish"): "发布",
    ("blank", "revise"): "新建一版",
    ("blank", "discard"): "删去草稿",
    ("blank", "retire"): "停用",
    ("addressee", "answer"): "填写回执",
    ("addressee", "answer_by_link"): "凭链接填写回执",
    ("document", "reply_due"): "改回执期限",
    ("document", "take_replies"): "导出回执",
    ("account", "sign_in"): "登录",
    ("account", "sign_out"): "退出",
    ("account", "sign_in_failed"): "登录失败",
    ("account", "change_password"): "改密码",
    ("account", "ask_reset"): "申请重设密码",
    ("account", "reset_password"): "重设密码",
    ("account", "end_session"): "结束其他登录",
    ("reset", "make"): "生成重设链接",
    ("reset", "use"): "用了重设链接",
    ("account", "open"): "开户",
    ("account", "close"): "停用",
    ("account", "reopen"): "启用",
    ("invitation", "make"): "发出邀请",
    ("invitation", "claim"): "认领账号",
    ("affiliation", "record"): "登记所在单位",
    ("affiliation", "leave"): "离开单位",
    ("post", "appoint"): "任命",
    ("post", "end"): "结束任职",
    ("installation", "begin"): "初始设置",
    ("installation", "tell"): "改网站信息",
    ("organisation", "change_superior"): "变更上级",
    ("organisation", "receipt_term"): "设签收期限",
    ("organisation", "reminders"): "设催办",
    ("organisation", "levels"): "设期限推算",
    ("document", "reminders"): "改催办",
    ("document", "remind"): "催办",
    ("addressee", "due"): "改单位期限",
    ("addressee", "forward"): "拟转发稿",
    ("organisation", "retention"): "设保管期限",
    ("series_code", "set"): "设代字",
    ("addressee_class", "set"): "设收件范围",
    ("column", "fresh"): "设更新期限",
    ("organisation", "quiet_hours"): "设免打扰时段",
    ("person", "mobile"): "改手机号",
    ("message", "queue"): "放入发件箱",
    ("message", "read"): "标为已读",
    ("person", "read_messages"): "全部标为已读",
    ("message", "erase"): "删去内容",
    ("message_template", "set"): "改消息文字",
    ("message_template", "drop"): "改回原来的文字",
    ("job", "retry"): "再试一次",
    ("job", "give_up"): "作废",
    ("day", "override"): "另定日子",
    ("day", "clear"): "取消另定",
    ("document", "due"): "改签收期限",
    ("document", "sign_many"): "成批签收",
    ("document", "make_links"): "成批生成签收链接",
    ("receipt_link", "make"): "生成签收链接",
    ("receipt_link", "revoke"): "作废签收链接",
    ("addressee", "sign_by_link"): "用链接签收",
    ("addressee", "sign_by_phone"): "电话签收",
    ("addressee", "phone_call"): "电话联系",
    ("document", "publish"): "上网发布",
    ("document", "download"): "下载",
    ("document", "make_originals"): "登记纸质原件",
    ("file", "keep"): "存下导入的文件",
}
FIELDS: Mapping[str, str] = {
    "lead": "责任部门", "co_owners": "配合部门", "target": "目标", "weight": "考核权重", "value": "完成数",
    "words": "词", "verbs": "动词", "department": "责任部门", "indicator": "指标", "unit": "单位", "is_active": "启用",
    "on_course": "绿灯（%）", "slow": "黄灯（%）", "soon": "到期前（天）",
    "title": "标题", "kind": "文种", "urgency": "紧急程度", "openness": "公开属性", "addressee_text": "主送",
    "body": "正文", "attachment_note": "附件说明", "signature": "署名", "written_on": "成文日期", "cc": "抄送",
    "contact_note": "附注", "printed_by": "印发机关", "printed_on": "印发日期", "column": "栏目", "source": "来源",
    "form": "文件格式", "author": "作者", "published_at": "网上发布时间", "due_on": "签收期限",
    "given_code": "原文机关代字",
    "given_year": "原文年份", "given_serial": "原文顺序号", "classes": "收件范围", "units": "另选单位",
    "co_issuers": "联合发文单位", "attachments": "附件数", "receipts": "签收数", "characters": "字数", "name": "名称",
    "measures": "措施数", "task": "工作",
    "reminders": "催办", "first_hour": "几点起发", "fresh_days": "更新期限", "answer_due_on": "回执期限",
    "document": "公文", "forward_days": "转发工作日数", "reserve_days": "留出工作日数", "least_days": "至少工作日数",
    "links": "链接数", "outcome": "结果", "link_days": "链接有效天数",
    "short_name": "简称", "superior": "业务指导单位", "starts_on": "开始", "ends_on": "结束", "day": "日期",
    "working": "上班", "days": "工作日数", "jurisdiction": "所属区域", "admin_division": "行政区划代码",
    "credit_code": "信用代码", "document_code": "机关代字", "contact": "联系人", "telephone": "电话", "fax": "传真",
    "email": "电子邮箱", "address": "地址", "postcode": "邮编", "founded_on": "成立日期", "website": "网址",
    "level": "级别", "person": "人员", "organisation": "组织", "kinds": "用于", "default": "惯用", "active": "启用",
    "position": "职务", "street_code": "街道代码", "gender": "性别", "birth_year": "出生年份",
    "closed_on": "撤销日期", "title_level": "职称级别", "discipline": "学科", "degree": "学位", "note": "备注",
    "platform_name": "平台名称", "icp_filing": "ICP备案号", "police_filing": "公安备案号", "site_code": "网站标识码",
    "editor_telephone": "网站编辑部电话", "levels": "级别", "variants": "别的写法", "chosen": "每件另选",
    "subject": "标题", "text": "文字", "mobile": "手机号", "messages": "消息数", "is_on": "启用",
    "copies": "原件份数", "receiver": "收件方",
    "starts_at": "开始时间", "ends_at": "结束时间", "not_on_days_off": "休息日不发",
}  # fmt: skip
_FLOWS = {
    "document": notices.DOCUMENT,
    "original": notices.ORIGINAL,
    "organisation": organisations.ORGANISATION,
    "annual_plan": plans.PLAN,
    "plan_report": plans.REPORT,
    "plan_answer": plans.ANSWER,
    "message": messages.MESSAGE,
}


def entity(code: str) -> str:
    """公文; the code itself where a new one has no word yet."""
    return ENTITIES.get(code, code)


def verb(entity_code: str, code: str) -> str:
    """The step's label of the flow, else the word of the act, else the code."""
    flow = _FLOWS.get(entity_code)
    step = next((step for step in flow.steps if step.verb == code), None) if flow else None
    return step.label if step else VERBS.get((entity_code, code)) or ladder.OTHER_VERBS.get(code, code)


def state(entity_code: str, code: str) -> str:
    """The label of a state; the code where the entity has no flow here."""
    flow = _FLOWS.get(entity_code)
    if not flow or not code:
        return code
    return next((one.label for one in flow.states if one.code == code), code)
