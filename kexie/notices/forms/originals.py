"""What is typed of paper originals: how many, to whom, why."""

from django import forms

from kexie.kit.forms import fields
from kexie.notices import flow


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

    verb = forms.ChoiceField(
        label="步骤", choices=[(verb, verb) for verb in flow.ORIGINAL.verbs()],
        error_messages={"required": "没有说明是哪一步，请刷新后再办", "invalid_choice": "没有这一步，请刷新后再办"},
    )  # fmt: skip
    receiver = fields.Line(label="收件单位或收件人", required=False, max_length=200)
    note = fields.Line(label="说明", required=False, max_length=300)
