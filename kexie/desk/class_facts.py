"""What the pages of addressee classes show."""

from typing import Any

from django.urls import reverse

from kexie.kit.actor import Actor
from kexie.notices import queries, rules
from kexie.organisations import kinds
from kexie.organisations import queries as organisations

Facts = dict[str, Any]
_KINDS, _LEVELS = dict(kinds.Kind.choices), dict(kinds.Level.choices)


def index(by: Actor, issuer: Any) -> Facts:
    """The classes with how many units each means today. Two queries."""
    counts = organisations.tally(issuer)
    return {
        "rows": [_row(row, counts) for row in queries.classes_kept(issuer)],
        "facts": f"{issuer.name} · 单位数按今天的组织计算",
        "crumbs": [("设置", reverse("desk:settings")), ("收件范围", "")],
        "can_edit": bool(rules.can_set_class(by, issuer)),
    }


def _row(row: Any, counts: Any) -> Facts:
    return {
        "name": row.name,
        "url": reverse("desk:class", args=[row.pk]),
        "meaning": meaning(row),
        "count": organisations.meant(counts, row.kinds, row.levels),
        "chosen": row.chosen,
        "own": row.issuer_id is not None,
        "active": row.is_active,
    }


def meaning(row: Any) -> str:
    """区、功能区级科协、学会: kinds in words, with the levels an association must be of."""
    levels = "、".join(str(_LEVELS[level]) for level in row.levels)
    told = [
        f"{levels}级{_KINDS[kind]}" if kind == kinds.Kind.ASSOCIATION and levels else str(_KINDS[kind])
        for kind in row.kinds
    ]
    return "、".join(told) or "任何单位"


def detail(by: Actor, row: Any) -> Facts:
    """One class in words."""
    return {
        "row": row,
        "facts": f"{'本单位自设' if row.issuer_id else '各单位通用'} · {meaning(row)}",
        "crumbs": [*_crumbs(), (row.name, "")],
        "verdict": rules.can_change_class(by, row),
        "elements": [
            ("组织类别", meaning(row)),
            ("哪几家", "每件公文另选，下面是可选的单位" if row.chosen else "全部"),
            ("别的写法", "、".join(row.variants)),
            ("状态", "启用" if row.is_active else "已停用，拟稿时不再列出"),
        ],
    }


def editing(row: Any, form: Any) -> Facts:
    """The form; ``row`` None for a new one."""
    listed = reverse("desk:classes")
    if row is None:
        return {
            "form": form, "heading": "新设收件范围", "facts": "只供本单位及内设部门拟稿时选用", "submit": "保存",
            "crumbs": [*_crumbs(), ("新设", "")], "back": listed,
        }  # fmt: skip
    here = reverse("desk:class", args=[row.pk])
    return {
        "form": form, "heading": f"修改：{row.name}", "facts": "已印发的公文不受影响", "submit": "保存",
        "crumbs": [*_crumbs(), (row.name, here), ("修改", "")], "back": here,
    }  # fmt: skip


def _crumbs() -> list[tuple[str, str]]:
    return [("设置", reverse("desk:settings")), ("收件范围", reverse("desk:classes"))]
