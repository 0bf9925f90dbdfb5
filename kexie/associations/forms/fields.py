"""Fields that several forms of this domain share."""

from collections.abc import Iterable
from typing import Any

from django import forms

from kexie.kit.forms import fields
from kexie.kit.masks import MOBILE
from kexie.organisations.forms.fields import TELEPHONE, choice, day, line

__all__ = ["TELEPHONE", "Telephone", "choice", "count", "day", "line", "several", "telephone", "text", "yes"]


class Telephone(fields.Line):
    """A telephone of somebody. What is registered (``kept``) stands in the form by its mask, and stays so long as
    nobody types another: no page sends it back in clear.
    """

    kept = ""

    def to_python(self, value: Any) -> str:
        """What was typed; the registered number for its mask."""
        told = super().to_python(value)
        return self.kept if self.stays(told) else told

    def stays(self, told: object) -> bool:
        """Whether this is the mask of what is registered."""
        return bool(self.kept) and told == MOBILE.shown(self.kept)


def telephone(label: str, limit: int) -> Telephone:
    """A telephone of at most ``limit`` signs."""
    return Telephone(
        label=label, max_length=limit, required=False, validators=[TELEPHONE],
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
        error_messages={"max_length": f"{label}不超过 {limit} 个字"},
    )  # fmt: skip


def count(label: str, most: int = 9_999_999, *, required: bool = False, hint: str = "") -> forms.IntegerField:
    """A number of people or the like, from 0."""
    return forms.IntegerField(
        label=label, required=required, min_value=0, max_value=most, help_text=hint,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": f"请填写{label}", "invalid": f"{label}应为整数，如 60", "min_value": f"{label}不能小于 0",
            "max_value": f"{label}不超过 {most}，请核对",
        },
    )  # fmt: skip


def text(label: str, limit: int, *, required: bool = False, hint: str = "", rows: int = 3) -> fields.Text:
    """Several lines of at most ``limit`` characters."""
    too_long = f"{label}不超过 {limit} 字，现有 %(show_value)d 字"
    return fields.Text(
        label=label, max_length=limit, required=required, help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows, "maxlength": limit}),
        error_messages={"required": f"请填写{label}", "max_length": too_long},
    )  # fmt: skip


def several(label: str, options: Iterable[tuple[Any, Any]]) -> forms.MultipleChoiceField:
    """Any of a list."""
    return forms.MultipleChoiceField(
        label=label, choices=list(options), required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": f"请在列表中选择{label}"},
    )  # fmt: skip


def yes(label: str) -> forms.BooleanField:
    """A box."""
    return forms.BooleanField(label=label, required=False)
