"""What a list is asked for in its address: text to clean values."""

from django import forms

from kexie.desk import journal_words
from kexie.kit.forms import fields


class JournalFilter(forms.Form):
    """Kind of record, its short number, who acted, on which day (Shanghai)."""

    entity = forms.ChoiceField(
        label="对象", required=False, choices=[("", "全部对象"), *journal_words.ENTITIES.items()],
        error_messages={"invalid_choice": "没有这种对象，请从列表中选择"},
    )  # fmt: skip
    number = forms.IntegerField(
        label="编号", required=False, min_value=1, max_value=10**15,
        widget=forms.TextInput(attrs={"placeholder": "公文或组织的编号", "inputmode": "numeric"}),
        error_messages={"invalid": "编号是网址里的数字，如 12", "min_value": "编号从 1 起", "max_value": "编号太长"},
    )  # fmt: skip
    who = fields.Line(
        label="经手人", required=False, max_length=30,
        widget=forms.TextInput(attrs={"placeholder": "经手人姓名"}),
    )  # fmt: skip
    day = forms.DateField(
        label="日期", required=False, widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "请按“2026-05-12”的样子填写日期"},
    )  # fmt: skip
