"""A branch or a group inside a big unit."""

from datetime import date
from typing import Any

from django import forms

from kexie.kit import clock
from kexie.organisations import kinds, queries
from kexie.organisations.forms import fields
from kexie.organisations.models import Organisation
from kexie.organisations.particulars import Particulars


class BranchForm(forms.Form):
    """What it is called and below what it stands. :meth:`values` gives the arguments of ``organisations.register``."""

    superior = fields.choice("设在", [])
    kind = fields.choice("类别", [(code, kinds.Kind(code).label) for code in kinds.ABOVE], hint="登记后不能更改")
    name = fields.line("名称", 120, required=True, help_text="例如 一分厂分会、冷轧车间小组")
    address = fields.line("所在厂区、部门", 200, help_text="例如 青山厂区 3 号楼")
    founded_on = fields.day("成立日期", required=False)

    def __init__(self, data: Any = None, *, unit: Organisation, **more: Any) -> None:
        super().__init__(data, **more)
        self.unit = unit
        self.above = {str(one.number): one for one in (unit, *queries.branches(unit))}
        options = [(number, one.label) for number, one in self.above.items()]
        self.fields["superior"].choices = options  # type: ignore[attr-defined]

    def clean_founded_on(self) -> date | None:
        """Not to come."""
        told: date | None = self.cleaned_data["founded_on"]
        if told and told > clock.today():
            raise forms.ValidationError("成立日期不能晚于今天")
        return told

    def clean(self) -> dict[str, Any]:
        """A branch stands below its association itself."""
        told: dict[str, Any] = super().clean() or {}
        above = self.above.get(told.get("superior", ""))
        if above is not None and above.kind not in kinds.ABOVE.get(told.get("kind", ""), (above.kind,)):
            self.add_error("superior", "分会设在科协之下；设在分会之下的是小组")
        return told

    def values(self) -> dict[str, Any]:
        """``particulars``, ``kind``, ``superior``."""
        clean = self.cleaned_data
        particulars = Particulars(
            name=clean["name"], address=clean["address"], founded_on=clean["founded_on"],
            jurisdiction=self.unit.jurisdiction_id or "", admin_division=self.unit.admin_division,
        )  # fmt: skip
        return {"particulars": particulars, "kind": clean["kind"], "superior": self.above[clean["superior"]]}
