"""A wording: subject and text with placeholders in braces."""

from typing import Any

from django import forms

from kexie.kit.forms import fields
from kexie.messages import wording
from kexie.messages.channels import WITH_SUBJECT, Channel
from kexie.messages.kinds import Kind, Wording

_LONGEST = {Channel.SMS: 300}


class TemplateForm(forms.Form):
    """For one kind and channel; an SMS has no subject."""

    subject = fields.Line(
        label="标题", max_length=120, error_messages={"required": "请填写标题", "max_length": "标题不超过 120 字"}
    )

    def __init__(self, data: Any, *, kind: Kind, channel: str, told: Wording) -> None:
        super().__init__(data, initial={"subject": told.subject, "text": told.text})
        self.kind = kind
        longest = _LONGEST.get(Channel(channel), 2000)
        self.fields["text"] = fields.Text(
            label="文字", max_length=longest,
            widget=forms.Textarea(attrs={"rows": 8, "maxlength": longest}),
            error_messages={"required": "请填写文字", "max_length": f"文字不超过 {longest} 字"},
        )  # fmt: skip
        if channel not in WITH_SUBJECT:
            del self.fields["subject"]

    def clean_subject(self) -> str:
        """Known placeholders only."""
        return self._known(self.cleaned_data["subject"])

    def clean_text(self) -> str:
        """Known placeholders only."""
        return self._known(self.cleaned_data["text"])

    def _known(self, told: str) -> str:
        known = [one.name for one in self.kind.known]
        if strange := wording.unknown(told, known):
            names, offered = ("、".join(f"{{{name}}}" for name in list_) for list_ in (strange, known))
            raise forms.ValidationError(f"没有这样的占位词：{names}。可以用的有：{offered}")
        return told

    def wording(self) -> Wording:
        """The argument of ``actions.templates.put``."""
        return Wording(self.cleaned_data.get("subject", ""), self.cleaned_data["text"])
