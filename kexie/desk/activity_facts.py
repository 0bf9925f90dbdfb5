"""What the pages of activities show; the same list as a workbook."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from kexie.associations import flow
from kexie.associations.codes.tasks import Category
from kexie.associations.queries import activity as reads
from kexie.associations.rules import activity as rules
from kexie.desk import histories, unit_tabs, words
from kexie.kit import clock, sheets
from kexie.kit.actor import Actor
from kexie.kit.sheets import Column, Sheet
from kexie.organisations import queries as organisations

Facts = dict[str, Any]
LIST = ("活动记录", "/desk/activities/")
MOST = 200_000  # rows of the workbook
_READ = (
    "organisation__name", "organisation__jurisdiction__short_name", "title", "category", "starts_on", "ends_on",
    "place", "people", "sci_tech", "hosts", "co_hosts", "summary",
)  # fmt: skip
_LABELS = dict(Category.choices)
YEARS = 6


def years(asked: str) -> tuple[int, list[int]]:
    """The year that is asked for (0: all) and those to choose from."""
    this = clock.today().year
    listed = list(range(this, this - YEARS, -1))
    if asked == "all":
        return 0, listed
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else this
    return year, listed if year in listed else [year, *listed]


def unit_of(request: HttpRequest, by: Actor) -> Any:
    """The unit that is asked for, if it is one the actor sees."""
    told = request.GET.get("unit", "")
    is_number = told.isascii() and told.isdigit() and len(told) < 16
    return organisations.organisation_numbered(by, int(told)) if is_number else None


def index(request: HttpRequest, by: Actor) -> Facts:
    """What was asked and what may be asked; ``found`` the rows as a query."""
    unit = unit_of(request, by)
    year, listed = years(request.GET.get("year", ""))
    category = request.GET.get("category", "")
    asked = reads.Asked(
        year=year, category=category if category in Category.values else "",
        area=request.GET.get("area", "").strip()[:20], text=request.GET.get("q", "").strip()[:60], unit=unit,
        void=request.GET.get("state") == "void",
    )  # fmt: skip
    told = {name: value for name, value in request.GET.items() if name in _ASKED and value}
    return {
        "asked": asked, "unit": unit, "tabs": unit_tabs.of(unit, "activities"), "list_years": listed,
        "categories": _options(Category.choices, asked.category),
        "areas": [] if unit else _options(((a.code, a.short_name) for a in organisations.jurisdictions()), asked.area),
        "crumbs": unit_tabs.crumbs(unit, ("活动", "")) if unit else [],
        "heading": f"{unit.label}活动记录" if unit else "活动记录",
        "facts": _period(year), "table_url": f"{reverse('desk:activities_table')}?{urlencode(told)}",
        "new_url": _new(by, unit), "found": reads.activities(by, asked), "filtered": bool(told),
    }  # fmt: skip


_ASKED = ("year", "category", "area", "q", "unit", "state")


def _period(year: int) -> str:
    return (
        f"{year} 年，按《企业科学技术协会组织通则》的七项任务"
        if year
        else "历年，按《企业科学技术协会组织通则》的七项任务"
    )


def _new(by: Actor, unit: Any) -> str:
    """Where one more is entered: for the unit asked about, else for one's own."""
    place = unit or next(iter(organisations.path_to(by)[-1:]), None)
    if place is None or not rules.can_record(by, place):
        return ""
    return reverse("desk:activity_new", args=[place.number])


def _options(choices: Iterable[tuple[str, Any]], chosen: str) -> list[Facts]:
    return [{"code": code, "label": label, "chosen": code == chosen} for code, label in choices]


def sums(context: Mapping[str, Any]) -> Facts:
    """How many of each task group, and of all."""
    found = reads.by_category(context["found"])
    rows = [{"label": Category(code).label, "sums": one} for code, one in found.items()]
    total = reads.Sums(*(sum(getattr(one, name) for one in found.values()) for name in ("count", "people", "sci_tech")))
    return {"sums": rows, "total": total}


def row(one: Any) -> Facts:
    """One activity as a line."""
    return {
        "title": one.title, "url": reverse("desk:activity", args=[one.pk]), "unit": one.organisation.label,
        "category": one.get_category_display(), "day": span(one), "people": one.people, "sci_tech": one.sci_tech,
    }  # fmt: skip


