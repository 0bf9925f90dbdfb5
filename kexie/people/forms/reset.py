"""A forgotten password: whose, and the new one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kexie.kit.forms import fields
from kexie.people.forms.sign_in import HINT, LOGIN_LIMIT


class AskForm(forms.Form):
    """用户名或邮箱. Clean value: ``login``."""

    login = fields.Line(
        label=_("用户名或邮箱"),
        max_length=LOGIN_LIMIT,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        error_messages={"required": _("请填写用户名或邮箱"), "max_length": f"不超过 {LOGIN_LIMIT} 个字符"},
    )


class ResetForm(forms.Form):
    """新密码 twice. Clean value: ``password``."""

    password = fields.Secret(_("新密码"), _("请填写新密码"), autocomplete="new-password", hint=HINT)
    password_again = fields.Secret(_("再次输入新密码"), _("请再次输入新密码"), autocomplete="new-password")

    def clean(self) -> dict[str, Any]:
        """Both the same."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, second = cleaned.get("password"), cleaned.get("password_again")
        if first and second and first != second:
            self.add_error("password_again", _("两次输入的新密码不一致"))
        return cleaned
