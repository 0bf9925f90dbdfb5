"""What the pages of 建家 show."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from kexie.associations import flow, homes
from kexie.associations.actions import homes as actions
from kexie.associations.queries import home as reads
from kexie.associations.rules import home as rules
from kexie.desk import activity_facts, founding_acts, histories, unit_tabs, words
from kexie.desk.plan_acts import Door
from kexie.kit.actor import Actor
from kexie.notices import queries as notices
from kexie.organisations import queries as organisations

Facts = dict[str, Any]
LIST = ("建家", "/desk/homes/")
_VIEWS = {"": "全部", "stars": "有效星级", "submitted": "待评定", "returned": "待修改", "draft": "自评中"}
ACTS: dict[str, Door] = {
    one.noun: one
    for one in (
        Door("submission", "报送自评", rules.can_assess, actions.send, "报送后由业务指导单位评定。", "已报送，等待评定",
             "primary", confirms=True),
        Door("return", "退回", rules.can_judge, actions.return_, "退回后由填报单位修改再报。", "已退回", asks=True),
        Door("reopening", "撤销评定", rules.can_reopen, actions.reopen, "撤销后星级不再有效，由填报单位修改再报。",
             "已撤销评定", "danger", asks=True),
    )
}  # fmt: skip


def index(request: HttpRequest, by: Actor) -> Facts:
    """What was asked and what may be asked; ``found`` the rows as a query."""
    unit = activity_facts.unit_of(request, by)
    year, years = activity_facts.years(request.GET.get("year", "") or "all")
    view = request.GET.get("view", "")
    area = request.GET.get("area", "").strip()[:20]
    asked = reads.Asked(year=year, view=view if view in _VIEWS else "", area=area, unit=unit)
    kept = {name: value for name, value in request.GET.items() if name in ("unit", "year", "area") and value}
    place = unit or next(iter(organisations.path_to(by)[-1:]), None)
    new = reverse("desk:home_new", args=[place.number]) if place and rules.can_begin(by, place) else ""
    return {
        "asked": asked, "unit": unit, "tabs": unit_tabs.of(unit, "homes"), "list_years": years,
        "views": [{"label": label, "url": f"?{urlencode({**kept, 'view': code} if code else kept)}",
                   "current": code == asked.view} for code, label in _VIEWS.items()],
        "areas": [] if unit else list(organisations.jurisdictions()),
        "crumbs": unit_tabs.crumbs(unit, ("建家", "")) if unit else [activity_facts.LIST, ("建家", "")],
        "heading": f"{unit.label}建家" if unit else "建家", "facts": "按标准自评，业务指导单位评分定星",
        "new_url": new, "found": reads.homes(by, asked),
    }  # fmt: skip


def star(one: Any) -> str:
    """五星; empty where none was given."""
    return {5: "五星", 4: "四星", 3: "三星"}.get(one.stars, "") if one.state == "decided" else ""


def row(one: Any) -> Facts:
    """One unit as a line."""
    state = flow.HOME.state(one.state)
    return {
        "unit": one.organisation.name, "url": reverse("desk:home_record", args=[one.pk]), "year": one.year,
        "tone": state.tone, "label": state.label, "star": star(one) or "—", "until": words.day(one.until),
        "total": "—" if one.total is None else one.total,
    }  # fmt: skip


def detail(by: Actor, one: Any, fault: str = "") -> Facts:
    """One unit's lines with evidence and points, and what may be done."""
    unit, state, may = one.organisation, flow.HOME.state(one.state), rules.may_read(by, one)
    can_assess = bool(rules.can_assess(by, one))
    scores = list(reads.scores(one)) if may else []
    live = reads.counted(unit, one.year) if one.state in flow.OWING and may else {}
    house = next(iter(organisations.path_to(by)[-1:]), None)
    return {
        "row": one, "state": state, "heading": f"{unit.label} {one.year} 年建家", "crumbs": _crumbs(one),
        "facts": f"{one.checklist} · 自评 {one.own_total} 分", "hidden": "" if may else may.reason, "fault": fault,
        "lines": [_line(one, score, live, can_assess) for score in scores], "can_assess": can_assess,
        "can_judge": bool(rules.can_judge(by, one)),
        "can_publish": house is not None and bool(rules.can_publish(by, one, house)),
        "paper": _paper(by, one),
        "acts": founding_acts.buttons(ACTS, "desk:home_", by, one, one.pk),
        "pairs": [
            ("单位", unit.name), ("标准", str(one.checklist)), ("自评", f"{one.own_total} 分"),
            ("评定", "—" if one.total is None else f"{one.total} 分"), ("星级", star(one) or "—"),
            ("评定日期", words.full_day(one.decided_on)), ("有效期至", words.full_day(one.until)),
            ("评定人", one.decided_by.name if one.decided_by else ""),
        ],
        "timeline": histories.of(flow.HOME, one.pk),
    }  # fmt: skip


