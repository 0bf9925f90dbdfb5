"""Work that failed in the background in words: what it was to do, since when, why; when the last backup was made."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from kexie.desk import words
from kexie.kit import upkeep
from kexie.kit.jobs import failures
from kexie.kit.web.paging import Page

# Every task and sweep of config/plugs.py (tests/desk/test_jobs.py).
TASKS: Mapping[str, str] = {
    "kit.seal": "封存操作日志",
    "kit.refresh_search": "整理检索",
    "kit.forget_sent_forms": "清理用过的表单",
    "kit.sweep_files": "清理多余的文件",
    "kit.check_invariants": "核对数据",
    "people.clear_sessions": "清理过期的登录",
    "people.forget_failures": "清理登录失败的记录",
    "messages.send_code": "发短信验证码",
    "people.tell_of_factors": "告知登录方式有变化",
    "people.mail_reset": "发重设密码的邮件",
    "people.tell_of_reset": "告知密码已重设",
    "messages.send": "发送消息",
    "notices.index": "把公文编入检索",
    "notices.remind": "按催办安排发提醒",
    "notices.forget_files": "清理没有用到的导入文件",
    "plans.remind": "催报各单位的计划",
    "plans.take_back": "恢复的单位重新布置计划",
    "plans.hand_over": "把撤并单位未报的计划转给并入单位",
    "plans.forget_files": "清理没有用到的工作要点文件",
    "notices.count_pages": "统计已印发公文的页数",
    "notices.hand_over": "把撤并单位的收文转给并入单位",
    "associations.replied": "批复印发后推进成立申请",
    "associations.reply_dropped": "批复作废后退回成立申请",
    "associations.closed": "撤销组织后结束其覆盖单位和会员关系",
    "associations.sweep": "换届提醒、过期的成立申请和布置年报",
    "associations.remind_members": "提醒会员和单位会员续会、终止逾期未续的",
    "intake.check": "检查导入的表格",
    "intake.checked": "检查后继续导入",
    "intake.run": "导入表格",
    "intake.started": "开始导入",
    "intake.undo": "撤销导入",
    "intake.called_back": "开始撤销导入",
    "intake.forget_files": "删去用过的导入文件和导入前的内容",
    "custody.sweep": "删去到期的个人信息",
    "custody.find_duplicates": "查找疑似重复的记录",
}


def index(page: Page[Any]) -> dict[str, Any]:
    """The list of the page, and the last backup. One query more than the page's own."""
    last = upkeep.told().backed_up_at
    return {
        "page": page,
        "rows": [_row(one) for one in page.rows],
        "facts": f"没有做成的 {page.total} 项 · 上次备份：{words.moment(last) if last else '没有记录'}",
        "crumbs": [("设置", reverse("desk:settings")), ("后台工作", "")],
    }


def word(task: str) -> str:
    """What a task does; its own name where a new one has no word yet."""
    return TASKS.get(task, task)


def _row(job: Any) -> dict[str, Any]:
    return {
        "pk": job.pk,
        "title": word(failures.plain(job.task_name)),
        "kind": "定时" if job.queue_name == failures.SWEEPS else "",
        "since": words.moment(job.since),
        "tries": job.attempts,
        "error": job.error or "没有留下原因，请看服务器上 logs/worker.log",
        "retry_url": reverse("desk:job_retry", args=[job.pk]),
        "give_up_url": reverse("desk:job_voiding", args=[job.pk]),
    }
