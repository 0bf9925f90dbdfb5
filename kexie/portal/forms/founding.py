"""Beginning and withdrawing an application for an association at the portal."""

from typing import Any

from django import forms

from kexie.kit.forms import fields


class BeginForm(forms.Form):
    """For which unit, under which district; ``places`` are those under which one may be founded."""

    unit_name = fields.Line(
        label="单位名称", max_length=120, help_text="与营业执照或法人证书一致",
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": "请填写单位名称", "max_length": "单位名称不超过 120 字"},
    )  # fmt: skip
    superior = forms.ChoiceField(
        label="所在区、功能区", help_text="市属单位选市科协",
        error_messages={"required": "请选择所在区", "invalid_choice": "请在列表中选择所在区"},
    )  # fmt: skip

    def __init__(self, data: Any = None, *, places: list[Any]) -> None:
        super().__init__(data)
        self.places = {str(one.number): one for one in places}
        field: Any = self.fields["superior"]
        field.choices = [("", "请选择"), *((number, one.name) for number, one in self.places.items())]

    def place_chosen(self) -> Any:
        """The association."""
        return self.places[self.cleaned_data["superior"]]


class WithdrawForm(forms.Form):
    """Why it is wanted no longer."""

    note = fields.Line(
        label="撤回理由", max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "请写明撤回的理由", "max_length": "理由不超过 200 字"},
    )  # fmt: skip
