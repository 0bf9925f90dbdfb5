"""The words of a consent as they are edited at the desk."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kexie.kit.forms import fields
from kexie.people import consents

_LONGEST = 4000


class ConsentTextForm(forms.Form):
    """Clean value: ``text``, the next version."""

    text = fields.Text(
        label="同意书", max_length=_LONGEST, widget=forms.Textarea(attrs={"rows": 14, "maxlength": _LONGEST}),
        help_text="写明谁处理、处理哪些信息、用来做什么、保存多久、怎样撤回。发布后不能改，只能再发新版",
        error_messages={
            "required": "请填写同意书", "max_length": f"同意书不超过 {_LONGEST} 字，现有 %(show_value)d 字",
        },
    )  # fmt: skip


def signed(asking: Sequence[Any]) -> forms.BooleanField:
    """The tick of an officer who holds somebody's signature under these words (``ConsentText``)."""
    what = "、".join(consents.TABLE[one.purpose].label for one in asking)
    return forms.BooleanField(
        label="本人已在纸面签字同意", required=False,
        help_text=f"登记{what}须本人同意，本人还没有在网上同意。不登记这些的不用勾；签字的纸面由本单位保存",
    )  # fmt: skip
