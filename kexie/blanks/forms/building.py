"""What an officer types to build a form."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from kexie.blanks import kinds, values
from kexie.blanks.models import Field, Version
from kexie.kit.forms import fields as kit


def _line(label: str, longest: int, *, required: bool = False, hint: str = "") -> kit.Line:
    return kit.Line(
        label=label, max_length=longest, required=required, help_text=hint,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": f"请填写{label}", "max_length": f"{label}不超过 {longest} 字"},
    )  # fmt: skip


class NewForm(forms.Form):
    """The name of a new form, and which published one it begins as a copy of."""

    name = _line("表单名称", 60, required=True, hint="如 参会回执")
    source = forms.ChoiceField(label="复制自", required=False, error_messages={"invalid_choice": "请在所列表单中选择"})

    def __init__(self, *args: Any, usable: Iterable[Version], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.usable = {str(one.pk): one for one in usable}
        listed = [(pk, one.blank.name) for pk, one in self.usable.items()]
        self.fields["source"].choices = [("", "空白表单"), *listed]  # type: ignore[attr-defined]

    def source_version(self) -> Version | None:
        """The version to copy; None for an empty form."""
        return self.usable.get(self.cleaned_data["source"])


class EditForm(forms.Form):
    """The name of a form and the words above the fields of its draft."""

    name = _line("表单名称", 60, required=True)
    introduction = kit.Text(
        label="填写说明", required=False, max_length=300, help_text="显示在各项上方，可不填",
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
        error_messages={"max_length": "填写说明不超过 300 字"},
    )  # fmt: skip


def _limit(label: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=False, max_digits=16, decimal_places=4,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={
            "invalid": f"{label}应为数字", "max_digits": f"{label}的数字太大", "max_whole_digits": f"{label}的数字太大",
            "max_decimal_places": f"{label}最多 4 位小数",
        },
    )  # fmt: skip


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": f"{label}请按“2026-05-12”的样子填写"},
    )  # fmt: skip


class FieldForm(forms.Form):
    """One field of the kind given; only what that kind has is asked. ``told()`` is what ``actions.fields`` takes."""

    label = _line("要填什么", 60, required=True, hint="显示在填写框上方，如 参会人数")
    help = _line("填写提示", 200, hint="写在下面的小字，可不填")
    required = forms.BooleanField(label="必须填写", required=False)
    options = kit.Text(
        label="选项",
        required=False,
        help_text=f"一行一个，2 至 {kinds.OPTIONS_LIMIT} 个",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    least = _limit("最少")
    most = _limit("最多")
    unit = _line("计量单位", 20, hint="如 人、万元，可不填")
    places = forms.TypedChoiceField(
        label="小数位数", choices=[(n, str(n) if n else "整数") for n in range(5)], coerce=int, required=False,
        empty_value="0", error_messages={"invalid_choice": "小数位数请在所列各项中选择"},
    )  # fmt: skip
    first_day = _day("最早")
    last_day = _day("最晚")

    def __init__(self, *args: Any, kind: kinds.Kind, field: Field | None = None, **kwargs: Any) -> None:
        initial = {name: getattr(field, name) for name in self.base_fields} if field else _usual(kind)
        if field is not None:
            initial["options"] = "\n".join(field.options)
            initial |= {name: _shown(getattr(field, name)) for name in ("least", "most")}
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name in _lacking(kind):
            del self.fields[name]
        for name, word in (("least", "最少"), ("most", "最多")):
            if name in self.fields:
                self.fields[name].label = f"{word}{kind.counts}"

    def clean_options(self) -> list[str]:
        """The lines that are not empty, each once."""
        told = [line.strip() for line in self.cleaned_data["options"].split("\n") if line.strip()]
        if not 2 <= len(told) <= kinds.OPTIONS_LIMIT:
            raise forms.ValidationError(f"选项应有 2 至 {kinds.OPTIONS_LIMIT} 个，现在 {len(told)} 个")
        if len(set(told)) != len(told):
            raise forms.ValidationError("有重复的选项，请改正")
        long = [one for one in told if len(one) > 60]
        if long:
            raise forms.ValidationError(f"选项不超过 60 字：{long[0][:20]}…")
        return told

    def told(self) -> dict[str, Any]:
        """The clean values of this kind."""
        return dict(self.cleaned_data) | ({"places": int(self.cleaned_data["places"])} if self.kind.has_unit else {})


def _usual(kind: kinds.Kind) -> dict[str, Any]:
    return {"most": kind.usual, "required": False}


def _shown(limit: Decimal | None) -> str:
    return "" if limit is None else values.figure(limit)


def _lacking(kind: kinds.Kind) -> list[str]:
    lacking = [] if kind.has_options else ["options"]
    lacking += [] if kind.counts else ["least", "most"]
    lacking += [] if kind.has_unit else ["unit", "places"]
    return lacking + ([] if kind.has_days else ["first_day", "last_day"])
