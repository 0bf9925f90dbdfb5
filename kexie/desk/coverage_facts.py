"""What the pages of coverage show: the map and the same as tables, gaps to visit next, lists and their lines."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from kexie.associations import queries, rules
from kexie.associations.codes import industries, map, units
from kexie.desk import base_unit_facts, coverage_aims, coverage_labels, coverage_parts, coverage_years
from kexie.kit import shares, sheets
from kexie.kit.actor import Actor
from kexie.kit.sheets import Column, Sheet
from kexie.kit.templatetags import _tiles
from kexie.organisations import queries as organisations

Facts = dict[str, Any]
BY: tuple[tuple[str, str], ...] = (
    ("area", "区域"), ("industry", "行业"), ("nature", "单位性质"), ("scale", "规模"), ("setting", "设置形式"),
    ("kind", "名录类别"), ("street", "街道"), ("way", "覆盖方式"),
)  # fmt: skip
FEW = 8


def asked(request: HttpRequest, by: Actor) -> Facts:
    """What the address asks: year (the newest where none is told), kind, area, measure, grouping."""
    years = queries.years(by)
    told = request.GET.get("year", "")
    year = int(told) if told.isascii() and told.isdigit() and int(told[:4]) in years else (years[0] if years else None)
    kind = request.GET.get("kind", "")
    grouping = request.GET.get("by", "")
    return {
        "list_years": years,
        "year": year,
        "kind": kind if kind in dict(units.BaseKind.choices) else "",
        "area": request.GET.get("area", "").strip()[:20],
        "measure": "workers" if request.GET.get("measure") == "workers" else "units",
        "rest": next((days for days, _ in base_unit_facts.RESTS if str(days) == request.GET.get("rest")), 0),
        "by": grouping if grouping in dict(BY) else "area",
    }


def page(request: HttpRequest, by: Actor) -> Facts:
    """The map, figures, gaps, groups, targets. Ten queries, whatever the size."""
    told = asked(request, by)
    rows = queries.base_units(by, year=told["year"], kind=told["kind"])
    areas = organisations.jurisdictions()
    by_area = {one.key: one for one in queries.shares(rows, "area")}
    every = queries.base_units(by, year=told["year"], every=True) if told["by"] == "kind" and not told["kind"] else rows
    here, lines = (some.filter(jurisdiction=told["area"]) if told["area"] else some for some in (rows, every))
    groups = list(by_area.values()) if told["by"] == "area" else queries.shares(lines, told["by"])
    whole = queries.whole(list(by_area.values()))
    aim = coverage_aims.aim(by, told, told["measure"])
    chosen = next((one for one in areas if one.code == told["area"]), None)
    return {
        **told,
        "any": bool(told["list_years"]),
        "can_keep": _keeps(by),
        "kinds": base_unit_facts.kinds(told["kind"]),
        "measures": [
            {"label": "单位覆盖率", "url": _url(told, measure=""), "current": told["measure"] == "units"},
            {"label": "科技人员覆盖率", "url": _url(told, measure="workers"), "current": told["measure"] == "workers"},
        ],
        "facts": _facts(whole, told) + coverage_aims.facts(whole, list(by_area), aim, told),
        "tiles": _tiles_of(areas, by_area, told, whole_seen=len(by_area) > 1),
        "water": map.WATER,
        "ramp": _tiles.ramp(),
        **_groups(groups, told, areas, aim),
        "aimed": told["by"] == "area" and told["measure"],
        "by_label": dict(BY)[told["by"]],
        "scope": f"{chosen.short_name}：" if chosen else "",  # before the title of what is of the chosen area alone
        "groupings": [{"code": code, "label": label, "chosen": code == told["by"]} for code, label in BY],
        "worst": sorted((_group(one, told, areas) for one in by_area.values()), key=lambda one: -one["open"])[:FEW],
        **coverage_years.page(by, told, areas),
        "gaps": base_unit_facts.rows_of(queries.gaps(base_unit_facts.rested(here, told["rest"]))[:FEW]),
        "rests": [
            {"label": label, "url": _url(told, rest=str(days or "")) + "#gaps", "current": days == told["rest"]}
            for days, label in base_unit_facts.RESTS
        ],
        "gaps_title": f"{chosen.short_name}还没有覆盖的单位" if chosen else "还没有覆盖的单位",
        "gaps_url": reverse("desk:base_units") + "?" + urlencode(_kept(told) | {"state": "open"}),
        "table_url": reverse("desk:coverage_table") + "?" + urlencode(_kept(told)),
        "crumbs": [("覆盖面", "")],
    }  # fmt: skip


def _groups(groups: Any, told: Facts, areas: Any, aim: Any) -> Facts:
    if told["by"] in coverage_parts.OF_ALL:
        return {"parts": coverage_parts.rows(told["by"], groups, areas)}
    return {"groups": [_group(one, told, areas) | coverage_aims.columns(one, aim, told["measure"]) for one in groups]}


def _keeps(by: Actor) -> bool:
    line = organisations.path_to(by)
    return bool(line) and bool(rules.can_keep_list(by, line[-1]))


def _kept(told: Facts) -> dict[str, str]:
    return {name: str(told[name]) for name in ("year", "kind", "area", "rest") if told[name]}


def _url(told: Facts, **more: str) -> str:
    kept = _kept(told) | {"measure": "workers" if told["measure"] == "workers" else ""} | more
    if told["by"] != "area":
        kept |= {"by": told["by"]}
    return "?" + urlencode({name: value for name, value in kept.items() if value})


def _facts(whole: Any, told: Facts) -> str:
    if not whole.total:
        return "还没有应覆盖单位名录"
    joint = whole.covered - whole.own
    return (
        f"{told['year']} 年应覆盖 {whole.total:,} 家，已覆盖 {whole.covered:,} 家"
        f"（{shares.told(whole.covered, whole.total)}），"
        f"其中自建 {whole.own:,} 家、园区和联合科协覆盖 {joint:,} 家"
    )


def _share(one: Any, measure: str) -> float | None:
    covered, total = (one.workers_covered, one.workers) if measure == "workers" else (one.covered, one.total)
    return shares.percent(covered, total) if total else None


def _tiles_of(areas: Any, by_area: dict[str, Any], told: Facts, *, whole_seen: bool) -> list[Facts]:
    """One tile an area; of others than one's own nothing is said where only that one is seen."""
    unknown = [one.code for one in areas if one.code not in map.PLACES and one.code in by_area]
    drawn = []
    for area in areas:
        if area.code not in map.PLACES and area.code not in by_area:
            continue  # a zone that shares its district whole has no place of its own
        x, y, w, h = map.place(area.code, unknown.index(area.code) if area.code in unknown else 0)
        one = by_area.get(area.code)
        drawn.append({
            "x": x, "y": y, "w": w, "h": h, "name": area.short_name,
            "share": _share(one, told["measure"]) if one else None,
            "note": f"未覆盖 {one.open} 家" if one else "不在名录内" if whole_seen else "",
            "url": _url(told, area=area.code) if one else "", "current": area.code == told["area"],
        })  # fmt: skip
    return drawn


