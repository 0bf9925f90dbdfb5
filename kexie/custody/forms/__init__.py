"""Forms of custody: text to clean values, no rights, no writes."""

from collections.abc import Mapping
from typing import Any

from django import forms

from kexie.custody import keeping
from kexie.custody.models.requests import About
from kexie.kit.forms import fields


def words(label: str, longest: int, *, required: bool = True, hint: str = "", rows: int = 4) -> fields.Text:
    """Several lines of at most ``longest`` characters."""
    return fields.Text(
        label=label, max_length=longest, required=required, help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows, "maxlength": longest}),
        error_messages={
            "required": f"请填写{label}", "max_length": f"{label}不超过 {longest} 字，现有 %(show_value)d 字",
        },
    )  # fmt: skip


class CorrectionForm(forms.Form):
    """Clean values are the arguments of ``actions.corrections.ask``."""

    about = forms.ChoiceField(
        label="哪一项", choices=About.choices,
        error_messages={"required": "请选择哪一项", "invalid_choice": "没有这一项，请从列表中选择"},
    )  # fmt: skip
    words = words("应怎样更正", 500, hint="写明现在登记的是什么、应当是什么、依据（如任命文件）")


class ReasonForm(forms.Form):
    """Why, where one wants to say it. Clean value: ``reason``."""

    reason = words("理由", 300, required=False, hint="可不填", rows=3)


class AnswerForm(forms.Form):
    """What the officer answers. Clean value: ``note``."""

    note = words("答复或核查意见", 300, required=False, hint="不同意时必须写明理由，本人看得到", rows=3)


class TermsForm(forms.Form):
    """For how many days each kind is kept. Clean values: :meth:`told`."""

    def __init__(self, data: Any = None, *, terms: Mapping[str, int]) -> None:
        super().__init__(data, initial=dict(terms))
        for code, kind in keeping.KINDS.items():
            self.fields[code] = forms.IntegerField(
                label=kind.label, min_value=kind.least, max_value=kind.most,
                help_text=f"到期{kind.what}；{kind.least} 至 {kind.most} 天",
                widget=forms.NumberInput(attrs={"data-unit": "天"}),
                error_messages={
                    "required": "请填写天数", "invalid": "请填写整数",
                    "min_value": f"不少于 {kind.least} 天", "max_value": f"不超过 {kind.most} 天",
                },
            )  # fmt: skip

    def told(self) -> dict[str, int]:
        """Days by kind."""
        return dict(self.cleaned_data)
