"""What the page of two units that may be one shows: side by side, field by field, and what merging them would do."""

from typing import Any

from django.urls import reverse

from kexie.associations import queries
from kexie.associations.actions import handing
from kexie.associations.rules import standing as terms
from kexie.custody.rules import merging as rules
from kexie.desk import organisation_facts, unit_facts, words
from kexie.kit.actor import Actor
from kexie.organisations.codes import streets

Facts = dict[str, Any]
_LABELS = {
    "name": "名称", "short_name": "简称", "credit_code": "统一社会信用代码", "founded_on": "成立日期",
    "contact": "联系人", "address": "地址", "postcode": "邮编", "telephone": "电话", "mobile": "手机号", "fax": "传真",
    "email": "电子邮箱", "website": "网址", "place": "所属区域", "nature": "单位性质", "subordination": "隶属",
    "scale": "规模", "setting": "设置形式", "industry": "行业", "emerging": "战略性新兴产业",
    "qualifications": "资质", "is_new_economy": "新经济组织", "products": "主营产品", "research": "研发机构",
    "party": "党组织情况", "has_union": "已有工会", "has_league": "已有团委", "office": "办公场所",
    "funding": "经费来源", "full_time": "专职人员", "part_time": "兼职人员", "term_years": "每届年数",
}  # fmt: skip


def page(by: Actor, one: Any, other: Any) -> Facts:
    """``one`` stays, ``other`` goes into it; which value of each field stays is chosen."""
    sides = [(unit, queries.profile_of(by, unit), handing.told(unit)) for unit in (one, other)]
    lines = [line for name in handing.FIELDS if (line := _line(name, sides))]
    page_of = "desk:duplicate_units"
    return {
        "one": one, "other": other, "verdict": rules.can_judge_units(by, one, other),
        "merges": terms.can_merge(by, other, one), "fields": lines, "days": terms.UNDO.days,
        "behind": [
            ("业务指导单位", *(unit.superior.label if unit.superior else "—" for unit in (one, other))),
            ("类别", *(organisation_facts.kind_words(unit) for unit in (one, other))),
        ],
        "merger_url": reverse("desk:merger", args=[other.number]),
        "swap_url": reverse(page_of, args=[other.number, one.number]),
        "facts": "前一个保留，后一个并入；可以对调",
        "crumbs": [("疑似重复", reverse("desk:duplicates") + "?kind=units"), (one.label, "")],
    }  # fmt: skip


def _line(name: str, sides: list[tuple[Any, Any, Any]]) -> Facts | None:
    """None where neither of the two says anything."""
    mine, theirs = (told[name] for _, _, told in sides)
    shown = [_shown(name, *side) for side in sides]
    if not any(shown):
        return None
    return {
        "name": name, "label": _LABELS[name], "mine": shown[0], "theirs": shown[1], "differ": mine != theirs,
        "fills": bool(theirs) and not mine,
    }  # fmt: skip


def _shown(name: str, unit: Any, profile: Any, told: Any) -> str:
    if name == handing.PLACE:
        area = str(unit.jurisdiction or "")
        return f"{area}{streets.label(unit.street_code)}" if unit.street_code else area
    if name == "founded_on":
        return words.full_day(unit.founded_on) if unit.founded_on else ""
    if name == handing.MOBILE:
        return unit.mobile.masked if unit.mobile else ""
    if name in handing.PARTICULARS:
        return str(told[name])
    return unit_facts.shown(profile, name) if profile else ""
