"""A yearly plan as it is typed: one line an item."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kexie.associations.codes.tasks import Category
from kexie.associations.doings import Planned
from kexie.associations.forms import fields
from kexie.associations.models import YearPlan, YearPlanItem
from kexie.associations.models.year_plan import QUARTERS

# Empty lines after those that stand; saving gives as many again.
EMPTY = 5
_NAMES = ("title", "category", "quarter", "people", "person")


class YearPlanForm(forms.Form):
    """年度计划. :meth:`planned` gives what ``year_plans.write`` takes."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    words = fields.text("总的打算", 2000, hint="可不填")

    def __init__(self, data: Any = None, *, row: YearPlan, items: Sequence[YearPlanItem]) -> None:
        super().__init__(data, initial={"version": row.version, "words": row.words})
        self.count = len(items) + EMPTY
        for place in range(self.count):
            line = {
                "title": fields.line("活动", 120), "people": fields.count("预计人数", 999_999),
                "category": fields.choice("类别", [("", "请选择"), *Category.choices], required=False),
                "quarter": fields.choice("季度", [("", "请选择"), *QUARTERS], required=False),
                "person": fields.line("负责人", 60),
            }  # fmt: skip
            for name in _NAMES:
                self.fields[f"i{place}_{name}"] = line[name]
                if place < len(items):
                    self.initial[f"i{place}_{name}"] = getattr(items[place], name)

    def rows(self) -> list[tuple[str, list[Any]]]:
        """Words of a line, and its fields."""
        return [(f"第 {place + 1} 项", [self[f"i{place}_{name}"] for name in _NAMES]) for place in range(self.count)]

    def clean(self) -> dict[str, Any]:
        """What has a title has a task group and a quarter; what has none is empty."""
        told: dict[str, Any] = super().clean() or {}
        for place in range(self.count):
            title = told.get(f"i{place}_title")
            for name, words in (("category", "类别"), ("quarter", "季度")):
                if title and not told.get(f"i{place}_{name}") and f"i{place}_{name}" not in self.errors:
                    self.add_error(f"i{place}_{name}", f"请选择第 {place + 1} 项的{words}")
            if title == "" and (told.get(f"i{place}_people") or told.get(f"i{place}_person")):
                self.add_error(f"i{place}_title", f"请填写第 {place + 1} 项的活动")
        return told

    def planned(self) -> list[Planned | None]:
        """A line each; None for an empty one."""
        clean = self.cleaned_data
        lines = [{name: clean[f"i{place}_{name}"] for name in _NAMES} for place in range(self.count)]
        return [Planned(**{**one, "quarter": int(one["quarter"])}) if one["title"] else None for one in lines]


class BeginForm(forms.Form):
    """Of which year: this one or the next."""

    year = fields.choice("年度", [])

    def __init__(self, data: Any = None, *, this: int) -> None:
        super().__init__(data, initial={"year": str(this)})
        listed: Any = self.fields["year"]
        listed.choices = [(str(year), f"{year} 年") for year in (this, this + 1)]
