"""A new member of an association: which person, since when, on what consent."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.forms import fields as typed
from kexie.organisations import membership, queries
from kexie.organisations.forms import fields
from kexie.organisations.membership import Kinds


class AdmitForm(forms.Form):
    """Clean values are the arguments of ``actions.roll.admit``."""

    society = fields.line("所属学会", 60, help_text="已是某学会会员的，填学会名称；没有可不填")
    on = fields.day("入会日期", hint="可以补记过去的日期，不能晚于今天")
    signed = forms.BooleanField(
        label="本人已在纸面签字同意", required=False, help_text="本人已在网上同意的不用勾。签字的纸面由本单位保存"
    )

    def __init__(self, data: Any = None, *, by: Actor, kinds: Kinds, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["kind"] = fields.choice("会员类别", [(name, name) for name, _ in kinds], required=False)
        self.fields["person"] = forms.ModelChoiceField(
            label="人员", queryset=queries.visible_people(by), widget=forms.HiddenInput,
            error_messages={"required": "请先找到并选择一个人", "invalid_choice": "没有这个人，请重新查找"},
        )  # fmt: skip
        self.fields["on"].initial = clock.today()
        self.order_fields(("person", "kind"))

    def clean_on(self) -> Any:
        """Not to come."""
        told = self.cleaned_data["on"]
        if not membership.FIRST <= told <= clock.today():
            raise forms.ValidationError(f"应在 {membership.FIRST} 之后，不晚于今天")
        return told


class MemberEndForm(forms.Form):
    """The last day in the roll."""

    last_day = fields.day("退会日期", hint="不晚于今天")

    def __init__(self, data: Any = None, *, member: Any, **more: Any) -> None:
        super().__init__(data, **more)
        self.member = member
        self.fields["last_day"].initial = clock.today()

    def clean_last_day(self) -> Any:
        """After joining, not to come."""
        told = self.cleaned_data["last_day"]
        if not self.member.joined_on <= told <= clock.today():
            raise forms.ValidationError(f"应在入会日期 {self.member.joined_on} 之后，不晚于今天")
        return told


class MemberTermForm(forms.Form):
    """Another kind, another end. Clean values are the arguments of ``actions.renewing.tell``."""

    valid_until = fields.day("有效期至", required=False, hint="最后一天；长期有效的不填")

    def __init__(self, data: Any = None, *, member: Any, kinds: Kinds, **more: Any) -> None:
        super().__init__(data, initial={"kind": member.kind, "valid_until": member.valid_until}, **more)
        self.member = member
        names = dict.fromkeys([*(str(name) for name, _ in kinds), member.kind])
        self.fields["kind"] = fields.choice("会员类别", [(name, name) for name in names])
        self.order_fields(("kind",))

    def clean_valid_until(self) -> date | None:
        """Not before joining."""
        told: date | None = self.cleaned_data["valid_until"]
        if told is not None and told < self.member.since:
            raise forms.ValidationError(f"不能早于入会日期 {self.member.since}")
        if told is not None and told > membership.last(clock.today()):
            raise forms.ValidationError(f"不能晚于 {membership.last(clock.today())}；长期有效的不填")
        return told


class MemberRulesForm(forms.Form):
    """会员设置 of a house. Clean values are the arguments of ``actions.renewing.settle``."""

    kinds = typed.Text(
        label="会员类别", max_length=600, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="每行一种，名称后空一格写有效月数，长期有效的不写，例如 学生会员 48。新会员不选时按第一种",
        error_messages={"required": "请写会员类别，每行一种", "max_length": "会员类别太长，请写短一些"},
    )  # fmt: skip
    steps = fields.line(
        "续会提醒（天）", 80, required=True,
        help_text="到期前多少天提醒，用空格分开；到期后提醒的写负数，例如 60 30 0 -30",
    )  # fmt: skip
    lapse_months = forms.IntegerField(
        label="逾期多少个月自动退会", required=False, min_value=1, max_value=120,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="不填则逾期的仍是会员，只列为逾期，由经办人办理",
        error_messages={
            "invalid": "请填整数月，例如 12", "min_value": "从 1 个月起，不自动退会的不填",
            "max_value": "不超过 120 个月",
        },
    )  # fmt: skip

    def __init__(self, data: Any = None, *, settled: Any, **more: Any) -> None:
        told = {
            "kinds": membership.shown_kinds(settled.kinds), "steps": " ".join(str(one) for one in settled.steps),
            "lapse_months": settled.lapse_months,
        }  # fmt: skip
        super().__init__(data, initial=told, **more)

    def clean_kinds(self) -> Kinds:
        """As a list."""
        try:
            return membership.parse_kinds(self.cleaned_data["kinds"])
        except ValueError as fault:
            raise forms.ValidationError(str(fault)) from None

    def clean_steps(self) -> list[int]:
        """As days."""
        try:
            return membership.parse_steps(self.cleaned_data["steps"])
        except ValueError as fault:
            raise forms.ValidationError(str(fault)) from None


def seen(told: Sequence[str]) -> dict[UUID, date | None]:
    """Chosen members with the end that was shown, each as ``id:end``; what is none is passed over."""
    found: dict[UUID, date | None] = {}
    for one in told:
        key, _, end = one.partition(":")
        try:
            found[UUID(key)] = date.fromisoformat(end) if end else None
        except ValueError:
            continue
    return found
