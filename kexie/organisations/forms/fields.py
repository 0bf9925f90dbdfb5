"""Fields that several forms share: a line of text, a day, a choice, each with Chinese words for what is wrong."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from kexie.kit.forms import fields
from kexie.kit.masks import MOBILES
from kexie.organisations import telephones

TELEPHONE = RegexValidator(r"^[0-9+()\- ,、转]{3,40}$", "电话只能包含数字、括号、短横线和“转”，例如 (027)65692271")
# A mobile beside them: of a unit whose mobile is registered the form is longer than the numbers of its office.
NUMBERS = RegexValidator(r"^[0-9+()\- ,、;；/转]{3,80}$", str(TELEPHONE.message))
POSTCODE = RegexValidator(r"^[0-9]{6}$", "邮编为 6 位数字")
DIVISION = RegexValidator(r"^[0-9]{6}$", "行政区划代码为 6 位数字，例如 420111")
STREET = RegexValidator(r"^[0-9]{9}$", "街道代码为 9 位数字，例如 420111080")
DOCUMENT_CODE = RegexValidator(r"^[\u4e00-\u9fff]{1,20}$", "机关代字只能用汉字，例如 武科协")


def public(value: str) -> None:
    """No number of somebody's own where everybody reads it. Raises ValidationError."""
    if telephones.has_mobile(value):
        raise forms.ValidationError(telephones.NOT_PUBLIC)


def office(value: str) -> None:
    """No mobile in a field that is kept in clear. Raises ValidationError."""
    if telephones.has_mobile(value):
        raise forms.ValidationError("传真不能填手机号，手机号请填在“电话”里")


class Telephones(fields.Line):
    """Numbers of a unit, of its office and mobiles. A mobile that is registered (``kept``) stands in the form by its
    mask, and stays so long as its mask stays: no page sends it back in clear.
    """

    kept = ""

    def to_python(self, value: Any) -> str:
        """What was typed, the registered mobiles for their masks.

        Raises ValidationError for the mask of another, and for more figures than a telephone has.
        """
        typed = super().to_python(value)
        if telephones.runs_on(typed):
            raise forms.ValidationError(telephones.RUN_ON)
        told = telephones.unmasked(typed, self.kept)
        if "*" in told:
            raise forms.ValidationError("遮住的号码不是这个单位登记的，请填写完整号码，或删去")
        return told

    def validate(self, value: str) -> None:
        """Besides: what stands readable has its own bound, and a mobile that is registered is no part of it."""
        super().validate(value)
        office = telephones.split(value)[0]
        if len(office) > telephones.LONGEST:
            raise forms.ValidationError(f"固定电话合计不超过 {telephones.LONGEST} 个字")
        if telephones.stands_in(office, self.kept):
            raise forms.ValidationError(telephones.BARED)

    def shown(self, office: str) -> str:
        """What stands in the form: the numbers of the office, the mobiles by their masks."""
        return telephones.joined(office, MOBILES.shown(self.kept))


def line(label: str, limit: int, *checks: Callable[[str], None], required: bool = False, **more: Any) -> fields.Line:
    """One line of at most ``limit`` characters. ``more``: ``help_text``, ``autocomplete``, ``inputmode``."""
    attributes: dict[str, Any] = {name: more.pop(name) for name in ("autocomplete", "inputmode") if name in more}
    return fields.Line(
        label=label, max_length=limit, required=required, validators=list(checks),
        widget=forms.TextInput(attrs={"autocomplete": "off", **attributes}),
        error_messages={"required": f"请填写{label}", "max_length": f"{label}不超过 {limit} 个字"}, **more,
    )  # fmt: skip


def numbers(label: str, **more: Any) -> Telephones:
    """Telephones of a unit."""
    return Telephones(
        label=label, max_length=80, required=False, validators=[NUMBERS],
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
        error_messages={"max_length": f"{label}不超过 80 个字"}, **more,
    )  # fmt: skip


def day(label: str, *, required: bool = True, hint: str = "") -> forms.DateField:
    """One day, as 2026-05-09."""
    return forms.DateField(
        label=label, required=required, help_text=hint,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": f"请填写{label}", "invalid": f"{label}请写成 2026-05-09 的样子"},
    )  # fmt: skip


class Stopping(forms.Form):
    """``last_day``, or the tick that it is over from this minute: ``last_day`` is None then, whatever stands there."""

    at_once = forms.BooleanField(label="立即停止", required=False)

    def clean(self) -> dict[str, Any]:
        """A day or none."""
        told: dict[str, Any] = super().clean() or {}
        if told.pop("at_once", False):
            self.errors.pop("last_day", None)
            told["last_day"] = None
        return told


def choice(
    label: str, options: Iterable[tuple[Any, Any]], *, required: bool = True, hint: str = ""
) -> forms.ChoiceField:
    """One of a list."""
    return forms.ChoiceField(
        label=label, choices=list(options), required=required, help_text=hint,
        error_messages={"required": f"请选择{label}", "invalid_choice": f"请在列表中选择{label}"},
    )  # fmt: skip
