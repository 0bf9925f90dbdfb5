"""The words of a consent as they are edited at the desk."""

from django import forms

from kexie.kit.forms import fields

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
