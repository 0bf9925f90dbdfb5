"""What the pages of forms (表单) show."""

from decimal import Decimal
from typing import Any

from django.urls import reverse

from kexie.blanks import forms, kinds, queries, rules, values
from kexie.desk import words
from kexie.kit.actor import Actor

Facts = dict[str, Any]


def index(page: Any) -> Facts:
    """The list."""
    return {
        "page": page,
        "rows": [_row(one) for one in page.rows],
        "facts": f"{page.total} 张，本单位的和通用的；公文的回执从这里选",
        "crumbs": [("设置", reverse("desk:settings")), ("表单", "")],
    }


def _row(blank: Any) -> Facts:
    state = (
        ("grey", "已停用")
        if blank.retired_at
        else ("ok", f"第 {blank.newest} 版")
        if blank.newest
        else ("info", "草稿")
    )
    return {
        "name": blank.name,
        "url": reverse("desk:blank", args=[blank.ref]),
        "own": blank.owner is not None,
        "state": state,
        "has_draft": bool(blank.newest and blank.has_draft),
    }


def detail(by: Actor, blank: Any) -> Facts:
    """One form: the draft, or the newest version, drawn as its filler sees it."""
    versions = queries.versions(blank)
    version = versions[0]
    fields = list(version.fields.all())
    can_change = bool(rules.can_change(by, version))
    can_build = rules.can_build(by, blank)
    return {
        "blank": blank,
        "version": version,
        "facts": f"{blank.owner.label if blank.owner else '各单位通用'} · 第 {version.number} 版",
        "crumbs": [("设置", reverse("desk:settings")), ("表单", reverse("desk:blanks")), (blank.name, "")],
        "badge": ("grey", "已停用") if blank.retired_at else ("info", "草稿") if version.is_draft else ("ok", "已发布"),
        "fields": [_field(blank, one, place, len(fields)) for place, one in enumerate(fields, start=1)],
        "groups": forms.AnswerForm(asked=fields, use_required_attribute=False).groups(),
        "kinds": [
            {
                "label": kind.label,
                "told": kind.told,
                "url": reverse("desk:blank_field_new", args=[blank.ref, kind.code]),
            }
            for kind in kinds.KINDS.values()
        ]
        if can_change
        else [],
        "can_change": can_change,
        "can_build": bool(can_build),
        "copy_url": f"{reverse('desk:blank_new')}?from={version.pk}" if rules.can_use(by, version) else "",
        "why": "" if can_build else can_build.reason,
        "off": "" if fields else "先添加要填的项",
        "versions": [_version(one) for one in versions],
    }


def _kinds(blank: Any) -> list[Facts]:
    return [
        {"label": one.label, "told": one.told, "url": reverse("desk:blank_field_new", args=[blank.ref, one.code])}
        for one in kinds.KINDS.values()
    ]


def _field(blank: Any, field: Any, place: int, last: int) -> Facts:
    at = [blank.ref, field.pk]
    return {
        "label": field.label,
        "kind": field.kind_told.label,
        "told": _limits(field),
        "required": field.required,
        "is_first": place == 1,
        "is_last": place == last,
        "edit": reverse("desk:blank_field", args=at),
        "place": reverse("desk:blank_field_place", args=at),
        "removal": reverse("desk:blank_field_removal", args=at),
    }


def _limits(field: Any) -> str:
    """不超过 200 字, 1 至 20 人, 甲、乙、丙."""
    if field.options:
        return "、".join(field.options)
    unit = field.unit or {"text": "字", "person": "人"}.get(field.kind, "")
    least, most = _figure(field.least), _figure(field.most)
    days = [day.isoformat() for day in (field.first_day, field.last_day) if day]
    if least and most:
        return f"{least} 至 {most} {unit}"
    told = f"不超过 {most} {unit}" if most else f"不少于 {least} {unit}" if least else unit
    return " 至 ".join(days) if days else told


def _figure(limit: Decimal | None) -> str:
    return "" if limit is None else values.figure(limit)


def _version(version: Any) -> tuple[str, str]:
    told = f"{words.moment(version.published_at)}发布" if version.published_at else "草稿"
    return f"第 {version.number} 版", told


def beginning(form: Any) -> Facts:
    """The page for a new one."""
    listed = reverse("desk:blanks")
    return {
        "form": form, "heading": "新建表单", "facts": "可以从已有的表单复制，再增减各项",
        "submit": "新建", "back": listed,
        "crumbs": [("设置", reverse("desk:settings")), ("表单", listed), ("新建", "")],
    }  # fmt: skip


def editing(blank: Any, form: Any) -> Facts:
    """The page for its name and introduction."""
    return _inside(blank, form, f"修改：{blank.name}", "说明随版本发布，名称马上改")


def asking(blank: Any, form: Any) -> Facts:
    """The page for one field."""
    return _inside(blank, form, f"{form.kind.label}项", form.kind.told)


def _inside(blank: Any, form: Any, heading: str, facts: str) -> Facts:
    here = reverse("desk:blank", args=[blank.ref])
    return {
        "form": form, "heading": heading, "facts": facts, "submit": "保存", "back": here,
        "crumbs": [("表单", reverse("desk:blanks")), (blank.name, here), (heading, "")],
    }  # fmt: skip
