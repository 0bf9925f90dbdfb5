"""Forms of what an issuer sets: codes of numbers, addressee classes, the term of sign-for."""

from typing import Any

from django import forms

from kexie.notices import reading
from kexie.notices.forms.fields import LineField, TextField
from kexie.notices.models import Kind
from kexie.organisations import kinds as trade


class SeriesCodeForm(forms.Form):
    """``values()`` for ``series.set_code``."""

    code = LineField("机关代字", 30, required=True, hint="发文字号里“〔2026〕1号”前面的字，如 武科协")
    kinds = forms.MultipleChoiceField(
        label="用于文种", choices=Kind.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="不选则各文种都可用",
    )  # fmt: skip
    default = forms.BooleanField(label="作为惯用代字", required=False)
    active = forms.BooleanField(label="启用", required=False, initial=True)

    def clean_code(self) -> str:
        """Letters only, as a number is written."""
        code = self.cleaned_data["code"]
        try:
            reading.DocumentNumber(code, 2000, 1)
        except reading.NumberError as fault:
            raise forms.ValidationError(str(fault)) from None
        return code

    def values(self) -> dict[str, Any]:
        """Arguments of the action."""
        return dict(self.cleaned_data)


class AddresseeClassForm(forms.Form):
    """``values()`` for ``series.set_class``."""

    name = LineField("名称", 60, required=True, hint="照主送的写法，如 各区科协")
    variants = TextField("别的写法", 1000, rows=2, hint="一行一个，导入旧文时也认作这一范围")
    kinds = forms.MultipleChoiceField(
        label="组织类别", choices=trade.Kind.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    levels = forms.MultipleChoiceField(
        label="科协级别", choices=[one for one in trade.Level.choices if one[0]], required=False,
        widget=forms.CheckboxSelectMultiple, help_text="只对“科协”一类有用",
    )  # fmt: skip
    chosen = forms.BooleanField(label="每次选定是哪几家", required=False)

    def clean_variants(self) -> list[str]:
        """One a line."""
        found = [line.strip() for line in self.cleaned_data["variants"].splitlines() if line.strip()]
        if any(len(one) > 60 for one in found):
            raise forms.ValidationError("每个写法不超过 60 字")
        return found

    def values(self) -> dict[str, Any]:
        """Arguments of the action."""
        return dict(self.cleaned_data)


class ReceiptTermForm(forms.Form):
    """``values()`` for ``receipts.set_term``."""

    working_days = forms.IntegerField(
        label="签收期限（工作日）", min_value=1, max_value=60,
        error_messages={
            "required": "请填写工作日数", "invalid": "请填写整数",
            "min_value": "至少 1 个工作日", "max_value": "最多 60 个工作日",
        },
    )  # fmt: skip

    def values(self) -> dict[str, Any]:
        """Arguments of the action."""
        return dict(self.cleaned_data)
