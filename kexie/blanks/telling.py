"""Answers in words and in cells, and what they add up to. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from kexie.blanks.values import Shape, Values
from kexie.kit.sheets import Column, Value


def told(field: Shape, value: Any) -> str:
    """One answer in words; "" where there is none."""
    if value in (None, "", []):
        return ""
    if field.kind == "choices":
        return "、".join(value)
    if field.kind == "person":
        return "；".join(
            " ".join(part for part in (one["name"], one["position"], one["phone"]) if part) for one in value
        )
    if field.kind in ("organisation", "file"):
        return str(value["name"])
    return f"{value}{' ' + field.unit if field.unit else ''}" if field.kind == "number" else str(value)


def cell(field: Shape, value: Any) -> Value:
    """One answer as a cell of a sheet: numbers and days as what they are, all else in words."""
    if value in (None, "", []):
        return None
    if field.kind == "number":
        return Decimal(value)
    return date.fromisoformat(value) if field.kind == "date" else told(field, value)


def column(field: Shape) -> Column:
    """Its head, with the unit of a number."""
    wide = field.kind in ("text", "person", "choices", "organisation")
    return Column(f"{field.label}（{field.unit}）" if field.unit else field.label, 36 if wide else 14, wrap=wide)


def heads(fields: Sequence[Shape]) -> list[tuple[Shape, str]]:
    """What can be added up: (field, "") for a number, (field, option) for each option of a choice."""
    found: list[tuple[Shape, str]] = []
    for field in fields:
        if field.kind == "number":
            found.append((field, ""))
        found += [(field, option) for option in field.options]
    return found


def head(field: Shape, option: str) -> str:
    """The words over one of :func:`heads`: 是否参加：参加, 参会人数（人）."""
    unit = f"（{field.unit}）" if field.unit else ""
    return f"{field.label}：{option}" if option else f"{field.label}{unit}"


def sums(fields: Sequence[Shape], answers: Iterable[Values]) -> list[Decimal]:
    """For each of :func:`heads`: the sum of the numbers, or how many chose the option."""
    parts = heads(fields)
    totals = [Decimal(0)] * len(parts)
    for values in answers:
        for place, (field, option) in enumerate(parts):
            totals[place] += _counts(field, option, values.get(field.key))
    return totals


def _counts(field: Shape, option: str, value: Any) -> Decimal:
    if value is None:
        return Decimal(0)
    if field.kind == "number":
        return Decimal(value)
    return Decimal(value == option if field.kind == "choice" else option in value)
