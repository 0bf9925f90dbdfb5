"""The form of words to many units."""

from typing import Any

from django import forms

from kexie.messages import wording
from kexie.messages.channels import Channel
from kexie.notices import kinds, queries
from kexie.notices.forms.fields import LineField, TextField
from kexie.notices.models import AddresseeClass, Document
from kexie.notices.queries import circulars
from kexie.organisations.models import Organisation
from kexie.organisations.queries import jurisdictions

LONGEST = 2000
SMS_LONGEST = 300  # some five short messages in one
POSTS = (("liaison", "联络员"), ("secretary", "秘书长、主席"))


class CircularForm(forms.Form):
    """``chosen()`` and ``letter()`` for ``actions.circulars``. What is not chosen leaves nobody out."""

    classes = forms.ModelMultipleChoiceField(
        label="单位类别", queryset=AddresseeClass.objects.none(), required=False, widget=forms.CheckboxSelectMultiple,
        help_text="不选则不限类别",
        error_messages={"invalid_choice": "没有这一类", "invalid_pk_value": "没有这一类"},
    )  # fmt: skip
    area = forms.ChoiceField(
        label="区域", required=False, error_messages={"invalid_choice": "没有这个区域，请从列表中选择"}
    )
    unsigned = forms.ModelChoiceField(
        label="只发给没有签收的", queryset=Document.objects.none(), required=False, to_field_name="ref",
        empty_label="不按签收选",
        help_text="选一件公文，只发给还没有签收它的单位",
        error_messages={"invalid_choice": "这件公文已经签齐，或不是本单位的"},
    )  # fmt: skip
    to = forms.ChoiceField(
        label="发给", choices=POSTS, help_text="没有这个职务的，发给下一个能收到的人；再没有，发到单位登记的地址",
        error_messages={"required": "请选择发给谁", "invalid_choice": "没有这一项"},
    )  # fmt: skip
    channels = forms.MultipleChoiceField(
        label="渠道", choices=Channel.choices, initial=[Channel.IN_APP], widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一个渠道", "invalid_choice": "没有这个渠道"},
    )  # fmt: skip
    subject = LineField("标题", 100, required=True)
    text = TextField(
        "内容", LONGEST, rows=8, required=True,
        hint="可以写 {收件人}、{单位}、{发件单位}；按没有签收的公文选单位时，还可以写 {文件}、{文号}、{期限}",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, house: Organisation, **more: Any) -> None:
        super().__init__(data, **more)
        usable: Any = self.fields["classes"]
        usable.queryset = queries.classes(house).filter(chosen=False)
        papers: Any = self.fields["unsigned"]
        papers.queryset = circulars.unsigned(house)
        papers.label_from_instance = lambda one: f"{one.number or ''} {one.title}".strip()
        areas: Any = self.fields["area"]
        areas.choices = [("", "全部区域"), *[(one.code, one.name) for one in jurisdictions()]]

    def clean(self) -> dict[str, Any]:
        """Only placeholders that have a value; a short message has its limit."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        known = (*kinds.OF_UNITS, *(kinds.OF_DOCUMENTS if told.get("unsigned") else ()))
        for name in ("subject", "text"):
            if strange := wording.unknown(told.get(name, ""), known):
                self.add_error(name, f"没有“{strange[0]}”这个占位词。能用的：{'、'.join(known)}")
        if Channel.SMS in told.get("channels", ()) and len(told.get("text", "")) > SMS_LONGEST:
            self.add_error("text", f"发短信的，内容不超过 {SMS_LONGEST} 字")
        return told

    def chosen(self) -> circulars.Chosen:
        """Which units."""
        clean = self.cleaned_data
        return circulars.Chosen(list(clean["classes"]), clean["area"], clean["unsigned"])

    def letter(self) -> circulars.Letter:
        """What, to whom in them, how."""
        clean = self.cleaned_data
        return circulars.Letter(clean["subject"], clean["text"], clean["to"], clean["channels"])
