"""Fields that several forms share: a line of text, a day, a choice, each with Chinese words for what is wrong."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from kexie.kit.forms import fields

TELEPHONE = RegexValidator(r"^[0-9+()\- ,、转]{3,40}$", "电话只能包含数字、括号、短横线和“转”，例如 (027)65692271")
POSTCODE = RegexValidator(r"^[0-9]{6}$", "邮编为 6 位数字")
DIVISION = RegexValidator(r"^[0-9]{6}$", "行政区划代码为 6 位数字，例如 420111")
STREET = RegexValidator(r"^[0-9]{9}$", "街道代码为 9 位数字，例如 420111080")
DOCUMENT_CODE = RegexValidator(r"^[\u4e00-\u9fff]{1,20}$", "机关代字只能用汉字，例如 武科协")


def line(label: str, limit: int, *checks: RegexValidator, required: bool = False, **more: Any) -> fields.Line:
    """One line of at most ``limit`` characters. ``more``: ``help_text``, ``autocomplete``, ``inputmode``."""
    attributes: dict[str, Any] = {name: more.pop(name) for name in ("autocomplete", "inputmode") if name in more}
    return fields.Line(
        label=label, max_length=limit, required=required, validators=list(checks),
        widget=forms.TextInput(attrs={"autocomplete": "off", **attributes}),
        error_messages={"required": f"请填写{label}", "max_length": f"{label}不超过 {limit} 个字"}, **more,
    )  # fmt: skip


def day(label: str, *, required: bool = True, hint: str = "") -> forms.DateField:
    """One day, as 2026-05-09."""
    return forms.DateField(
        label=label, required=required, help_text=hint,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": f"请填写{label}", "invalid": f"{label}请写成 2026-05-09 的样子"},
    )  # fmt: skip


def choice(
    label: str, options: Iterable[tuple[Any, Any]], *, required: bool = True, hint: str = ""
) -> forms.ChoiceField:
    """One of a list."""
    return forms.ChoiceField(
        label=label, choices=list(options), required=required, help_text=hint,
        error_messages={"required": f"请选择{label}", "invalid_choice": f"请在列表中选择{label}"},
    )  # fmt: skip
