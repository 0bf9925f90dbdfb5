"""Within how many days a column of the board is to have something new."""

from django import forms

from kexie.notices.models.board import MOST_FRESH_DAYS as MOST_DAYS


class FreshDaysForm(forms.Form):
    """``cleaned_data["fresh_days"]``: days, or None where nobody asks."""

    fresh_days = forms.IntegerField(
        label="几天内应有新内容", required=False, min_value=1, max_value=MOST_DAYS, help_text="不填则不检查这个栏目",
        error_messages={
            "invalid": "请填写整数", "min_value": "请填写 1 天以上，不限的不填", "max_value": f"最多 {MOST_DAYS} 天",
        },
    )  # fmt: skip
