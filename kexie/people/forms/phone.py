"""A mobile number to sign in with, and the code sent to it."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from kexie.kit.forms import fields

WRONG = _("手机号为 11 位数字，例如 13800000000")


class PhoneForm(forms.Form):
    """手机号. Clean value: ``number``."""

    number = fields.Line(
        label=_("手机号"), max_length=11, validators=[RegexValidator(r"^1[3-9][0-9]{9}$", WRONG)],
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel-national"}),
        error_messages={"required": _("请填写手机号"), "max_length": WRONG},
    )  # fmt: skip


class PhoneCodeForm(forms.Form):
    """短信验证码. Clean value: ``code``."""

    code = fields.Line(
        label=_("短信验证码"), max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": True}),
        error_messages={"required": _("请填写验证码"), "max_length": _("短信验证码为 6 位数字")},
    )  # fmt: skip
