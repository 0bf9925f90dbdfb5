"""A telephone call as an officer puts it down."""

from datetime import datetime
from typing import Any

from django import forms

from kexie.desk.forms.fields import Line
from kexie.kit import clock
from kexie.notices.actions import phone_calls

OUTCOMES = (
    ("reached", "已联系上"),
    ("will_sign", "答应签收"),
    ("not_reached", "没有联系上"),
    ("signed", "对方要求电话签收（记为已签收，不能再改）"),
)


class CallForm(forms.Form):
    """``told()`` for ``phone_calls.log``."""

    at = forms.DateTimeField(
        label="通话时间",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": "请填写通话时间", "invalid": "通话时间请按“2026-05-12 09:41”的样子填写"},
    )  # fmt: skip
    outcome = forms.ChoiceField(
        label="结果", choices=OUTCOMES, widget=forms.RadioSelect,
        error_messages={"required": "请选择结果", "invalid_choice": "没有这种结果，请从列表中选择"},
    )  # fmt: skip
    name = Line("接电话人姓名", 60, hint="没有联系上的可不填")
    position = Line("职务", 60)
    note = Line("说明", 300, hint="如：明天上午登录签收")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"at": clock.local(clock.now())})

    def clean_at(self) -> datetime:
        """Not in the future."""
        told: datetime = self.cleaned_data["at"]
        if told > clock.now():
            raise forms.ValidationError("通话时间不能晚于现在")
        return told

    def clean(self) -> dict[str, Any]:
        """Whoever was reached has a name."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("outcome") not in (None, "not_reached") and not told.get("name") and "name" not in self.errors:
            self.add_error("name", "请填写接电话人的姓名")
        return told

    def told(self) -> phone_calls.Told:
        """What the action takes."""
        return phone_calls.told(**self.cleaned_data)
