"""What is typed of paper originals: how many, to whom, why."""

from django import forms

from kexie.kit.forms import fields


class CopiesForm(forms.Form):
    """How many copies are printed."""

    count = forms.IntegerField(
        label="份数", min_value=1, max_value=500,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": "请填写份数", "invalid": "份数是 1 至 500 的整数", "min_value": "至少 1 份",
            "max_value": "一次最多 500 份",
        },
    )  # fmt: skip


class StepForm(forms.Form):
    """One step of a copy: to whom it goes, or why it is lost or void."""

    verb = forms.CharField(max_length=20)
    receiver = fields.Line(label="收件单位或收件人", required=False, max_length=200)
    note = fields.Line(label="说明", required=False, max_length=300)
