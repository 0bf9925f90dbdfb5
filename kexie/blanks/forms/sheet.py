"""An answer form as a table that is filled in without the site, and such a table read back into the form.

What was filled in is put into the page, not sent: whoever sends it sees it first, with what is wrong beside it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict

from kexie.blanks.forms.answering import AnswerForm, Group
from kexie.blanks.models import Field
from kexie.kit import files, sheets, tables
from kexie.kit.sheets import Column, Sheet
from kexie.kit.verdict import Refused

_LABEL, _TOLD, _HOW, _CODE = range(4)
_COLUMNS = (
    Column("栏目", 30, wrap=True), Column("填写", 44, wrap=True, text=True), Column("怎样填", 40, wrap=True),
    Column("编号", 40),
)  # fmt: skip
_MARK = "表单："
_PARTING = re.compile(r"[、,，;；\n]+")
_OTHER = "这不是这份回执的表格。请在本页重新下载表格，填好再传"


def draw(form: AnswerForm, *, mark: str, title: str, note: str) -> bytes:
    """The form as .xlsx: a row a field, with what stands, how it is filled in, and a code by which it is found again.

    Args:
        form: unbound; files cannot be handed over this way and are left out.
        mark: tells this form from every other.
        title: of the sheet.
        note: a line under the title.
    """
    rows: list[Sequence[sheets.Value]] = []
    for group in form.groups():
        if group.field.kind == "file":
            continue
        for row in group.rows:
            rows += [(_label(group, bound), _standing(bound), _how(group.field, bound), bound.name) for bound in row]
    rows.append(("（请勿改动这一行）", None, "系统凭右边的编号认出这份表格", f"{_MARK}{mark}"))
    return sheets.workbook([Sheet("回执", _COLUMNS, rows, title=title, note=note)])


def _label(group: Group, bound: Any) -> str:
    unit = f"（{group.field.unit}）" if group.field.unit else ""
    return f"{group.field.label}：{bound.label}" if group.is_persons else f"{bound.label}{unit}"


def _standing(bound: Any) -> str | None:
    value = bound.initial
    return "、".join(value) if isinstance(value, list) else str(value) if value not in (None, "") else None


def _how(one: Field, bound: Any) -> str:
    told = ["必填" if bound.field.required else "可以不填"]
    if one.kind == "choice":
        told.append(f"从中选一项：{'／'.join(one.options)}")
    elif one.kind == "choices":
        told.append(f"可选几项，用顿号隔开：{'／'.join(one.options)}")
    elif one.kind == "date":
        told.append("如 2013-05-12")
    elif one.kind == "number":
        told.append("只写数字")
    return "。".join([*told, *([str(bound.help_text)] if bound.help_text else [])])


@dataclass(slots=True)
class Filled:
    """What a table says: the texts by name of field, and why some of its cells are not to be relied on."""

    texts: dict[str, str] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)

    def data(self, asked: Sequence[Field], prefix: str, **others: Any) -> QueryDict:
        """As the form would have sent it, with the ``others`` (hidden fields) beside it."""
        told = QueryDict(mutable=True)
        options = {one.key: one.options for one in asked if one.kind == "choices"}
        for name, text in self.texts.items():
            told.setlist(f"{prefix}-{name}", chosen(text, options[name]) if name in options else [text])
        for name, value in others.items():
            told[f"{prefix}-{name}"] = str(value)
        return told


def chosen(text: str, options: Sequence[str]) -> list[str]:
    """The options named in a text, the longest first; what is left between them stands last, as it is."""
    found, rest = [], text
    for option in sorted(options, key=len, reverse=True):
        if option in rest:
            found.append(option)
            rest = rest.replace(option, "\n", 1)
    left = [part.strip() for part in _PARTING.split(rest) if part.strip()]
    return [option for option in options if option in found] + left


class SheetForm(forms.Form):
    """The upload of a filled-in table; ``filled`` is what it says."""

    sheet = forms.FileField(
        label="填好的表格", widget=forms.FileInput(attrs={"accept": files.kinds.accept("table")}),
        error_messages={
            "required": "请选择填好的表格", "empty": "文件是空的，请重新选择", "invalid": "没有收到文件，请重新选择"
        },
    )  # fmt: skip

    def __init__(self, *args: Any, asked: Sequence[Field] = (), mark: str = "", **options: Any) -> None:
        """``asked``, ``mark``: of the form whose table it has to be."""
        super().__init__(*args, **options)
        self.asked, self.mark, self.filled = asked, mark, Filled()

    def clean_sheet(self) -> Any:
        """The table of this very form."""
        try:
            with tables.read(self.cleaned_data["sheet"]) as found:
                is_ours = self._take(found)
        except Refused as refusal:
            raise forms.ValidationError(refusal.reason) from None
        if not is_ours:
            raise forms.ValidationError(_OTHER)
        return self.cleaned_data["sheet"]

    def _take(self, found: tables.Reading) -> bool:
        names = set(AnswerForm(asked=self.asked).fields)
        is_ours = False
        for row in found:
            code = row.cell(_CODE).strip()
            is_ours = is_ours or code == f"{_MARK}{self.mark}"
            if code in names:
                self.filled.texts[code] = row.cell(_TOLD)
                if _TOLD in row.faults:
                    self.filled.faults[code] = row.faults[_TOLD]
        return is_ours
