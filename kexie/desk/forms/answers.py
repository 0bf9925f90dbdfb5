"""What is asked about units' own plans in answer: whom to ask, until when, and the plan itself."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kexie.desk.forms.fields import Day, Text
from kexie.plans.actions import answers


class AskForm(forms.Form):
    """Whom to ask for plans, and until when."""

    whom = forms.ChoiceField(
        label="布置给", choices=(("districts", "各区科协"), ("targets", "已分到目标的单位"), ("basic", "各企事业科协")),
        widget=forms.RadioSelect, initial="districts",
        error_messages={"required": "请选择布置给谁", "invalid_choice": "没有这个选项，请从列表中选择"},
    )  # fmt: skip
    due_on = Day("报送期限", required=True)


class RenewForm(forms.Form):
    """Until when a unit that was let off is asked once more."""

    due_on = Day("报送期限", required=True)


class AnswerForm(forms.Form):
    """One's own measure for each of the plan's (``t-<n>``, in its order), and what is said before them."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    words = Text("总的打算", 2000, hint="结合本单位实际，可不填")

    def __init__(self, data: Any = None, *, measures: Sequence[Any], kept: dict[Any, Any], initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.measures = list(measures)
        for place, one in enumerate(self.measures):
            held = kept.get(one.pk)
            self.fields[f"t-{place}"] = Text("本单位措施", 2000, rows=2)
            self.fields[f"d-{place}"] = Day("完成时限")
            if held:
                self.initial.update({f"t-{place}": held.text, f"d-{place}": held.due_on})

    def rows(self) -> list[tuple[Any, Any, Any]]:
        """(measure of the plan, field of the text, field of the day)."""
        return [(one, self[f"t-{n}"], self[f"d-{n}"]) for n, one in enumerate(self.measures)]

    def lines(self) -> dict[Any, answers.Line]:
        """What the action takes, by measure."""
        clean = self.cleaned_data
        return {one.pk: answers.Line(clean[f"t-{n}"], clean[f"d-{n}"]) for n, one in enumerate(self.measures)}