def _paper(by: Actor, one: Any) -> str:
    """The document made of the article, for who may open it: before it is issued, its house alone."""
    if one.document is None or notices.document(by, one.document.ref, whole=False) is None:
        return ""
    return reverse("desk:document", args=[one.document.ref])


def _line(one: Any, score: Any, live: Facts, can_assess: bool) -> Facts:
    item = score.item
    count: Any = live.get(item.figure) if one.state in flow.OWING else score.counted
    told = f"{homes.COUNTABLE[item.figure]} {count}，要求至少 {item.least}" if item.figure and count is not None else ""
    at = [one.pk, score.pk]
    return {
        "number": item.position, "field": f"id_file_{item.position}",
        "text": item.text, "most": item.points, "own": score.own_points, "words": score.words,
        "points": "—" if score.points is None else score.points, "counted": told,
        "met": None if not told else count >= (item.least or 0), "asks": item.needs_evidence,
        "files": [_file(one, kept, can_assess) for kept in score.files.all()],
        "attach": reverse("desk:home_files", args=at) if can_assess else "",
    }  # fmt: skip


def _file(one: Any, kept: Any, can_edit: bool) -> Facts:
    at = [one.pk, kept.pk]
    return {
        "name": kept.file.name, "meta": f"{kept.file.size / 1024:.0f} KB", "url": reverse("desk:home_file", args=at),
        "removal": reverse("desk:home_file_removal", args=at) if can_edit else "",
    }  # fmt: skip


def _crumbs(one: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    here = reverse("desk:home_record", args=[one.pk]) if more else ""
    listed = ("建家", f"{LIST[1]}?unit={one.organisation.number}")
    return unit_tabs.crumbs(one.organisation, listed, (f"{one.year} 年", here), *more)


def simple(one: Any, form: Any, heading: str) -> Facts:
    """A page with one form about it."""
    return {
        "row": one, "form": form, "heading": f"{heading}：{one.organisation.label} {one.year} 年建家",
        "facts": str(one.checklist), "back": reverse("desk:home_record", args=[one.pk]),
        "crumbs": _crumbs(one, (heading, "")), "note": one.note if one.state == "returned" else "",
    }  # fmt: skip


def beginning(unit: Any) -> Facts:
    """The page before a self-assessment is begun."""
    back = f"{LIST[1]}?unit={unit.number}"
    return {
        "heading": "建家自评", "facts": unit.name, "crumbs": unit_tabs.crumbs(unit, ("建家", back), ("自评", "")),
        "back": back, "consequence": f"按“{rules.in_use(unit)}”逐条自评、附佐证材料，再报业务指导单位评定。",
        "form": None, "submit": "开始自评", "tone": "primary",
    }  # fmt: skip


def publishing(one: Any) -> Facts:
    """The page before the article becomes a draft."""
    return {
        **simple(one, None, "拟发经验材料"), "submit": "拟成公文稿", "tone": "primary",
        "consequence": "以本单位名义拟一件公文稿，署明单位；文字可以修改，照公文的程序核稿、签发、发到公告栏。",
    }  # fmt: skip


def checklists(house: Any, form: Any) -> Facts:
    """All editions of a house."""
    found: Any = reads.checklists(house)
    rows = [
        {"title": str(one), "url": reverse("desk:checklist", args=[one.pk]), "count": one.count,
         "tone": flow.CHECKLIST.state(one.state).tone, "label": flow.CHECKLIST.state(one.state).label}
        for one in found
    ]  # fmt: skip
    settings = ("设置", reverse("desk:settings"))
    return {"rows": rows, "form": form, "facts": house.name, "crumbs": [settings, ("建家标准", "")]}


def checklist(by: Actor, one: Any, form: Any) -> Facts:
    """One edition: its lines, as a form while it is drafted."""
    state = flow.CHECKLIST.state(one.state)
    may = bool(rules.can_write(by, one))
    return {
        "row": one, "form": form, "state": state, "heading": str(one), "can_write": may, "facts": one.house.name,
        "items": list(one.items.all()), "whole": sum(item.points for item in one.items.all()),
        "rows": form.rows() if may else [], "figures": homes.COUNTABLE, "back": reverse("desk:checklists"),
        "crumbs": [("设置", reverse("desk:settings")), ("建家标准", reverse("desk:checklists")), (one.title, "")],
        "timeline": histories.of(flow.CHECKLIST, one.pk),
    }  # fmt: skip
