"""The second answer at the door: figures of an app, or a recovery code."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kexie.kit.forms import fields

LIMIT = 20


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
