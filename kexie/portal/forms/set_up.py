"""First-run set-up: the first association and its first officer, on one page."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator

from kexie.kit.forms import fields
from kexie.organisations import kinds
from kexie.organisations.actions import installation, organisations
from kexie.organisations.forms.fields import public
from kexie.people.forms.claim import ClaimForm

_CODE = RegexValidator(r"^[\u4e00-\u9fff]{2,10}$", "机关代字为 2 至 10 个汉字，如 武科协")
_POSTCODE = RegexValidator(r"^\d{6}$", "邮编为 6 位数字")
_TELEPHONE = RegexValidator(r"^[0-9()\- ()+]{7,40}$", "电话只含数字、括号和短横线，如 (027)65692271")
ASSOCIATION = ("name", "short_name", "level", "document_code", "address", "postcode", "telephone", "fax")
OFFICER = ("officer", "username", "email", "password", "password_again")


def _line(
    label: str, longest: int, *, required: bool = True, hint: str = "", autocomplete: str = "off", **more: Any
) -> fields.Line:  # fmt: skip
    return fields.Line(
        label=label, max_length=longest, required=required, help_text=hint,
        widget=forms.TextInput(attrs={"autocomplete": autocomplete}),
        error_messages={"required": f"请填写{label}", "max_length": f"{label}不超过 {longest} 个字"}, **more,
    )  # fmt: skip


class SetUpForm(ClaimForm):
    """Clean values: those of ASSOCIATION and OFFICER; ``name`` is the association's."""

    name = _line("科协全称", 120, hint="如 武汉市科学技术协会", autocomplete="organization")
    short_name = _line("简称", 60, required=False, hint="如 武汉市科协")
    level = forms.ChoiceField(
        label="级别",
        choices=[(level.value, level.label) for level in kinds.Level if level.value],
        initial=kinds.Level.CITY,
        error_messages={"required": "请选择级别", "invalid_choice": "请在所列级别中选择"},
    )
    document_code = _line("机关代字", 10, hint="发文字号里“〔2026〕1号”前面的字，如 武科协", validators=[_CODE])
    address = _line("地址", 200, required=False, autocomplete="street-address")
    postcode = _line("邮编", 6, required=False, autocomplete="postal-code", validators=[_POSTCODE])
    telephone = _line("电话", 40, required=False, autocomplete="tel", validators=[_TELEPHONE, public])
    fax = _line("传真", 40, required=False, validators=[_TELEPHONE, public])
    officer = _line("姓名", 60, hint="您本人。这个账号可以为其他人开通账号", autocomplete="name")

    field_order = (*ASSOCIATION, *OFFICER)

    @property
    def association_fields(self) -> list[Any]:
        """For the first half of the page."""
        return [self[name] for name in ASSOCIATION]

    @property
    def officer_fields(self) -> list[Any]:
        """For the second."""
        return [self[name] for name in OFFICER]

    @property
    def association(self) -> organisations.Particulars:
        """The clean values as the action takes them."""
        told = {name: self.cleaned_data[name] for name in ASSOCIATION if name != "level"}
        return organisations.Particulars(**told)

    @property
    def first(self) -> installation.First:
        """The officer's, likewise."""
        told = self.cleaned_data
        return installation.First(told["officer"], told["username"], told["password"], told["email"])
