"""Forms of the reminder ladder, of one unit's own due day, and of the terms the calculator counts with."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django import forms

from kexie.kit.verdict import Verdict
from kexie.messages.channels import Channel
from kexie.notices import levels
from kexie.notices.forms.fields import DayField, LineField
from kexie.notices.models import About, Addressee, To
from kexie.notices.queries.reminders import MORNING
from kexie.notices.rules import forwards, reminders
from kexie.notices.steps import Step

ROWS = 10
SIDES = (("before", "期限前"), ("after", "期限后"))
_NUMBER = {"invalid": "请填写整数", "min_value": "从 0 起", "required": "请填写工作日数"}


class LadderForm(forms.Form):
    """Up to ten steps, one a line; a line without a number of days is none. ``steps()`` for the actions."""

    is_on = forms.BooleanField(label="到期前后自动催办", required=False)
    first_hour = forms.IntegerField(
        label="当天几点起发", min_value=0, max_value=23, required=False,
        help_text="0 到 23 点，不填则 8 点；免打扰时段里的等时段过后再发",
        error_messages=_NUMBER | {"max_value": "请填写 0 到 23 点"},
    )  # fmt: skip

    note = LineField(
        "附言", 100, hint="写在每条催办消息的末尾，如：有疑问请致电企事业部 65692263。消息文字改过的，写在 {附言} 处"
    )

    def __init__(
        self, data: Any = None, *, steps: Sequence[Step] = (), is_on: bool = True, first_hour: int = MORNING,
        note: str = "",
    ) -> None:  # fmt: skip
        super().__init__(data, initial={"is_on": is_on, "first_hour": first_hour, "note": note})
        for place in range(1, ROWS + 1):
            step = steps[place - 1] if place <= len(steps) else None
            for name, field in self._fields(place, step).items():
                self.fields[f"{name}_{place}"] = field

    @staticmethod
    def _fields(place: int, step: Step | None) -> dict[str, forms.Field]:
        of, missing = f"第 {place} 步", {"invalid_choice": "没有这一项，请从列表中选择"}
        return {
            "about": forms.ChoiceField(
                label=f"{of}：催什么", choices=About.choices, required=False, error_messages=missing,
                initial=step.about if step else "receipt",
            ),
            "days": forms.IntegerField(
                label=f"{of}：几个工作日", min_value=0, max_value=90, required=False,
                initial=abs(step.days) if step else None, error_messages=_NUMBER | {"max_value": "最多 90 个工作日"},
            ),
            "side": forms.ChoiceField(
                label=f"{of}：期限前还是期限后", choices=SIDES, required=False, error_messages=missing,
                initial="before" if step and step.days < 0 else "after",
            ),
            "to": forms.ChoiceField(
                label=f"{of}：发给谁", choices=To.choices, required=False, error_messages=missing,
                initial=step.to if step else "liaison",
            ),
            "channels": forms.MultipleChoiceField(
                label=f"{of}：渠道", choices=Channel.choices, required=False, widget=forms.CheckboxSelectMultiple,
                initial=list(step.channels) if step else [], error_messages=missing,
            ),
        }  # fmt: skip

    def rows(self) -> Iterator[dict[str, Any]]:
        """The lines as a table draws them: the bound fields of each by their short names."""
        for place in range(1, ROWS + 1):
            names = ("about", "days", "side", "to", "channels")
            yield {"place": place, **{name: self[f"{name}_{place}"] for name in names}}

    def clean(self) -> dict[str, Any]:
        """Every line that is one has a channel, none stands twice, and there is one where it is switched on."""
        told: dict[str, Any] = super().clean() or {}
        if self.errors:
            return told
        steps = self.steps()
        for place in self._places():
            if not told[f"channels_{place}"]:
                self.add_error(f"channels_{place}", "请至少选一个渠道")
            elif told[f"side_{place}"] == "before" and told[f"days_{place}"] > 30:
                self.add_error(f"days_{place}", "期限前最多 30 个工作日")
        if len({one.key for one in steps}) != len(steps):
            self.add_error(None, "同一天、同一对象的步骤重复了，请去掉一个")
        if told["is_on"] and not steps:
            self.add_error("days_1", "请至少设一步，或不勾选自动催办")
        return told

    def _places(self) -> list[int]:
        return [place for place in range(1, ROWS + 1) if self.cleaned_data.get(f"days_{place}") is not None]

    def when(self) -> dict[str, Any]:
        """Whether it is in use and from which hour on, as arguments of the actions."""
        hour = self.cleaned_data["first_hour"]
        told = {name: self.cleaned_data[name] for name in ("is_on", "note")}
        return {**told, "first_hour": MORNING if hour is None else hour}

    def steps(self) -> list[Step]:
        """The lines that are steps."""
        told = self.cleaned_data
        return [
            Step(
                told[f"about_{place}"] or "receipt",
                told[f"days_{place}"] * (-1 if told[f"side_{place}"] == "before" else 1),
                told[f"to_{place}"] or "liaison",
                tuple(told[f"channels_{place}"]),
            )
            for place in self._places()
        ]


def _must(verdict: Verdict) -> None:
    if not verdict:
        raise forms.ValidationError(verdict.reason)


class OwnDueForm(forms.Form):
    """One unit's own due day; empty gives it the document's back."""

    due_on = DayField("这家单位的签收期限", hint="不填则按文件的期限")
    answer_due_on = DayField("这家单位的回执期限", hint="不填则按文件的期限；到这一天的 24 点")

    def __init__(self, data: Any = None, *, addressee: Addressee) -> None:
        self.document = addressee.document
        own = getattr(addressee, "own_term", None)
        self.standing = {name: getattr(own, name, None) for name in ("due_on", "answer_due_on")}
        super().__init__(data, initial=self.standing)
        if not hasattr(self.document, "reply_slip"):
            del self.fields["answer_due_on"]

    def clean_due_on(self) -> date | None:
        """A forward's units have no later day than its original allows."""
        told: date | None = self.cleaned_data["due_on"]
        if told:
            _must(forwards.due_fits(self.document, told))
        _must(reminders.day_to_come(told, self.standing["due_on"]))
        return told

    def clean_answer_due_on(self) -> date | None:
        """No new day that has passed."""
        told: date | None = self.cleaned_data["answer_due_on"]
        _must(reminders.day_to_come(told, self.standing["answer_due_on"]))
        return told

    def values(self) -> dict[str, Any]:
        """Arguments of ``actions.terms.set_own``."""
        return dict(self.cleaned_data)


class LevelTermsForm(forms.Form):
    """``terms()`` for ``actions.terms.set_levels``."""

    forward_days = forms.IntegerField(
        label="转发惯用几个工作日", min_value=0, max_value=60,
        error_messages=_NUMBER | {"max_value": "最多 60 个工作日"},
        help_text="收到上级文件后，一般几个工作日内转发给下面的单位",
    )  # fmt: skip
    reserve_days = forms.IntegerField(
        label="期限前留出几个工作日", min_value=0, max_value=60,
        error_messages=_NUMBER | {"max_value": "最多 60 个工作日"}, help_text="如单位公示要 5 个工作日，从期限里扣除",
    )  # fmt: skip
    least_days = forms.IntegerField(
        label="留给单位少于几个工作日时提醒", min_value=0, max_value=60,
        error_messages=_NUMBER | {"max_value": "最多 60 个工作日"},
    )  # fmt: skip

    def terms(self) -> levels.Terms:
        """What the action takes."""
        return levels.Terms(**self.cleaned_data)
