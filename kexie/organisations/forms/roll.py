"""A new member of an association: which person, since when, on what consent."""

from typing import Any

from django import forms

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations import queries
from kexie.organisations.forms import fields


class AdmitForm(forms.Form):
    """Clean values are the arguments of ``actions.roll.admit``."""

    society = fields.line("所属学会", 60, help_text="已是某学会会员的，填学会名称；没有可不填")
    on = fields.day("入会日期", hint="可以补记过去的日期，不能晚于今天")
    signed = forms.BooleanField(
        label="本人已在纸面签字同意", required=False, help_text="本人已在网上同意的不用勾。签字的纸面由本单位保存"
    )

    def __init__(self, data: Any = None, *, by: Actor, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["person"] = forms.ModelChoiceField(
            label="人员", queryset=queries.visible_people(by), widget=forms.HiddenInput,
            error_messages={"required": "请先找到并选择一个人", "invalid_choice": "没有这个人，请重新查找"},
        )  # fmt: skip
        self.fields["on"].initial = clock.today()
        self.order_fields(("person",))

    def clean_on(self) -> Any:
        """Not to come."""
        told = self.cleaned_data["on"]
        if told > clock.today():
            raise forms.ValidationError("不能晚于今天")
        return told


class MemberEndForm(forms.Form):
    """The last day in the roll."""

    last_day = fields.day("退会日期", hint="不晚于今天")

    def __init__(self, data: Any = None, *, member: Any, **more: Any) -> None:
        super().__init__(data, **more)
        self.member = member
        self.fields["last_day"].initial = clock.today()

    def clean_last_day(self) -> Any:
        """After joining, not to come."""
        told = self.cleaned_data["last_day"]
        if not self.member.joined_on <= told <= clock.today():
            raise forms.ValidationError(f"应在入会日期 {self.member.joined_on} 之后，不晚于今天")
        return told
