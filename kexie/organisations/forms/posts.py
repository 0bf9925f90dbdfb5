"""Appointing somebody, ending a term."""

from typing import Any

from django import forms

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations import posts
from kexie.organisations.forms import fields
from kexie.organisations.rules import named_people


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes no argument when it runs
    """A person by id; what is no id at all gets the same sentence as an unknown one."""

    def to_python(self, value: Any) -> Any:
        """The person, or a ValidationError."""
        try:
            return super().to_python(value)
        except forms.ValidationError as fault:
            raise forms.ValidationError(self.error_messages["invalid_choice"]) from fault


class AppointForm(forms.Form):
    """Who, to what, for which term. Clean values are the arguments of ``actions.posts.appoint``."""

    kind = fields.choice("职务", [("", "请选择"), *posts.choices()])
    starts_on = fields.day("任期开始")
    ends_on = fields.day("任期结束", required=False, hint="当天 24 时止；不填为长期")
    note = fields.line("依据", 200, help_text="例如 换届选举结果、任职文件")

    def __init__(self, data: Any = None, *, by: Actor, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["person"] = PersonField(
            label="人员", queryset=named_people(by), widget=forms.HiddenInput,
            error_messages={"required": "请先找到并选择一个人", "invalid_choice": "没有这个人，请重新查找"},
        )  # fmt: skip
        self.fields["starts_on"].initial = clock.today()
        self.order_fields(("person",))

    def clean(self) -> dict[str, Any]:
        """The end not before the start."""
        told: dict[str, Any] = super().clean() or {}
        start, end = told.get("starts_on"), told.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", "任期结束不能早于开始")
        return told


class EndPostForm(fields.Stopping):
    """The last day, or from this minute, and the reason. Clean values are the arguments of ``actions.posts.end``."""

    last_day = fields.day("最后一天", hint="当天 24 时止")
    note = fields.line("理由", 200, required=True, help_text="例如 换届、调离")

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["last_day"].initial = clock.today()
        self.fields["at_once"].help_text = "从现在起不能再以这个职务办理，不按所填的日期"
        self.order_fields(("last_day", "at_once", "note"))
