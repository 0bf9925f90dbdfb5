"""What the desk asks about foundings: whose, for what it comes back, into which another goes."""

from typing import Any

from django import forms

from kexie.associations.applying import WANTED
from kexie.desk.forms.fields import Day, Line, Number, Text


class BeginForm(forms.Form):
    """An application typed for a unit; ``places`` are those the actor keeps."""

    superior = forms.ChoiceField(label="业务指导单位", error_messages={"invalid_choice": "请在列表中选择业务指导单位"})
    unit_name = Line("单位名称", 120, required=True, hint="与营业执照或法人证书一致")

    def __init__(self, data: Any = None, *, places: list[Any]) -> None:
        super().__init__(data)
        self.places = {str(one.number): one for one in places}
        field: Any = self.fields["superior"]
        field.choices = [(number, one.name) for number, one in self.places.items()]

    def place_chosen(self) -> Any:
        """The association."""
        return self.places[self.cleaned_data["superior"]]


class ReturnForm(forms.Form):
    """退回补正: why, and what of which field."""

    note = Text("要求", 500, required=True, missing="请写明要补正什么")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for name, label in WANTED.items():
            self.fields[f"r_{name}"] = Line(label, 100, hint="要补正的才填")

    def reasons(self) -> dict[str, str]:
        """By field of the application."""
        return {name: self.cleaned_data[f"r_{name}"] for name in WANTED if self.cleaned_data[f"r_{name}"]}


class RevealForm(forms.Form):
    """Why one looks at the numbers of an application."""

    reason = Line("查看的理由", 100, required=True, hint="记入办理经过，如：通知补正材料")


class MergeForm(forms.Form):
    """合并: into which association, from when, why."""

    successor = Number("并入单位的编号", required=True, hint="组织列表里的编号，即其网址里的数字")
    on = Day("合并日期", required=True)
    note = Text("理由", 500, required=True, missing="请写明理由")
