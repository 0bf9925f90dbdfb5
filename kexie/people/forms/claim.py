"""Taking an account with the token of an invitation."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from kexie.kit.forms import fields
from kexie.people.forms.sign_in import HINT

USERNAME = RegexValidator(
    r"^[A-Za-z0-9_.\-\u4e00-\u9fff]{2,30}$", _("用户名为 2 至 30 个汉字、字母、数字、下划线、点或短横线")
)


class ClaimForm(forms.Form):
    """用户名, 邮箱(选填), 密码 twice. Clean values: ``username``, ``email``, ``password``."""

    username = fields.Line(
        label=_("用户名"),
        max_length=30,
        help_text=_("登录时使用，可用姓名拼音"),
        validators=[USERNAME],
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        error_messages={"required": _("请填写用户名"), "max_length": _("用户名不超过 30 个字符")},
    )
    email = fields.Email(
        label=_("电子邮箱"),
        required=False,
        max_length=254,
        help_text=_("选填，也可用来登录"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": _("请填写正确的电子邮箱，例如 name@example.cn"),
            "max_length": _("电子邮箱太长，请核对"),
        },
    )
    password = fields.Secret(_("密码"), _("请填写密码"), autocomplete="new-password", hint=HINT)
    password_again = fields.Secret(_("再次输入密码"), _("请再次输入密码"), autocomplete="new-password")

    def clean(self) -> dict[str, Any]:
        """Both passwords the same."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, second = cleaned.get("password"), cleaned.get("password_again")
        if first and second and first != second:
            self.add_error("password_again", _("两次输入的密码不一致"))
        return cleaned
