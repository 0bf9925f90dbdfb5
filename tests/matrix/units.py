"""The addresses of what units are: with which objects each is tried, and what a right POST sends (tests/city_units.py)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from tests.city import Facts

Scopes = dict[str, dict[str, Any]]
DAY = "2013-06-01"


def _units(*names: str) -> Callable[[Facts], Scopes]:
    return lambda facts: {name: {"number": facts.number(name)} for name in names}


def _rows(kind: str, noun: str) -> Callable[[Facts], Scopes]:
    def scopes(facts: Facts) -> Scopes:
        found = {
            house: {"number": facts.number(f"{house}.{kind}"), "pk": UUID(facts.ties[f"{house}.{noun}"])}
            for house in ("jiangan", "wuchang")
        }
        return found | {"wuchang's under jiangan": found["jiangan"] | {"pk": found["wuchang"]["pk"]}}

    return scopes


def _keys(*names: str) -> Callable[[Facts], Scopes]:
    absent = {"absent": {"pk": UUID("00000000-0000-7000-8000-000000000000")}}
    return lambda facts: {name: {"pk": UUID(facts.ties[name])} for name in names} | absent


def _cards(facts: Facts) -> Scopes:
    league = {"number": facts.number("jiangan.lianhehui"), "form": "docx"}
    return {"jiangan.lianhehui": league, "none": {**league, "form": "txt"},
            "dianji": {**league, "number": facts.number("dianji")}}  # fmt: skip


def _visit(facts: Facts) -> Scopes:
    there, visit = UUID(facts.ties["visited.base"]), UUID(facts.ties["visited"])
    return {"of dianji": {"pk": there, "visit": visit},
            "under another": {"pk": UUID(facts.ties["jiangan.base"]), "visit": visit}}  # fmt: skip


SCOPES: dict[str, Callable[[Facts], Scopes]] = {
    "desk:base_unit": _keys("jiangan.base", "wuchang.base"),
    "desk:base_unit_visit": _keys("jiangan.base", "wuchang.base"),
    "desk:gap_visit_edit": _visit,
    "desk:gap_visit_voiding": _visit,
    "desk:base_list_matching": _keys("list"),
    "desk:base_list_removal": _keys("list"),
    "desk:profile": _units("city", "office", "jiangan", "wuchang", "dianji"),
    "desk:year_figures": _units("office", "jiangan", "wuchang", "dianji"),
    "desk:covered": _units("jiangan.yuanqu", "wuchang.yuanqu", "dianji"),
    "desk:covered_end": _rows("yuanqu", "covered"),
    "desk:branches": _units("dianji", "guangdian", "jiangan"),
    "desk:memberships": _units("jiangan.lianhehui", "wuchang.lianhehui", "dianji"),
    "desk:memberships_table": _units("jiangan.lianhehui", "wuchang.lianhehui", "dianji"),
    "desk:membership_cards": _cards,
    "desk:membership_renewal": _units("jiangan.lianhehui", "wuchang.lianhehui", "dianji"),
    "desk:membership_term": _rows("lianhehui", "member"),
    "desk:membership_end": _rows("lianhehui", "member"),
}


def _member(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"member": str(facts.number("jingpeng")), "kind": "会员单位", "on": DAY}


def _branch(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"superior": str(arguments["number"]), "kind": "branch", "name": "一分厂分会"}


def _renewed(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    house = "wuchang" if scope.startswith("wuchang") else "jiangan"
    return {"member": f"{facts.ties[f'{house}.member']}:{facts.ties[f'{house}.member.until']}"}


POST_ONLY = frozenset({"desk:base_list_matching", "desk:membership_renewal"})
BODIES: dict[str, Any] = {
    "desk:register": None,
    "desk:register_table": None,
    "desk:register_statistics": None,
    "desk:register_statistics_table": None,
    "desk:coverage": None,
    "desk:coverage_table": None,
    "desk:base_units": None,
    "desk:base_unit": lambda *_: {"association": "", "note": "电话核实"},
    "desk:base_unit_visit": lambda *_: {"on": DAY, "way": "visit", "note": "有意建科协"},
    "desk:gap_visit_edit": lambda *_: {"on": DAY, "way": "visit", "note": "有意", "reason": "记错", "version": "1"},
    "desk:gap_visit_voiding": lambda *_: {"note": "记错"},
    "desk:base_lists": None,
    "desk:base_list_matching": lambda *_: {},
    "desk:base_list_removal": lambda *_: {"note": "重复导入"},
    "desk:profile": lambda *_: {"nature": "private", "industry": "C38", "products": "电机", "term_years": "5"},
    "desk:year_figures": lambda *_: {"year": "2013", "staff": "100", "sci_tech": "30"},
    "desk:covered": lambda *_: {"name": "新来的公司", "is_covered": "on", "on": DAY},
    "desk:covered_end": lambda *_: {"last_day": DAY},
    "desk:branches": _branch,
    "desk:memberships": _member,
    "desk:memberships_table": None,
    "desk:membership_cards": None,
    "desk:membership_renewal": _renewed,
    "desk:membership_term": lambda *_: {"kind": "会员单位"},
    "desk:membership_rules": lambda *_: {"kinds": "会员单位 24", "steps": "60 30 0"},
    "desk:membership_end": lambda *_: {"last_day": DAY},
}
