"""Fields that several forms of the desk share: cleaned lines and texts, days, an organisation by its number."""

from datetime import date
from typing import Any

from django import forms

from kexie.kit.forms import fields


class Line(fields.Line):
    """One line: control characters and breaks taken out, blanks folded."""

    def __init__(self, label: str, longest: int, *, required: bool = False, hint: str = "", **more: Any) -> None:
        errors = {"required": f"请填写{label}", "max_length": f"{label}不超过 {longest} 字，现有 %(show_value)d 字"}
        super().__init__(
            label=label, max_length=longest, required=required, help_text=hint, error_messages=errors, **more
        )


class Text(fields.Text):
    """Several lines: control characters taken out, ends trimmed."""

    def __init__(
        self, label: str, longest: int, *, required: bool = False, hint: str = "", missing: str = "", rows: int = 3
    ) -> None:
        too_long = f"{label}不超过 {longest} 字，现有 %(show_value)d 字"
        errors = {"required": missing or f"请填写{label}", "max_length": too_long}
        super().__init__(
            label=label, max_length=longest, required=required, help_text=hint, error_messages=errors,
            widget=forms.Textarea(attrs={"rows": rows, "maxlength": longest}),
        )  # fmt: skip


class Day(forms.DateField):
    """A day, by the browser's own picker."""

    def __init__(self, label: str, *, required: bool = False, hint: str = "", **more: Any) -> None:
        super().__init__(
            label=label, required=required, help_text=hint,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"required": f"请填写{label}", "invalid": f"{label}请按“2026-05-12”的样子填写"}, **more,
        )  # fmt: skip


class Month(forms.DateField):
    """A month, kept as its first day; where a browser has no picker for it, as it is typed."""

    def __init__(self, label: str, *, required: bool = False, hint: str = "") -> None:
        super().__init__(
            label=label, required=required, help_text=hint,
            input_formats=("%Y-%m", "%Y.%m", "%Y/%m", "%Y年%m月", "%Y-%m-%d"),
            widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
            error_messages={"required": f"请填写{label}", "invalid": f"{label}请按“1998-07”的样子填写"},
        )  # fmt: skip

    def to_python(self, value: Any) -> date | None:
        """The first day of the month."""
        told: date | None = super().to_python(value)
        return told.replace(day=1) if told else None


class Number(forms.IntegerField):
    """A short number as it stands in addresses."""

    def __init__(self, label: str, *, required: bool = False, hint: str = "") -> None:
        super().__init__(
            label=label, required=required, help_text=hint, min_value=1, max_value=10**15,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            error_messages={
                "required": f"请填写{label}", "invalid": f"{label}是网址里的数字，如 12",
                "min_value": f"{label}从 1 起", "max_value": f"{label}太长，请核对",
            },
        )  # fmt: skip
