"""Closing an organisation and taking that back."""

from datetime import date
from typing import Any

from django import forms

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations import queries, rules
from kexie.organisations.forms import fields
from kexie.organisations.models import Organisation


class ReopenForm(forms.Form):
    """The reason. Clean values are the arguments of ``actions.organisations.reopen``."""

    note = fields.line("理由", 200, required=True, help_text="例如 撤销有误、恢复活动")


class CloseForm(forms.Form):
    """The day and the reason. Clean values are the arguments of ``actions.organisations.close``."""

    on = fields.day("撤销日期", hint="批复或决定的日期，可以是过去的日期")
    note = fields.line("理由", 200, required=True, help_text="例如 单位注销、合并、迁出，写明依据的文件")

    def __init__(self, data: Any = None, *, by: Actor, organisation: Organisation, **more: Any) -> None:
        super().__init__(data, **more)
        self.organisation = organisation
        self.fields["on"].initial = clock.today()
        self.fields["successor"] = successor(by, organisation)
        self.order_fields(("successor",))

    def clean_on(self) -> date:
        """A day that fits what is known of it."""
        told: date = self.cleaned_data["on"]
        verdict = rules.closes_on(self.organisation, told)
        if not verdict:
            raise forms.ValidationError(verdict.reason)
        return told

    def clean(self) -> dict[str, Any]:
        """Nothing that others have under way needs it."""
        if not (verdict := rules.nothing_undone(self.organisation)):
            raise forms.ValidationError(verdict.reason)
        return super().clean() or {}


def successor(by: Actor, organisation: Organisation) -> "forms.ModelChoiceField[Organisation]":
    """The unit it is merged into, told by its short number: any other that the actor keeps; offered its neighbours."""
    kept = queries.organisations_where(by, "organisations.edit").filter(state="active").exclude(pk=organisation.pk)
    field = forms.ModelChoiceField(
        label="并入单位", queryset=kept, required=False, to_field_name="number",
        help_text="合并的，选接收单位：没有签收的来文转给它签收、填回执。不是合并的不选。企事业科协连人员一起并入的，用“合并”",
        error_messages={"invalid_choice": "您不负责该单位，或它已撤销；请在列表中选择"},
    )  # fmt: skip
    near = queries.neighbours(organisation)
    field.widget.choices = [("", "不是合并"), *[(one.number, one.name) for one in near]]
    return field
