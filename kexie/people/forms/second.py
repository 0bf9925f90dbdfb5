"""The second answer at the door: figures of an app, or a recovery code."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kexie.kit.forms import fields

LIMIT = 20
KEY_FAILED = _("通行密钥没有通过，请再试，或换一种方式")


class PasskeyForm(forms.Form):
    """What the browser answered. Clean values: ``credential`` (JSON), ``name``."""

    name = fields.Line(
        label=_("名称"), max_length=40, required=False,
        error_messages={"max_length": _("名称不超过 40 个字符")},
    )  # fmt: skip
    credential = fields.Line(
        max_length=20_000, widget=forms.HiddenInput,
        error_messages={"required": KEY_FAILED, "max_length": KEY_FAILED},
    )  # fmt: skip


class CodeForm(forms.Form):
    """验证码或备用码. Clean value: ``code``."""

    code = fields.Line(
        label=_("验证码"),
        max_length=LIMIT,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false", "autofocus": True}
        ),
        error_messages={"required": _("请填写验证码"), "max_length": _("验证码为 6 位数字，备用码为 10 个字母和数字")},
    )
