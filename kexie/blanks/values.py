"""What an answer may be: one check for what a form takes and what is kept. Pure; shapes as ``kinds`` tells."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol
from uuid import UUID

from kexie.blanks import kinds
from kexie.kit.web import text
from kexie.organisations import telephones

Values = Mapping[str, Any]
NAME_LIMIT = 60
# A mobile comes back parted from other numbers by a 、 of its own.
PHONE = re.compile(r"[0-9()（）+\-、 ]{5,31}")
PERSON = ("name", "position", "phone")


class Shape(Protocol):
    """A field as this module reads it (``models.Field``, or a draft of one)."""

    key: str
    kind: str
    label: str
    required: bool
    least: Decimal | None
    most: Decimal | None
    places: int
    unit: str
    first_day: date | None
    last_day: date | None
    options: list[str]


def figure(number: Decimal) -> str:
    """A decimal number as it is kept and shown: no exponent, no zeros at its end."""
    told = f"{number:f}"
    return (told.rstrip("0").rstrip(".") if "." in told else told) or "0"


def fault(field: Shape, value: Any) -> str:
    """Why this value (None: no answer) cannot be kept, in Chinese; "" if it can."""
    if value in (None, "", []):
        return f"请填写{field.label}" if field.required else ""
    return _CHECKS[field.kind](field, value)


def faults(fields: list[Any], values: Values) -> dict[str, str]:
    """Key -> why, for everything that cannot be kept; keys of no field are among them."""
    known = {field.key for field in fields}
    found = {key: "表单里没有这一项" for key in values if key not in known}
    for field in fields:
        why = fault(field, values.get(field.key))
        if why:
            found[field.key] = why
    return found


def _text(field: Shape, value: Any) -> str:
    if not isinstance(value, str) or value != text.lines(value):
        return "文字里有不能保存的字符"
    return _counted(field, len(value), "字", kinds.TEXT_LIMIT)


def _counted(field: Shape, count: int, unit: str, ceiling: int) -> str:
    most = int(field.most) if field.most is not None else ceiling
    if count > most:
        return f"{field.label}不超过 {most} {unit}，现在 {count} {unit}"
    if field.least is not None and count < field.least:
        return f"{field.label}不少于 {int(field.least)} {unit}，现在 {count} {unit}"
    return ""


def _number(field: Shape, value: Any) -> str:
    try:
        number = Decimal(value) if isinstance(value, str) else Decimal("NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or figure(number) != value:
        return f"{field.label}应为数字"
    if -int(number.as_tuple().exponent) > field.places:
        return f"{field.label}最多 {field.places} 位小数" if field.places else f"{field.label}应为整数"
    if field.most is not None and number > field.most:
        return f"{field.label}不超过 {figure(field.most)}{field.unit}"
    if field.least is not None and number < field.least:
        return f"{field.label}不少于 {figure(field.least)}{field.unit}"
    return f"{field.label}的数字太大" if abs(number) >= 10**12 else ""


def _date(field: Shape, value: Any) -> str:
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        return f"{field.label}应为日期，如 2013-05-12"
    if day.isoformat() != value:
        return f"{field.label}应为日期，如 2013-05-12"
    if field.first_day is not None and day < field.first_day:
        return f"{field.label}不早于 {field.first_day.isoformat()}"
    if field.last_day is not None and day > field.last_day:
        return f"{field.label}不晚于 {field.last_day.isoformat()}"
    return ""


def _choice(field: Shape, value: Any) -> str:
    return "" if value in field.options else f"{field.label}请在所列各项中选择"


def _choices(field: Shape, value: Any) -> str:
    if not isinstance(value, list) or [one for one in field.options if one in value] != value:
        return f"{field.label}请在所列各项中选择"
    return _counted(field, len(value), "项", kinds.OPTIONS_LIMIT)


def _person(field: Shape, value: Any) -> str:
    if not isinstance(value, list) or not all(isinstance(one, dict) and set(one) == set(PERSON) for one in value):
        return f"{field.label}应有姓名、职务、电话"
    for one in value:
        if any(not isinstance(part, str) or part != text.line(part) for part in one.values()):
            return f"{field.label}里有不能保存的字符"
        if not one["name"]:
            return f"{field.label}请填写姓名"
        if len(one["name"]) > NAME_LIMIT or len(one["position"]) > NAME_LIMIT:
            return f"{field.label}的姓名、职务各不超过 {NAME_LIMIT} 字"
        if not PHONE.fullmatch(one["phone"]):
            return f"{field.label}请填写{one['name']}的电话，只含数字、括号和短横线"
        if telephones.runs_on(one["phone"]):
            return f"{field.label}里{one['name']}的{telephones.RUN_ON}"
    return _counted(field, len(value), "人", kinds.PERSONS_LIMIT)


def _organisation(field: Shape, value: Any) -> str:
    whole = isinstance(value, dict) and set(value) == {"id", "name"} and _is_id(value["id"])
    return "" if whole else f"{field.label}请填写名册里的单位"


def _is_id(told: Any) -> bool:
    try:
        return bool(str(UUID(told)) == told)
    except (TypeError, ValueError, AttributeError):
        return False


def _file(field: Shape, value: Any) -> str:
    whole = isinstance(value, dict) and set(value) == {"id", "name", "size"}
    return "" if whole else f"请上传{field.label}"


_CHECKS: dict[str, Callable[[Shape, Any], str]] = {
    "text": _text,
    "number": _number,
    "date": _date,
    "choice": _choice,
    "choices": _choices,
    "person": _person,
    "organisation": _organisation,
    "file": _file,
}
