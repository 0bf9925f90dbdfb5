"""The register of basic-level associations: filters that live in the address, the list, the same as .xlsx."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from kexie.associations import queries
from kexie.associations.codes import industries, units
from kexie.kit import counting, sheets
from kexie.kit.sheets import Column, Sheet
from kexie.organisations import kinds
from kexie.organisations import queries as organisations

Facts = dict[str, Any]
FILTERS: tuple[tuple[str, str, Any], ...] = (
    ("kind", "全部类别", [(code, kinds.Kind(code).label) for code in queries.KINDS]),
    ("nature", "全部性质", units.Nature.choices),
    ("scale", "全部规模", units.Scale.choices),
    ("setting", "全部设置形式", units.Setting.choices),
    ("qualification", "全部资质", units.Qualification.choices),
    ("emerging", "全部新兴产业", units.Emerging.choices),
)
MOST = 100_000  # rows of the workbook


def index(request: HttpRequest) -> Facts:
    """What was asked and what may be asked; ``wanted`` for the query."""
    asked = {name: request.GET.get(name, "").strip()[:60] for name in ("q", "jurisdiction", "industry", *_names())}
    unsaid = request.GET.get("unsaid") == "1"
    kept = {name: value for name, value in asked.items() if value} | ({"unsaid": "1"} if unsaid else {})
    filters = [
        {"name": name, "every": every, "options": _options(choices, asked[name])}
        for name, every, choices in (FILTERS[0], ("jurisdiction", "全部区域", _areas()), *FILTERS[1:], _industries())
    ]
    return {
        **asked,
        "unsaid": unsaid,
        # The two asked most stand by the search; the others are a press away, open where one of them is chosen.
        "filters": filters[:2],
        "more": filters[2:],
        "more_chosen": unsaid or any(asked[str(one["name"])] for one in filters[2:]),
        "filtered": bool(kept),
        "table_url": "table.xlsx" + (f"?{urlencode(kept)}" if kept else ""),
        "wanted": queries.Wanted(
            text=asked["q"], jurisdiction=asked["jurisdiction"], industry=asked["industry"][:3], unsaid=unsaid,
            **{name: _known(choices, asked[name]) for name, _, choices in FILTERS},
        ),
    }  # fmt: skip


def _names() -> list[str]:
    return [name for name, _, _ in FILTERS]


def _areas() -> list[tuple[str, str]]:
    return [(one.code, one.short_name) for one in organisations.jurisdictions()]


def _industries() -> tuple[str, str, list[tuple[str, str]]]:
    return ("industry", "全部行业", [(letter, f"{letter} {name}") for letter, name in industries.sections().items()])


def _options(choices: Iterable[tuple[str, Any]], chosen: str) -> list[Facts]:
    return [{"code": code, "label": label, "chosen": code == chosen} for code, label in choices]


def _known(choices: Iterable[tuple[str, Any]], code: str) -> str:
    return code if code in dict(choices) else ""


def row(organisation: Any) -> Facts:
    """One association as a line of the list and of the workbook."""
    profile, newest = getattr(organisation, "profile", None), next(iter(organisation.newest), None)
    return {
        "number": organisation.number,
        "name": organisation.name,
        "pk": organisation.pk,
        "kind": organisation.get_kind_display(),
        "superior": organisation.superior.label if organisation.superior else "",
        "area": str(organisation.jurisdiction or ""),
        "nature": profile.get_nature_display() if profile else "",
        "scale": profile.get_scale_display() if profile else "",
        "setting": profile.get_setting_display() if profile else "",
        "industry": industries.label(profile.industry) if profile else "",
        "sci_tech": newest.sci_tech if newest else None,
        "sci_tech_year": newest.year if newest else None,
        "organisation": organisation,
    }


def table(found: Any) -> tuple[bytes, int]:
    """The same as a workbook, at most ``MOST`` rows, with whom to call there; and how many."""
    columns = [
        Column("编号", 8), Column("名称", 36), Column("类别", 14), Column("业务指导单位", 22), Column("所属区域", 12),
        Column("统一社会信用代码", 22), Column("单位性质", 12), Column("规模", 8), Column("设置形式", 12),
        Column("行业", 28), Column("科技人员数", 10), Column("年度", 8), Column("联系人", 12), Column("电话", 18),
    ]  # fmt: skip
    told = ((row(one), one) for one in found[:MOST].iterator(chunk_size=2000))
    rows = counting.Counted(
        [line["number"], line["name"], line["kind"], line["superior"], line["area"], one.credit_code, line["nature"],
         line["scale"], line["setting"], line["industry"], line["sci_tech"], line["sci_tech_year"], one.contact,
         one.telephones]
        for line, one in told
    )  # fmt: skip
    return sheets.workbook([Sheet("名录", columns, rows, title="企事业科协名录")], lean=True), rows.count
