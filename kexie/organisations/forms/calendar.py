"""Days of the working calendar set by hand."""

from datetime import date
from typing import Any

from django import forms

from kexie.organisations.forms import fields

# The packaged calendar begins in 2004; nobody counts working days before the association kept any.
FIRST, LAST = date(2004, 1, 1), date(2099, 12, 31)


class DayRemovalForm(forms.Form):
    """Which day. Clean value: ``day``."""

    day = fields.day("日期")

    def clean_day(self) -> date:
        """Within the years a calendar can be for."""
        told: date = self.cleaned_data["day"]
        if not FIRST <= told <= LAST:
            raise forms.ValidationError(f"日期应在 {FIRST.year} 年至 {LAST.year} 年之间")
        return told


class DayForm(DayRemovalForm):
    """Which day, works or rests, why. Clean values are the arguments of ``actions.calendar.override``."""

    working = fields.choice("当天", [("", "请选择"), ("rest", "休息"), ("work", "上班")])
    name = fields.line("名称", 40, required=True, help_text="例如 元旦、春节调休上班")

    def clean_working(self) -> Any:
        """True where offices work."""
        return self.cleaned_data["working"] == "work"