def _group(one: Any, told: Facts, areas: Any) -> Facts:
    return {
        "key": one.key, "label": coverage_labels.label(told["by"], one.key, areas),
        "total": one.total, "covered": one.covered, "own": one.own, "open": one.open,
        "share": shares.told(one.covered, one.total), "workers": one.workers, "workers_covered": one.workers_covered,
        "workers_share": shares.told(one.workers_covered, one.workers) if one.workers else "—",
        "area": coverage_labels.area(one.key, areas), "url": _url(told, area=one.key),
        "percent": shares.percent(one.covered, one.total),
    }  # fmt: skip


def table(request: HttpRequest, by: Actor) -> bytes:
    """Groups by every dimension and all lines, as a workbook."""
    told = asked(request, by)
    rows = queries.base_units(by, year=told["year"], kind=told["kind"], area=told["area"])
    over_years = {code: coverage_years.shares_of(by, told, code) for code, _ in BY}
    areas = organisations.jurisdictions()
    head = [
        Column("分组", 24), Column("应覆盖", 10), Column("已覆盖", 10), Column("其中自建", 10), Column("覆盖率", 10),
        Column("科技人员", 12), Column("已覆盖科技人员", 14),
    ]  # fmt: skip
    aims = coverage_aims.both(by, told)
    now = {code: [one for year, one in over_years[code] if year == told["year"]] for code, _ in BY}
    pages = [
        coverage_parts.sheet(code, name, now[code], areas) if code in coverage_parts.OF_ALL else
        Sheet(f"按{name}", [*head, *(coverage_aims.HEAD if code == "area" else ())], [
            [coverage_labels.label(code, one.key, areas), one.total, one.covered, one.own,
             shares.told(one.covered, one.total), one.workers, one.workers_covered,
             *(coverage_aims.cells(one, aims) if code == "area" else ())]
            for one in now[code]
        ], title=f"覆盖面：按{name}")
        for code, name in BY
    ]  # fmt: skip
    each = [Column("单位", 36), Column("信用代码", 22), Column("区域", 12), Column("行业", 28), Column("科技人员", 10),
            Column("覆盖它的科协", 36), Column("覆盖方式", 16)]  # fmt: skip
    told_lines = (
        [one.name, one.credit_code, str(one.jurisdiction or ""), industries.label(one.industry), one.sci_tech,
         one.association.name if one.association else "", one.get_way_display() or "未覆盖"]
        for one in queries.found(rows)[:50_000].iterator(chunk_size=2000)
    )  # fmt: skip
    more = coverage_years.sheets_of(by, told, areas, BY, over_years)
    return sheets.workbook([*pages, *more, Sheet("单位", each, told_lines)], lean=True)
