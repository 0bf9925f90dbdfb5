"""Where somebody takes short messages."""

from django import forms
from django.core.validators import RegexValidator

from kexie.kit.forms import fields


class MobileForm(forms.Form):
    """``number``: eleven figures, or empty to take it away."""

    number = fields.Line(
        label="接收短信的手机号", required=False, max_length=11, help_text="11 位数字；留空为不收短信",
        validators=[RegexValidator(r"^1[3-9][0-9]{9}$", "手机号为 11 位数字，例如 13800000000")],
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        error_messages={"max_length": "手机号为 11 位数字，例如 13800000000"},
    )  # fmt: skip
