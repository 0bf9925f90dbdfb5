"""组织建设统计: what the page of figures over all associations shows, and the same as a workbook."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kexie.associations.codes import industries, units
from kexie.associations.queries import statistics as queries
from kexie.desk import words
from kexie.kit import clock, shares, sheets
from kexie.kit.actor import Actor
from kexie.kit.sheets import Column, Sheet
from kexie.organisations import kinds
from kexie.organisations import queries as organisations

Facts = dict[str, Any]
BY: tuple[tuple[str, str], ...] = (
    ("setting", "设置形式"), ("kind", "类别"), ("area", "区域"), ("industry", "行业"), ("nature", "单位性质"),
    ("scale", "规模"),
)  # fmt: skip
COLUMNS: tuple[tuple[str, str], ...] = (
    ("total", "在册"), ("founded", "当年新建"), ("closed", "当年撤销"), ("dormant", "休眠"), ("overdue", "逾期未换届"),
    ("reported", "年报已通过"), ("members", "会员"), ("sci_tech", "科技人员"), ("activities", "活动场次"),
    ("active", "有活动的"), ("people", "参加人次"),
)  # fmt: skip
ROLES = {"chair": "主席", "vice_chair": "副主席", "secretary_general": "秘书长"}


def page(by: Actor, year: int, key: str) -> Facts:
    """Of one year, grouped by ``key`` (of :data:`BY`). Eight queries."""
    groups = queries.groups(by, key, year)
    whole = queries.whole(groups)
    return {
        "crumbs": [("名录", reverse("desk:register")), ("统计", "")],
        "facts": f"{year} 年，您的职务看得到的企事业科协和联合会，截至 {words.moment(clock.now())}",
        "year_tabs": [_tab(f"{one} 年", one == year, by=key, year=one) for one in queries.years()],
        "groupings": [_tab(name, code == key, by=code, year=year) for code, name in BY],
        "grouping": dict(BY)[key],
        "columns": [name for _, name in COLUMNS],
        "rows": [(_label(key, one.key), _cells(one)) for one in groups],
        "whole": _cells(whole),
        "figures": [
            {"label": "在册", "value": f"{whole.total:,}", "unit": "个",
             "note": f"当年新建 {whole.founded}，撤销 {whole.closed}"},
            {"label": "会员", "value": f"{whole.members:,}", "unit": "人", "note": f"科技人员 {whole.sci_tech:,} 人"},
            {"label": "有活动的", "value": f"{whole.active:,}", "unit": "个",
             "note": f"占 {shares.told(whole.active, whole.total)}，{whole.activities:,} 场" if whole.total else ""},
            {"label": "逾期未换届", "value": f"{whole.overdue:,}", "unit": "个", "tone": "bad" if whole.overdue else "",
             "note": f"休眠 {whole.dormant} 个"},
        ],
        "leaders": [_leader(one) for one in queries.leaders(by, year)],
        "table_url": reverse("desk:register_statistics_table") + f"?by={key}&year={year}",
    }  # fmt: skip


def table(request: HttpRequest, by: Actor) -> tuple[str, bytes]:
    """The same as a workbook, with the name of its file."""
    year, key = asked(request)
    name = dict(BY)[key]
    head = [Column(name, 24), *(Column(label, 12) for _, label in COLUMNS), Column("平均场次", 16)]
    groups = queries.groups(by, key, year)
    lines = [[label, *_values(one)] for label, one in [
        *((_label(key, one.key), one) for one in groups), ("合计", queries.whole(groups))
    ]]  # fmt: skip
    people = [Column(label, 14) for label in ("职务", "人数", "平均年龄", "60 岁以上", "高级职称", "中级职称")]
    told = [[ROLES[one.role], one.total, one.age, one.old, one.senior, one.middle] for one in queries.leaders(by, year)]
    drawn = [
        Sheet(f"按{name}", head, lines, title=f"{year} 年组织建设统计：按{name}"),
        Sheet("负责人", people, told, title=f"{year} 年负责人情况"),
    ]
    return f"{year}年组织建设统计（按{name}）.xlsx", sheets.workbook(drawn)


def _values(one: queries.Group) -> list[Any]:
    return [*(getattr(one, key) for key, _ in COLUMNS), _each(one)]


def asked(request: HttpRequest) -> tuple[int, str]:
    """The year and the grouping of the address, those that there are."""
    told, known = request.GET.get("year", ""), queries.years()
    year = int(told) if told.isascii() and told.isdigit() and len(told) == 4 and int(told) in known else known[0]
    key = request.GET.get("by", "")
    return year, key if key in queries.BY else "setting"


def _tab(label: str, current: bool, *, by: str, year: int) -> Facts:
    return {"label": label, "url": f"?by={by}&year={year}", "current": current}


def _cells(one: queries.Group) -> list[tuple[str, str]]:
    told = [(name, f"{getattr(one, key):,}") for key, name in COLUMNS]
    return [*told, ("平均场次", _each(one))]


def _each(one: queries.Group) -> str:
    return f"{one.activities / one.total:.1f}" if one.total else "—"


def _label(by: str, key: str) -> str:
    tables: dict[str, dict[str, str]] = {
        "setting": dict(units.Setting.choices), "nature": dict(units.Nature.choices),
        "scale": dict(units.Scale.choices), "kind": {code: str(kinds.Kind(code).label) for code in kinds.ELECTING},
        "industry": industries.sections(),
    }  # fmt: skip
    if by == "area":
        tables["area"] = {one.code: one.short_name for one in organisations.jurisdictions()}
    return str(tables[by].get(key, key)) or ("市直" if by == "area" else "未填")


def _leader(one: queries.Leader) -> Facts:
    return {
        "role": ROLES[one.role], "total": one.total, "age": f"{one.age} 岁" if one.age is not None else "—",
        "old": one.old, "senior": shares.told(one.senior, one.total), "middle": shares.told(one.middle, one.total),
    }  # fmt: skip
