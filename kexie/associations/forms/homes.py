"""建家: a checklist as it is typed, what a unit says of itself, the points given."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from kexie.associations import homes
from kexie.associations.forms import fields
from kexie.associations.homes import COUNTABLE, Asked, Levels, Said
from kexie.associations.models import Checklist, ChecklistItem, Home, HomeScore

EMPTY = 4
_NAMES = ("text", "points", "needs_evidence", "figure", "least")


class TitleForm(forms.Form):
    """A new edition."""

    title = fields.line("名称", 120, required=True, help_text="如：优秀企业科协（建家）标准")


class ChecklistForm(forms.Form):
    """建家标准, one line an item. :meth:`told` gives title, thresholds and lines."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = fields.line("名称", 120, required=True)
    five = fields.count("五星（分）", 1000, required=True)
    four = fields.count("四星（分）", 1000, required=True)
    three = fields.count("三星（分）", 1000, required=True)
    years = fields.choice("有效年数", [(str(year), f"{year} 年") for year in range(1, 6)])

    def __init__(self, data: Any = None, *, row: Checklist, items: Sequence[ChecklistItem]) -> None:
        told = {name: getattr(row, name) for name in ("version", "title", "five", "four", "three", "years")}
        super().__init__(data, initial=told)
        self.count = len(items) + EMPTY
        for place in range(self.count):
            line = {
                "text": fields.line("内容", 300), "points": fields.count("分值", 1000),
                "needs_evidence": fields.yes("要佐证"), "least": fields.count("至少（次）", 1000),
                "figure": fields.choice("自动计数", [("", "不计数"), *COUNTABLE.items()], required=False),
            }  # fmt: skip
            for name in _NAMES:
                self.fields[f"i{place}_{name}"] = line[name]
                if place < len(items):
                    self.initial[f"i{place}_{name}"] = getattr(items[place], name)

    def plain(self) -> list[Any]:
        """The bound fields above the lines."""
        return [self[name] for name in ("title", "five", "four", "three", "years")]

    def rows(self) -> list[tuple[str, list[Any]]]:
        """Words of a line, and its fields."""
        return [(f"第 {place + 1} 条", [self[f"i{place}_{name}"] for name in _NAMES]) for place in range(self.count)]

    def clean(self) -> dict[str, Any]:
        """What has a text has points; thresholds in order."""
        told: dict[str, Any] = super().clean() or {}
        for place in range(self.count):
            if (
                told.get(f"i{place}_text")
                and not told.get(f"i{place}_points")
                and f"i{place}_points" not in self.errors
            ):
                self.add_error(f"i{place}_points", f"请填写第 {place + 1} 条的分值")
        if not self.errors and (fault := homes.fault(*self._values(told))):
            self.add_error(None, fault)
        return told

    def _values(self, told: dict[str, Any]) -> tuple[str, Levels, list[Asked]]:
        levels = Levels(told["five"], told["four"], told["three"], int(told["years"]))
        lines = [{name: told[f"i{place}_{name}"] for name in _NAMES} for place in range(self.count)]
        return told["title"], levels, [Asked(**one) for one in lines if one["text"]]

    def told(self) -> tuple[str, Levels, list[Asked]]:
        """What ``checklists.write`` takes."""
        return self._values(self.cleaned_data)


class AssessmentForm(forms.Form):
    """自评: points and words for each line, and the article."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    headline = fields.line("经验材料标题", 120)
    article = fields.text("经验材料", 20_000, hint="可不填；评定后业务指导单位可以拟成公文稿发到公告栏", rows=8)

    def __init__(self, data: Any = None, *, home: Home, scores: Sequence[HomeScore]) -> None:
        told = {"version": home.version, "headline": home.headline, "article": home.article}
        super().__init__(data, initial=told)
        self.scores = scores
        for place, one in enumerate(scores):
            self.fields[f"s{place}_points"] = fields.count(f"第 {place + 1} 条自评分", one.item.points, required=True)
            self.fields[f"s{place}_words"] = fields.text(f"第 {place + 1} 条说明", 1000, rows=2)
            self.initial[f"s{place}_points"], self.initial[f"s{place}_words"] = one.own_points, one.words

    def rows(self) -> list[tuple[HomeScore, list[Any]]]:
        """A line with its two fields."""
        return [(one, [self[f"s{n}_points"], self[f"s{n}_words"]]) for n, one in enumerate(self.scores)]

    def said(self) -> dict[UUID, Said]:
        """By the score's id."""
        clean = self.cleaned_data
        return {one.pk: Said(clean[f"s{n}_points"], clean[f"s{n}_words"]) for n, one in enumerate(self.scores)}


class DecisionForm(forms.Form):
    """评定: points for each line."""

    note = fields.text("评定意见", 500)

    def __init__(self, data: Any = None, *, scores: Sequence[HomeScore]) -> None:
        super().__init__(data)
        self.scores = scores
        for place, one in enumerate(scores):
            self.fields[f"s{place}_points"] = fields.count(f"第 {place + 1} 条评定分", one.item.points, required=True)
            self.initial[f"s{place}_points"] = one.own_points

    def rows(self) -> list[tuple[HomeScore, Any]]:
        """A line with its field."""
        return [(one, self[f"s{n}_points"]) for n, one in enumerate(self.scores)]

    def points(self) -> dict[UUID, int]:
        """By the score's id."""
        return {one.pk: self.cleaned_data[f"s{n}_points"] for n, one in enumerate(self.scores)}
