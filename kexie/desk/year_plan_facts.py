"""What the pages of associations' yearly plans show."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from kexie.associations import flow
from kexie.associations.actions import year_plans
from kexie.associations.queries import year_plan as reads
from kexie.associations.rules import year_plan as rules
from kexie.desk import activity_facts, founding_acts, histories, unit_tabs, words
from kexie.desk.plan_acts import Door
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations import queries as organisations

Facts = dict[str, Any]
LIST = ("年度计划", "/desk/year-plans/")
_VIEWS = {"": "全部", "filed": "已报备", "draft": "拟定中"}
ACTS: dict[str, Door] = {
    one.noun: one
    for one in (
        Door("filing", "报备", rules.can_write, year_plans.file, "报备后业务指导单位可以看到；要改须先修订。", "已报备",
             "primary", confirms=True),
        Door("revision", "修订", rules.can_revise, year_plans.revise, "修订后可以修改，改好须再报备。", "可以修改了",
             asks=True),
        Door("copy", "沿用到下一年", rules.can_copy, year_plans.copy, "另存一份下一年的计划，项目照搬，请核对后报备。",
             "已沿用到下一年", confirms=True),
    )
}  # fmt: skip


def index(request: HttpRequest, by: Actor) -> Facts:
    """What was asked and what may be asked; ``found`` the rows as a query."""
    unit, told = activity_facts.unit_of(request, by), request.GET.get("year", "")
    year, years = activity_facts.years(told or ("all" if unit else ""))
    view = request.GET.get("view", "")
    asked = reads.Asked(
        year=year, view=view if view in _VIEWS else "", area=request.GET.get("area", "").strip()[:20], unit=unit
    )
    kept = {name: value for name, value in request.GET.items() if name in ("unit", "year", "area") and value}
    return {
        "asked": asked, "unit": unit, "tabs": unit_tabs.of(unit, "plans"),
        "list_years": [clock.today().year + 1, *years],
        "views": [{"label": label, "url": f"?{urlencode({**kept, 'view': code} if code else kept)}",
                   "current": code == asked.view} for code, label in _VIEWS.items()],
        "areas": [] if unit else list(organisations.jurisdictions()),
        "crumbs": unit_tabs.crumbs(unit, ("年度计划", "")) if unit else [activity_facts.LIST, ("年度计划", "")],
        "heading": f"{unit.label}年度计划" if unit else "年度计划", "facts": "各项活动的季度、人数、负责人和完成情况",
        "new_url": _new(by, unit), "found": reads.plans(by, asked),
    }  # fmt: skip


def _new(by: Actor, unit: Any) -> str:
    place = unit or next(iter(organisations.path_to(by)[-1:]), None)
    if place is None or not rules.can_begin(by, place, clock.today().year):
        return ""
    return reverse("desk:year_plan_new", args=[place.number])


def row(one: Any) -> Facts:
    """One plan as a line."""
    state = flow.YEAR_PLAN.state(one.state)
    return {
        "unit": one.organisation.name, "url": reverse("desk:year_plan", args=[one.pk]), "year": one.year,
        "above": one.organisation.superior.label, "tone": state.tone, "label": state.label,
        "done": f"{one.done} / {one.total} 项",
        "filed": words.day(clock.local(one.filed_at).date() if one.filed_at else None),
    }  # fmt: skip


def detail(by: Actor, one: Any) -> Facts:
    """One plan: its items with what was carried out, what may be done."""
    unit, state, may = one.organisation, flow.YEAR_PLAN.state(one.state), rules.may_read(by, one)
    items = [_item(one, item) for item in reads.items(one)] if may else []
    filed = f"{words.moment(one.filed_at)} {one.filed_by.name if one.filed_by else ''}" if one.filed_at else "—"
    return {
        "row": one, "state": state, "heading": f"{unit.label} {one.year} 年年度计划", "crumbs": _crumbs(one),
        "facts": f"{unit.name} · 已开展 {sum(item['held'] > 0 for item in items)} / {len(items)} 项",
        "hidden": "" if may else may.reason, "items": items, "can_write": bool(rules.can_write(by, one)),
        "acts": founding_acts.buttons(ACTS, "desk:year_plan_", by, one, one.pk),
        "pairs": [
            ("单位", unit.name), ("业务指导单位", unit.superior.name), ("年度", f"{one.year} 年"), ("报备", filed),
        ],
        "timeline": histories.of(flow.YEAR_PLAN, one.pk),
    }  # fmt: skip


def _item(one: Any, item: Any) -> Facts:
    told = {"unit": one.organisation.number, "year": one.year, "category": item.category}
    late = not item.held and _is_over(one.year, item.quarter)
    tone, label = ("ok", f"已开展 {item.held} 次") if item.held else ("bad", "逾期") if late else ("grey", "未开展")
    return {
        "title": item.title, "category": item.get_category_display(), "quarter": item.get_quarter_display(),
        "people": "—" if item.people is None else item.people, "came": item.came or "—", "person": item.person,
        "held": item.held, "tone": tone, "label": label, "url": f"{reverse('desk:activities')}?{urlencode(told)}",
    }  # fmt: skip


def _is_over(year: int, quarter: int) -> bool:
    today = clock.today()
    return (today.year, (today.month + 2) // 3) > (year, quarter)


def _crumbs(one: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    here = reverse("desk:year_plan", args=[one.pk]) if more else ""
    listed = ("年度计划", f"{LIST[1]}?unit={one.organisation.number}")
    return unit_tabs.crumbs(one.organisation, listed, (f"{one.year} 年", here), *more)


def simple(one: Any, form: Any, heading: str) -> Facts:
    """A page with one form about a plan."""
    return {
        "row": one, "form": form, "heading": f"{heading}：{one.organisation.label} {one.year} 年年度计划",
        "facts": one.organisation.name, "back": reverse("desk:year_plan", args=[one.pk]),
        "crumbs": _crumbs(one, (heading, "")),
    }  # fmt: skip


def beginning(unit: Any, form: Any) -> Facts:
    """Of which year."""
    back = f"{LIST[1]}?unit={unit.number}"
    return {
        "form": form, "heading": "制定年度计划", "facts": unit.name, "submit": "开始制定", "back": back,
        "crumbs": unit_tabs.crumbs(unit, ("年度计划", back), ("制定", "")),
    }  # fmt: skip