def span(one: Any) -> str:
    """5月12日, or 5月12日至5月14日."""
    if one.ends_on == one.starts_on:
        return words.day(one.starts_on)
    return f"{words.day(one.starts_on)}至{words.day(one.ends_on)}"


def table(found: Any) -> bytes:
    """The list as a workbook, at most ``MOST`` rows."""
    columns = [
        Column("单位", 30), Column("区域", 12), Column("活动名称", 40, wrap=True), Column("类别", 22),
        Column("开始", 12),
        Column("结束", 12), Column("地点", 24), Column("参加人数", 10), Column("其中科技工作者", 14),
        Column("主办", 24),
        Column("协办", 24), Column("活动情况", 60, wrap=True),
    ]  # fmt: skip
    rows = found[:MOST].values_list(*_READ).iterator(chunk_size=2000)
    told = ([unit, area or "", title, _LABELS[code], *rest] for unit, area, title, code, *rest in rows)
    return sheets.workbook([Sheet("活动记录", columns, told, title="企事业科协活动记录")], lean=True)


def detail(by: Actor, one: Any, form: Any) -> Facts:
    """One activity with its evidence and what may be done."""
    unit, state, may = one.organisation, flow.ACTIVITY.state(one.state), rules.can_correct(by, one)
    return {
        "row": one, "state": state, "heading": one.title, "facts": f"{unit.name} · {span(one)}",
        "crumbs": _crumbs(one, ""), "can_correct": bool(may), "form": form,
        "pairs": [
            ("单位", unit.name), ("类别", one.get_category_display()), ("时间", span(one)), ("地点", one.place),
            ("参加人数", f"{one.people} 人，其中科技工作者 {one.sci_tech} 人"), ("主办单位", one.hosts or unit.name),
            ("协办单位", one.co_hosts), ("年度计划", _item(one)),
            ("记录人", one.entered_by.name if one.entered_by else "系统"),
            ("记录时间", words.moment(one.entered_at)),
        ],
        "files": [_file(one, kept, bool(may)) for kept in reads.evidence(one)],
        "timeline": histories.of(flow.ACTIVITY, one.pk),
    }  # fmt: skip


def _item(one: Any) -> str:
    return f"{one.item.plan.year} 年{one.item.get_quarter_display()}：{one.item.title}" if one.item else ""


def _file(one: Any, kept: Any, can_edit: bool) -> Facts:
    at = [one.pk, kept.pk]
    return {
        "name": kept.file.name, "meta": f"{kept.file.size / 1024:.0f} KB",
        "url": reverse("desk:activity_file", args=at),
        "removal": reverse("desk:activity_file_removal", args=at) if can_edit else "",
    }  # fmt: skip


def _crumbs(one: Any, last: str) -> list[tuple[str, str]]:
    listed = f"{LIST[1]}?unit={one.organisation.number}"
    here = reverse("desk:activity", args=[one.pk])
    more = [(one.title, here), (last, "")] if last else [(one.title, "")]
    return unit_tabs.crumbs(one.organisation, ("活动", listed), *more)


def editing(unit: Any, form: Any, one: Any = None) -> Facts:
    """The form of an activity, a new one or one that stands."""
    back = reverse("desk:activity", args=[one.pk]) if one else f"{LIST[1]}?unit={unit.number}"
    heading = "更正活动记录" if one else "记录活动"
    crumbs = _crumbs(one, heading) if one else unit_tabs.crumbs(unit, ("活动", back), (heading, ""))
    return {"form": form, "heading": heading, "facts": unit.name, "back": back, "crumbs": crumbs, "submit": "保存"}


def voiding(one: Any, form: Any) -> Facts:
    """The page before it is made void."""
    return {
        "heading": "作废", "facts": one.title, "crumbs": _crumbs(one, "作废"), "form": form, "submit": "作废",
        "back": reverse("desk:activity", args=[one.pk]), "tone": "danger-solid",
        "consequence": "作废后不再计入活动数和年报，记录和佐证材料留存备查，不能恢复。",
    }  # fmt: skip
