"""Which days the statistics are of."""

from typing import Any

from django import forms

_BAD = {"invalid": "请按“2026-05-12”的样子填写日期"}


class Period(forms.Form):
    """The first and the last day of issue, both included; either may be left open."""

    first = forms.DateField(
        label="印发日期从", required=False, widget=forms.DateInput(attrs={"type": "date"}), error_messages=_BAD
    )
    last = forms.DateField(
        label="到", required=False, widget=forms.DateInput(attrs={"type": "date"}), error_messages=_BAD
    )

    def clean(self) -> dict[str, Any]:
        """In this order."""
        told = super().clean() or self.cleaned_data
        if told.get("first") and told.get("last") and told["first"] > told["last"]:
            self.add_error("last", "结束日期早于开始日期")
        return told
