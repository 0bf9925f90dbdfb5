"""The quiet hours."""

from typing import Any

from django import forms

from kexie.messages import quiet


def _time(label: str, hint: str) -> forms.TimeField:
    return forms.TimeField(
        label=label, help_text=hint, input_formats=["%H:%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"required": f"请填写{label}", "invalid": f"{label}请写成 21:00 的样子"},
    )  # fmt: skip


class HoursForm(forms.Form):
    """Clean values are those of ``quiet.Hours``."""

    is_on = forms.BooleanField(label="启用免打扰时段", required=False)
    starts_at = _time("开始时间", "北京时间")
    ends_at = _time("结束时间", "早于开始时间的，指第二天")
    not_on_days_off = forms.BooleanField(label="休息日全天不发", required=False)

    def clean(self) -> dict[str, Any]:
        """Hours that begin and end at one moment would say nothing."""
        told = super().clean() or {}
        if told.get("is_on") and told.get("starts_at") is not None and told["starts_at"] == told.get("ends_at"):
            self.add_error("ends_at", "开始和结束不能是同一时刻。不要免打扰时段的，请去掉“启用”")
        return told

    def hours(self) -> quiet.Hours:
        """The argument of ``actions.hours.put``."""
        return quiet.Hours(**{name: self.cleaned_data[name] for name in self.fields})
