"""Who answers a reply slip for a unit with its link: the answer, and name and post as typed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kexie.kit.forms import fields
from kexie.notices.forms import ReplyForm


class LinkReplyForm(ReplyForm):
    """The unit's answer with ``name`` and ``position`` as ``replies.answer_by_link`` takes them."""

    name = fields.Line(
        label=_("填报人姓名"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("请填写填报人姓名"), "max_length": _("姓名不超过 60 字")},
    )  # fmt: skip
    position = fields.Line(
        label=_("职务"), max_length=60, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
        error_messages={"max_length": _("职务不超过 60 字")},
    )  # fmt: skip
