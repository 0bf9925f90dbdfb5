"""Where somebody works: another unit, a move, the last day."""

from datetime import date
from typing import Any

from django import forms

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations import queries
from kexie.organisations.forms import fields
from kexie.organisations.models import Affiliation


class AffiliateForm(forms.Form):
    """Which unit, as what, since when. Clean values are the arguments of ``actions.members.affiliate``."""

    position = fields.line("职务", 60, help_text="在该单位的职务，例如 工程师；没有可不填")
    on = fields.day("自哪天起", hint="可以补记过去的日期，不能晚于今天")

    def __init__(self, data: Any = None, *, by: Actor, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["organisation"] = forms.ModelChoiceField(
            label="单位", queryset=queries.kept_units(by), to_field_name="number", widget=forms.HiddenInput,
            error_messages={"required": "请先找到并选择一个单位", "invalid_choice": "您不维护该单位的人员，请重新查找"},
        )  # fmt: skip
        self.fields["on"].initial = clock.today()
        self.order_fields(("organisation",))

    def clean_on(self) -> date:
        """Not to come."""
        told: date = self.cleaned_data["on"]
        if told > clock.today():
            raise forms.ValidationError("不能晚于今天")
        return told


class TransferForm(AffiliateForm):
    """The same for who leaves ``affiliation`` for it. Clean values are those of ``actions.members.transfer``."""

    def __init__(self, data: Any = None, *, by: Actor, affiliation: Affiliation, **more: Any) -> None:
        super().__init__(data, by=by, **more)
        self.affiliation = affiliation

    def clean_on(self) -> date:
        """After the first day at the unit that is left."""
        told = super().clean_on()
        if told <= self.affiliation.starts_on:
            left = self.affiliation
            raise forms.ValidationError(f"应晚于到{left.organisation.label}的日期 {left.starts_on}")
        return told

    def clean(self) -> dict[str, Any]:
        """Somewhere else."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("organisation") == self.affiliation.organisation:
            self.add_error("organisation", "调入单位与现在的单位相同")
        return told


class LeaveForm(fields.Stopping):
    """The last day, or from this minute, then with the reason. Clean values are the arguments of
    ``actions.members.leave``."""

    last_day = fields.day("最后一天", hint="当天 24 时止")
    note = fields.line("理由", 200, help_text="例如 调离；勾选“立即停止”的必须填写")

    def __init__(self, data: Any = None, *, affiliation: Affiliation, **more: Any) -> None:
        super().__init__(data, **more)
        self.affiliation = affiliation
        self.fields["last_day"].initial = clock.today()
        self.fields["at_once"].help_text = "从现在起不再属于该单位，在该单位的任职同时停止，不按所填的日期"
        self.order_fields(("last_day", "at_once", "note"))

    def clean_last_day(self) -> date:
        """Not before the first."""
        told: date = self.cleaned_data["last_day"]
        if told < self.affiliation.starts_on:
            raise forms.ValidationError(f"不能早于到该单位的日期 {self.affiliation.starts_on}")
        return told

    def clean(self) -> dict[str, Any]:
        """Whoever is stopped at once hears why."""
        told = super().clean()
        if told.get("last_day", self) is None and not told.get("note"):
            self.add_error("note", "立即停止的，请填写理由")
        return told
