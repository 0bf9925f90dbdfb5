"""What the groups of coverage are called on the page and in the workbook."""

from typing import Any

from kexie.associations import queries
from kexie.associations.codes import industries, units
from kexie.organisations.codes import streets


def area(code: str, areas: Any) -> str:
    """A district or zone by its short name."""
    return next((one.short_name for one in areas if one.code == code), code or "未定区域")


def label(by: str, key: str, areas: Any) -> str:
    """One group of a grouping."""
    tables: dict[str, dict[str, str]] = {
        "nature": dict(units.Nature.choices), "scale": dict(units.Scale.choices),
        "setting": dict(units.Setting.choices) | {queries.UNTOLD: "已覆盖，设置形式未填"},
        "kind": dict(units.BaseKind.choices), "way": dict(units.Way.choices), "industry": industries.sections(),
        "street": streets.names(),
    }  # fmt: skip
    if by == "area":
        return area(key, areas)
    told = tables.get(by, {}).get(key, key)
    return str(told) or {"way": "未覆盖", "setting": "未覆盖"}.get(by, "未填")
