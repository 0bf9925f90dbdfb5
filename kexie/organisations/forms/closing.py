"""Closing an organisation and taking that back."""

from datetime import date
from typing import Any

from django import forms

from kexie.kit import clock
from kexie.organisations import rules
from kexie.organisations.forms import fields
from kexie.organisations.models import Organisation


class ReopenForm(forms.Form):
    """The reason. Clean values are the arguments of ``actions.organisations.reopen``."""

    note = fields.line("理由", 200, required=True, help_text="例如 撤销有误、恢复活动")


class CloseForm(forms.Form):
    """The day and the reason. Clean values are the arguments of ``actions.organisations.close``."""

    on = fields.day("撤销日期", hint="批复或决定的日期，可以是过去的日期")
    note = fields.line("理由", 200, required=True, help_text="例如 单位注销、合并、迁出，写明依据的文件")

    def __init__(self, data: Any = None, *, organisation: Organisation, **more: Any) -> None:
        super().__init__(data, **more)
        self.organisation = organisation
        self.fields["on"].initial = clock.today()

    def clean_on(self) -> date:
        """A day that fits what is known of it."""
        told: date = self.cleaned_data["on"]
        verdict = rules.closes_on(self.organisation, told)
        if not verdict:
            raise forms.ValidationError(verdict.reason)
        return told
