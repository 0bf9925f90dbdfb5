"""The forms of the door: signing in, one's password again, another password. Allauth's, in Chinese and with limits."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from django import forms
from django.utils.translation import gettext_lazy as _

from kexie.kit.forms import fields
from kexie.people import passwords

LOGIN_LIMIT = 254
HINT = passwords.hint()


class SignInForm(allauth_forms.LoginForm):
    """用户名或邮箱 + 密码."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = fields.Line(
            label=_("用户名或邮箱"),
            max_length=LOGIN_LIMIT,
            widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}),
            error_messages={"required": _("请填写用户名或邮箱"), "max_length": f"不超过 {LOGIN_LIMIT} 个字符"},
        )
        self.fields["password"] = fields.Secret(_("密码"), _("请填写密码"), autocomplete="current-password")
        self.order_fields(["login", "password"])


class AgainForm(allauth_forms.ReauthenticateForm):
    """密码."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = fields.Secret(_("密码"), _("请填写密码"), autocomplete="current-password")


class PasswordForm(allauth_forms.ChangePasswordForm):
    """当前密码, 新密码 twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = {
            "oldpassword": (_("当前密码"), _("请填写当前密码"), "", "current-password"),
            "password1": (_("新密码"), _("请填写新密码"), HINT, "new-password"),
            "password2": (_("再次输入新密码"), _("请再次输入新密码"), "", "new-password"),
        }
        for name, (label, missing, hint, autocomplete) in told.items():
            self.fields[name] = fields.Secret(label, missing, autocomplete=autocomplete, hint=hint)

    def clean_oldpassword(self) -> str:
        """Counted and journalled like a try at the door: whoever found a screen open must not guess here for ever."""
        told: str = self.cleaned_data["oldpassword"]
        if not get_adapter().reauthenticate(self.user, told):
            raise get_adapter().validation_error("enter_current_password")
        return told

    def clean_password1(self) -> str:
        """Strong enough for this account."""
        told: str = get_adapter().clean_password(self.cleaned_data["password1"], user=self.user)
        return told

    def clean(self) -> dict[str, Any]:
        """Both new ones the same. Allauth's check, with a Chinese message."""
        cleaned: dict[str, Any] = forms.Form.clean(self) or self.cleaned_data
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("两次输入的新密码不一致"))
        return cleaned
