"""Fields that several forms of this domain share: cleaned lines and texts, units by name, a document number."""

from typing import Any

from django import forms

from kexie.kit.forms import fields
from kexie.notices.queries import units_named
from kexie.notices.reading import DocumentNumber, NumberError, numbers
from kexie.organisations.models import Organisation


class LineField(fields.Line):
    """One line: control characters and breaks taken out, blanks folded."""

    def __init__(self, label: str, longest: int, *, required: bool = False, hint: str = "", **more: Any) -> None:
        errors = {"required": f"请填写{label}", "max_length": f"{label}不超过 {longest} 字，现有 %(show_value)d 字"}
        super().__init__(
            label=label, max_length=longest, required=required, help_text=hint, error_messages=errors, **more
        )


class TextField(fields.Text):
    """Several lines: control characters taken out, line ends as ``\\n``, ends trimmed."""

    def __init__(
        self, label: str, longest: int, *, rows: int = 4, required: bool = False, hint: str = "", **more: Any
    ) -> None:
        errors = {"required": f"请填写{label}", "max_length": f"{label}不超过 {longest} 字，现有 %(show_value)d 字"}
        super().__init__(
            label=label, max_length=longest, required=required, help_text=hint, error_messages=errors,
            widget=forms.Textarea(attrs={"rows": rows}), **more,
        )  # fmt: skip


class DayField(forms.DateField):
    """A day, by the browser's own picker."""

    def __init__(self, label: str, *, hint: str = "", **more: Any) -> None:
        super().__init__(
            label=label, required=False, help_text=hint,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": f"{label}请按“2026-05-12”的样子填写"}, **more,
        )  # fmt: skip


class UnitsField(TextField):
    """Units by name or short name, one a line: works for three and for three hundred, without script."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        super().__init__(label, 20_000, rows=3, hint=hint or "一行一个单位，写全称或简称")

    def clean(self, value: Any) -> list[Organisation]:
        """The units, in the order written, each once.

        Raises:
            ValidationError: a name that is no active unit's, or several units'.
        """
        names = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        found = units_named(names)
        if found.unknown:
            raise forms.ValidationError(f"没有找到：{'、'.join(found.unknown[:5])}。请核对名称，或先登记这个单位")
        if found.ambiguous:
            raise forms.ValidationError(f"不止一家叫：{'、'.join(found.ambiguous[:5])}。请写全称")
        return found.units

    @staticmethod
    def shown(units: Any) -> str:
        """Units as the field shows them."""
        return "\n".join(unit.name for unit in units)


class NumberField(LineField):
    """A 发文字号 in any bracket style; its clean value is a ``DocumentNumber`` or None."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        super().__init__(label, 60, hint=hint)

    def clean(self, value: Any) -> DocumentNumber | None:
        """The number.

        Raises:
            ValidationError: something else is written.
        """
        written = super().clean(value)
        try:
            return numbers.parse(written) if written else None
        except NumberError as fault:
            raise forms.ValidationError(str(fault)) from None
