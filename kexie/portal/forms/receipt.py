"""Who signs for a unit with its link: name and post as typed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kexie.kit.forms import fields


class ReceiptForm(forms.Form):
    """``name`` and ``position`` as ``links.sign`` takes them."""

    name = fields.Line(
        label=_("签收人姓名"), max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("请填写签收人姓名"), "max_length": _("姓名不超过 60 字")},
    )  # fmt: skip
    position = fields.Line(
        label=_("职务"), max_length=60, help_text=_("在本单位担任的职务，如：办公室主任"),
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
        error_messages={"required": _("请填写职务"), "max_length": _("职务不超过 60 字")},
    )  # fmt: skip
