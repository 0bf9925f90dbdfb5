"""Kinds of post and the rights each carries (rules.md 1.2), as one table. Pure data.

A right reaches the subtree of the organisation where the post is held, with one limit: what is done in an
organisation's own name (its documents, its signature on a receipt) reaches its own departments and no further.
A city's officer sees and guides every enterprise association, but does not sign for it.
"""

from dataclasses import dataclass

RIGHTS: dict[str, str] = {
    "documents.draft": "起草公文",
    "documents.review": "核稿",
    "documents.countersign": "会签",
    "documents.sign_off": "签发",
    "documents.number": "编号",
    "documents.issue": "印发",
    "receipts.sign": "签收",
    "receipts.read": "查看签收情况",
    "organisations.edit": "维护组织信息",
    "people.read": "查看人员",
    "people.edit": "维护人员",
    "people.reveal": "查看证件号码等完整号码",
    "calendar.edit": "维护工作日历",
    "accounts.manage": "管理账号",
    "journal.read": "查阅日志",
    "site.edit": "维护网站信息",
    "messages.manage": "管理发出的消息",
    "plans.work": "办理工作要点任务",
    "plans.verify": "核实工作要点进展",
}

# In the organisation's own name: only itself and its departments (Ancestry.inside).
OWN_HOUSE: frozenset[str] = frozenset(
    {
        "documents.draft",
        "documents.review",
        "documents.countersign",
        "documents.sign_off",
        "documents.number",
        "documents.issue",
        "receipts.sign",
        "messages.manage",
        "plans.work",
        "plans.verify",
    }
)


@dataclass(frozen=True, slots=True)
class PostKind:
    """One kind of post: stored code, what people read, the rights it carries."""

    code: str
    label: str
    rights: frozenset[str]


def _kind(code: str, label: str, *rights: str) -> PostKind:
    unknown = set(rights) - set(RIGHTS)
    if unknown:
        raise ValueError(f"{code}: unknown rights {sorted(unknown)}")
    return PostKind(code, label, frozenset(rights))


_SEE = ("receipts.read", "people.read")
_PLANS = ("plans.work", "plans.verify")
_RUN = (
    "documents.draft", "documents.issue", "receipts.sign", "organisations.edit", "people.edit", "people.reveal",
    "site.edit", "messages.manage", *_PLANS, *_SEE,
)  # fmt: skip

_TABLE: tuple[PostKind, ...] = (
    _kind("officer", "经办人", *_RUN),
    _kind("office_reviewer", "办公室核稿", "documents.review", "plans.verify", *_SEE),
    _kind("registrar", "编号员", "documents.number", "documents.issue", "calendar.edit", *_SEE),
    _kind("leader", "签发领导", "documents.sign_off", "documents.countersign", "journal.read", "plans.verify", *_SEE),
    _kind(
        "chair", "主席", "documents.sign_off", "documents.countersign", "receipts.sign", "journal.read", *_PLANS, *_SEE
    ),
    _kind("vice_chair", "副主席", "documents.sign_off", "documents.countersign", "receipts.sign", *_PLANS, *_SEE),
    _kind("secretary_general", "秘书长", "documents.review", "documents.number", *_RUN),
    _kind("committee_member", "委员", "people.read"),
    _kind("branch_leader", "分会（小组）负责人", "people.read"),
    _kind("liaison", "联络员", "receipts.sign", "receipts.read", "plans.work"),
    _kind("data_entry", "填报人", "people.read", "people.edit"),
    _kind("integrity_observer", "纪检监督员", "journal.read"),
    _kind("system_admin", "系统管理员", "accounts.manage", "calendar.edit", "site.edit", "journal.read"),
)

# Who sees or decides for others: such a post may be asked for a second factor (people.models.SignInPolicy).
_MANAGING: frozenset[str] = frozenset(
    {
        "accounts.manage", "people.edit", "journal.read", "documents.review", "documents.sign_off", "documents.number",
        "documents.issue",
    }
)  # fmt: skip

KINDS: dict[str, PostKind] = {kind.code: kind for kind in _TABLE}


def choices() -> list[tuple[str, str]]:
    """Codes with labels, for model and form; a callable, so that a new kind needs no migration."""
    return [(kind.code, kind.label) for kind in _TABLE]


def rights_of(kind: str) -> frozenset[str]:
    """What a post of this kind carries; nothing for a kind that no longer exists."""
    found = KINDS.get(kind)
    return found.rights if found else frozenset()


def is_managing(kind: str) -> bool:
    """Whether a post of this kind sees or decides for others."""
    return bool(rights_of(kind) & _MANAGING)


def kinds_with(right: str) -> tuple[str, ...]:
    """Kinds of post that carry ``right``, in table order. Raises KeyError for an unknown right."""
    if right not in RIGHTS:
        raise KeyError(right)
    return tuple(kind.code for kind in _TABLE if right in kind.rights)
