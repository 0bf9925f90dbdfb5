"""The page from which all settings are reached: one table; a line shows where the acting post has use for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from kexie.associations.rules import home as home_rules
from kexie.associations.rules import memberships as membership_rules
from kexie.associations.rules import settled as association_rules
from kexie.custody import rules as custody_rules
from kexie.kit.actor import Actor
from kexie.kit.verdict import Verdict
from kexie.messages import rules as message_rules
from kexie.organisations import rules


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: words, lucide icon, address name, what it is for, the rights of which any opens it.

    ``rule`` is asked besides where the right alone says too little: a query, so on the page only."""

    label: str
    icon: str
    name: str
    about: str
    rights: tuple[str, ...]
    rule: Callable[[Actor], Verdict] | None = None


TABLE: tuple[Entry, ...] = (
    Entry("文号", "hash", "desk:series", "机关代字、今年用到几号、用过的号", ("documents.number",)),
    Entry("保管期限", "archive", "desk:retention", "各文种的公文归档后保管多久", ("documents.number",)),
    Entry("收件范围", "users-round", "desk:classes", "主送写“各区科协”这类说法时，指哪些单位", ("documents.draft",)),
    Entry("表单", "clipboard-list", "desk:blanks", "公文的回执问什么：各项、限制、版本", ("documents.draft",)),
    Entry("分工建议表", "list-tree", "desk:proposals", "措施一般由哪个部门负责、按什么计", ("documents.draft",)),
    Entry("亮灯规则", "traffic-cone", "desk:lights", "任务进展到多少是绿灯、黄灯", ("documents.draft",)),
    Entry(
        "组织建设规则",
        "scale",
        "desk:life_rules",
        "成立、换届的到会比例、期限和提醒",
        ("organisations.edit",),
        association_rules.can_settle_own,
    ),
    Entry(
        "会员设置",
        "users",
        "desk:member_rules",
        "会员类别、有效期和续会提醒",
        ("people.edit",),
    ),
    Entry(
        "单位会员设置",
        "building-2",
        "desk:membership_rules",
        "联合会、学会的单位会员类别、有效期和续会提醒",
        ("organisations.edit",),
        membership_rules.can_settle_own,
    ),
    Entry(
        "建家标准",
        "star",
        "desk:checklists",
        "各单位建家自评的条目、分值和星级",
        ("organisations.edit",),
        home_rules.can_keep_own,
    ),
    Entry(
        "批复权限",
        "stamp",
        "desk:authorities",
        "哪类科协在哪个区由谁批复",
        ("organisations.edit",),
        association_rules.can_set_authority,
    ),
    Entry("签收期限", "timer", "desk:receipt_term", "印发后惯用几个工作日签收，签收链接用到几时", ("documents.issue",)),
    Entry("催办", "bell-ring", "desk:reminders", "期限前后几个工作日，用什么渠道提醒谁", ("documents.issue",)),
    Entry("期限推算", "calculator", "desk:level_terms", "转发要几天，给单位至少留几天", ("documents.issue",)),
    Entry("网站信息", "globe", "desk:site", "公众页面的名称、地址、电话、备案号", ("site.edit",), rules.can_tell_site),
    Entry(
        "同意书",
        "file-check",
        "desk:consent_texts",
        "会员登记等事项征求本人同意的文字",
        ("site.edit",),
        rules.can_word_consents,
    ),
    Entry(
        "网站体检",
        "activity",
        "desk:health",
        "栏目多久没更新、空栏目、失效链接、联系方式",
        ("site.edit",),
        rules.can_tell_site,
    ),
    Entry("消息文字", "message-square-text", "desk:wordings", "催办、通知这类消息怎么写", ("messages.manage",)),
    Entry(
        "免打扰时段",
        "moon",
        "desk:quiet_hours",
        "几点到几点不发邮件和短信",
        ("messages.manage",),
        message_rules.can_set_hours,
    ),
    Entry(
        "登录安全",
        "shield-check",
        "desk:sign_in_policy",
        "密码要求、两步登录、多久不用自动退出",
        ("accounts.manage",),
        rules.can_set_sign_in,
    ),
    Entry(
        "个人信息保存期限",
        "hourglass",
        "desk:keeping",
        "各类个人信息保存多少天，今晚将删去多少",
        ("accounts.manage",),
        custody_rules.can_set_terms,
    ),
    Entry(
        "后台工作",
        "cpu",
        "desk:jobs",
        "没有做成的检索、邮件等工作，上次备份",
        ("accounts.manage",),
        rules.can_tend_jobs,
    ),
)


def entries(by: Actor) -> list[Entry]:
    """What this post has use for."""
    return [entry for entry in TABLE if by.rights & set(entry.rights)]


def paths() -> Sequence[str]:
    """Where the settings are, for the mark in the side column."""
    return [reverse(entry.name) for entry in TABLE]


def of(by: Actor) -> Mapping[str, Any]:
    """The lines of the page."""
    found = [one for one in entries(by) if one.rule is None or one.rule(by)]
    return {
        "entries": [
            {"label": one.label, "icon": one.icon, "url": reverse(one.name), "about": one.about} for one in found
        ],
        "facts": "按您现在的职务列出",
    }


def sign_in_policy(form: Any) -> dict[str, Any]:
    """The form of 登录安全."""
    return {
        "form": form, "heading": "登录安全", "submit": "保存", "back": reverse("desk:settings"),
        "facts": "改过以后，各人下次登录时生效；新密码马上按新的要求",
        "crumbs": [("设置", reverse("desk:settings")), ("登录安全", "")],
    }  # fmt: skip
