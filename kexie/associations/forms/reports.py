"""The yearly report as it is typed, its return by field, and asking for it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms

from kexie.associations import reporting
from kexie.associations.forms import fields
from kexie.associations.models import AnnualReport
from kexie.associations.reporting import GROUPS, ITEMS, WORDS, Yearly

_HINTS = {
    "words": "做了哪些工作，有什么成效；报送前必填", "problems": "可不填", "ahead": "可不填",
}  # fmt: skip


def money(label: str) -> forms.DecimalField:
    """An amount in 万元, two decimals."""
    return forms.DecimalField(
        label=label, required=False, min_value=Decimal(0), max_digits=14, decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={
            "invalid": f"{label}应为数字，如 120.50", "min_value": f"{label}不能小于 0",
            "max_digits": f"{label}位数太多，请核对", "max_whole_digits": f"{label}位数太多，请核对",
            "max_decimal_places": f"{label}最多两位小数",
        },
    )  # fmt: skip


class ReportForm(forms.Form):
    """年报. What the records count fills the figures nobody has typed yet; :meth:`yearly` for ``edit``."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, row: AnnualReport, counted: Mapping[str, int]) -> None:
        known = {**counted, **row.figures}
        told = {f"f_{code}": known.get(code) for code in ITEMS} | {name: getattr(row, name) for name in WORDS}
        super().__init__(data, initial={**told, "version": row.version})
        self.row, self.counted = row, counted
        for name, label in WORDS.items():
            self.fields[name] = fields.text(label, 5000, hint=_HINTS[name], rows=6 if name == "words" else 3)
        for code, item in ITEMS.items():
            label = f"{item.label}（{item.unit}）"
            self.fields[f"f_{code}"] = money(label) if item.money else fields.count(label)

    def groups(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """Title and figures of each group: the field, what the records count, from where, what was to be mended."""
        return [(title, [self._line(item) for item in items]) for title, items in GROUPS]

    def _line(self, item: reporting.Item) -> dict[str, Any]:
        count = self.counted.get(item.code)
        told = f"{reporting.SOURCES[item.source]}：{count}" if count is not None else ""
        typed = self.row.figures.get(item.code)
        return {
            "field": self[f"f_{item.code}"], "counted": told, "fresh": count is not None and typed is None,
            "reason": self.row.reasons.get(item.code, ""),
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Parts not larger than the whole."""
        told: dict[str, Any] = super().clean() or {}
        if (large := reporting.too_large(self._figures(told))) is not None:
            self.add_error(f"f_{large[0]}", large[1])
        return told

    def _figures(self, told: Mapping[str, Any]) -> dict[str, Any]:
        return {code: told[f"f_{code}"] for code in ITEMS if told.get(f"f_{code}") is not None}

    def yearly(self) -> Yearly:
        """What the action takes."""
        clean = self.cleaned_data
        return Yearly(**{name: clean[name] for name in WORDS}, figures=self._figures(clean))


class ReturnForm(forms.Form):
    """退回: why, and what of which field."""

    note = fields.text("退回意见", 500, required=True, hint="填报单位照此修改")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for name, label in (*WORDS.items(), *((code, item.label) for code, item in ITEMS.items())):
            self.fields[f"r_{name}"] = fields.line(f"{label}：要改什么", 200)

    def of(self, name: str) -> Any:
        """The field of what is to be mended."""
        return self[f"r_{name}"]

    def reasons(self) -> dict[str, str]:
        """By field of the report."""
        return {name.removeprefix("r_"): told for name, told in self.cleaned_data.items() if name != "note" and told}


class AskForm(forms.Form):
    """布置年报: of which year, until when."""

    year = fields.count("年度", 2100, required=True)
    due_on = fields.day("报送期限", hint="已布置而还没有报的，期限改到这一天")


class BeginForm(forms.Form):
    """Of which year: this one or the last."""

    year = fields.choice("年度", [])

    def __init__(self, data: Any = None, *, this: int) -> None:
        super().__init__(data, initial={"year": str(this - 1)})
        listed: Any = self.fields["year"]
        listed.choices = [(str(year), f"{year} 年") for year in (this - 1, this)]
