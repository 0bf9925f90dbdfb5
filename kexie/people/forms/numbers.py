"""Sealed numbers of a person: typing them in, and asking to see one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from kexie.kit.forms import fields
from kexie.people import numbers
from kexie.people.codes import papers
from kexie.people.forms.consent import signed

_LONGEST = 40


class NumbersForm(forms.Form):
    """What is registered is never sent back: an empty field leaves it, a tick takes it away.

    Clean values: :meth:`told` and ``id_kind`` are the arguments of ``organisations.actions.numbers.put``.
    """

    def __init__(self, data: Any = None, *, person: Any, asking: Sequence[Any] = ()) -> None:
        super().__init__(data, initial={"id_kind": person.id_kind or papers.RESIDENT})
        self.person = person
        self.fields["id_kind"] = forms.ChoiceField(
            label="证件种类", required=False, choices=papers.choices(),
            error_messages={"invalid_choice": "没有这种证件，请从列表中选择"},
        )  # fmt: skip
        for kind in numbers.KINDS.values():
            self.fields[kind.code] = _line(kind, getattr(person, kind.code))
        self.fields["removed"] = forms.MultipleChoiceField(
            label="删去已登记的", required=False, widget=forms.CheckboxSelectMultiple, choices=_registered(person),
            error_messages={"invalid_choice": "没有登记这个号码，请刷新页面"},
        )  # fmt: skip
        if asking:
            self.fields["signed"] = signed(asking)

    def clean(self) -> dict[str, Any]:
        """Each a possible number of its kind; another kind of paper only with its number."""
        cleaned: dict[str, Any] = super().clean() or {}
        kind = cleaned.get("id_kind") or ""
        for code in numbers.KINDS:
            number = numbers.plain(cleaned.get(code) or "")
            if number and code in cleaned.get("removed", ()):
                self.add_error(code, "已勾选删去，请只做一样")
            elif number and (reason := numbers.fault(code, number, kind)):
                self.add_error(code, reason)
            cleaned[code] = number
        if kind and self.person.id_kind and kind != self.person.id_kind and not cleaned["id_number"]:
            self.add_error("id_number", "改证件种类时请填写新证件的号码")
        return cleaned

    def told(self) -> Mapping[str, str]:
        """The numbers that change, by kind; empty for one that is taken away."""
        typed = {code: self.cleaned_data[code] for code in numbers.KINDS if self.cleaned_data[code]}
        return typed | dict.fromkeys(self.cleaned_data["removed"], "")


class RevealForm(forms.Form):
    """Which number, and why. Clean values: ``code``, ``reason``."""

    def __init__(self, data: Any = None, *, person: Any) -> None:
        super().__init__(data)
        choices = _registered(person)
        self.fields["code"] = forms.ChoiceField(
            label="看哪个号码", widget=forms.RadioSelect, choices=choices, initial=choices[0][0] if choices else None,
            error_messages={"required": "请选择看哪个号码", "invalid_choice": "没有登记这个号码，请刷新页面"},
        )  # fmt: skip
        self.fields["reason"] = fields.Line(
            label="查看的理由", max_length=100, help_text="本人在“我的信息”里看得到，例如：填报市优秀科技工作者推荐表",
            error_messages={"required": "请写明查看的理由", "max_length": "理由不超过 100 字"},
        )  # fmt: skip


def _line(kind: numbers.Kind, secret: Any) -> fields.Line:
    known = f"现登记 {secret.masked}，不改请留空" if secret else "还没有登记"
    return fields.Line(
        label=kind.label, required=False, max_length=_LONGEST, help_text=f"{kind.purpose}。{known}",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel" if kind.code == "mobile" else "text"}),
        error_messages={"max_length": f"{kind.label}太长，请核对"},
    )  # fmt: skip


def _registered(person: Any) -> list[tuple[str, str]]:
    return [
        (kind.code, f"{kind.label} {secret.masked}")
        for kind in numbers.KINDS.values()
        if (secret := getattr(person, kind.code))
    ]
