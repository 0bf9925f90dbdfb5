"""Guidance as it is typed, and what came of it."""

from typing import Any

from django import forms

from kexie.associations.codes.tasks import Way
from kexie.associations.doings import Guided
from kexie.associations.forms import fields
from kexie.associations.models import Guidance
from kexie.kit import clock


class GuidanceForm(forms.Form):
    """指导记录. :meth:`guided` gives what ``guidance.record`` and ``guidance.mend`` take."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    way = fields.choice("方式", [("", "请选择"), *Way.choices])
    on = fields.day("日期")
    who = fields.line("参加人", 200, help_text="双方谁参加")
    found = fields.text("了解到的情况", 3000, required=True, hint="单位的情况、困难、问题", rows=5)
    promised = fields.text("答复和承诺", 3000, hint="当场答复了什么，答应办什么")
    follow_on = fields.day("跟进日期", required=False, hint="到这一天出现在待办里；不填就是已办结")
    is_shared = forms.BooleanField(label="该单位可见", required=False, initial=True)

    def __init__(self, data: Any = None, *, row: Guidance | None = None) -> None:
        told = {name: getattr(row, name) for name in (*Guided.__dataclass_fields__, "version")} if row else {}
        super().__init__(data, initial=told or {"on": clock.today(), "is_shared": True})

    def clean(self) -> dict[str, Any]:
        """Not to come; followed up afterwards."""
        told: dict[str, Any] = super().clean() or {}
        on, follow_on = told.get("on"), told.get("follow_on")
        if on and on > clock.today():
            self.add_error("on", "指导日期不能晚于今天")
        if on and follow_on and follow_on < on:
            self.add_error("follow_on", "跟进日期不能早于指导日期")
        return told

    def guided(self) -> Guided:
        """What took place."""
        return Guided(**{name: self.cleaned_data[name] for name in Guided.__dataclass_fields__})


class OutcomeForm(forms.Form):
    """办结: what came of it."""

    outcome = fields.text("跟进结果", 3000, required=True, hint="答应的事办得怎样")
