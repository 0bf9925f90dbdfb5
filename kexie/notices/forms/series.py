"""Forms of what an issuer sets: codes of numbers, addressee classes, the term of sign-for."""

from typing import Any

from django import forms

from kexie.notices import classes, reading
from kexie.notices.forms.fields import LineField, TextField
from kexie.notices.models import AddresseeClass, Kind, SeriesCode
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

    def __init__(self, data: Any = None, *, row: SeriesCode | None = None, **more: Any) -> None:
        if row is not None:
            told = {"code": row.code, "kinds": row.kinds, "default": row.is_default, "active": row.is_active}
            more["initial"] = told
        super().__init__(data, **more)

    def clean_code(self) -> str:
        """Letters only, as a number is written."""
        code: str = self.cleaned_data["code"]
        try:
            reading.DocumentNumber(code, 2000, 1)
        except reading.NumberError as fault:
            raise forms.ValidationError(str(fault)) from None
        return code

    def values(self) -> dict[str, Any]:
        """Arguments of the action."""
        return dict(self.cleaned_data)


class AddresseeClassForm(forms.Form):
    """``terms()`` for ``actions.classes``."""

    name = LineField("名称", 60, required=True, hint="照主送的写法，如 各区科协")
    variants = TextField("别的写法", 1000, rows=2, hint="一行一个，导入旧文时也认作这一范围")
    kinds = forms.MultipleChoiceField(
        label="组织类别", choices=trade.Kind.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    levels = forms.MultipleChoiceField(
        label="科协级别", choices=[one for one in trade.Level.choices if one[0]], required=False,
        widget=forms.CheckboxSelectMultiple, help_text="只对“科协”一类有用",
    )  # fmt: skip
    chosen = forms.BooleanField(
        label="每件公文另选是哪几家", required=False, help_text="用于“相关学会”这类说法：名称本身不能确定单位"
    )
    is_active = forms.BooleanField(label="启用", required=False, initial=True, help_text="停用后拟稿时不再列出")

    def __init__(self, data: Any = None, *, row: AddresseeClass | None = None, **more: Any) -> None:
        if row is not None:
            more["initial"] = {name: getattr(row, name) for name in ("name", "kinds", "levels", "chosen", "is_active")}
            more["initial"]["variants"] = "\n".join(row.variants)
        super().__init__(data, **more)
        if row is None:
            del self.fields["is_active"]

    def clean_variants(self) -> list[str]:
        """One a line."""
        found = [line.strip() for line in self.cleaned_data["variants"].splitlines() if line.strip()]
        if any(len(one) > 60 for one in found):
            raise forms.ValidationError("每个写法不超过 60 字")
        return found

    def clean(self) -> dict[str, Any]:
        """Something is meant, by kind or by choice."""
        told: dict[str, Any] = super().clean() or {}
        if "kinds" in told and not told["kinds"] and not told.get("chosen"):
            self.add_error("kinds", "请选组织类别；名称不能确定单位的，勾选“每件公文另选是哪几家”")
        return told

    def terms(self) -> classes.Terms:
        """What the action takes."""
        lists = {name: tuple(self.cleaned_data[name]) for name in ("kinds", "levels", "variants")}
        return classes.Terms(
            name=self.cleaned_data["name"], chosen=self.cleaned_data["chosen"],
            is_active=self.cleaned_data.get("is_active", True), **lists,
        )  # fmt: skip


class ReceiptTermForm(forms.Form):
    """``values()`` for ``receipts.set_term``."""

    working_days = forms.IntegerField(
        label="签收期限（工作日）", min_value=1, max_value=60,
        error_messages={
            "required": "请填写工作日数", "invalid": "请填写整数",
            "min_value": "至少 1 个工作日", "max_value": "最多 60 个工作日",
        },
    )  # fmt: skip
    link_days = forms.IntegerField(
        label="签收链接在期限以后还能用几天", min_value=1, max_value=365, required=False,
        help_text="发给没有账号的单位的链接；已发出的不变",
        error_messages={"invalid": "请填写整数", "min_value": "至少 1 天", "max_value": "最多 365 天"},
    )  # fmt: skip

    def values(self) -> dict[str, Any]:
        """Arguments of the action."""
        return dict(self.cleaned_data)
