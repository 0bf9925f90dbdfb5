"""The table that somebody sends. Clean values are the arguments of ``actions.batches.upload``."""

from typing import Any

from django import forms

from kexie.associations.codes.units import BaseKind
from kexie.intake.kinds import Kind
from kexie.kit import clock, files
from kexie.organisations.forms import fields


class UploadForm(forms.Form):
    """A file. What it may be is looked at here, so that the reason stands beside the field."""

    file = forms.FileField(
        label="表格文件", max_length=200,
        error_messages={
            "required": "请选择文件", "empty": "文件是空的，请重新选择", "missing": "没有收到文件，请重新选择",
            "invalid": "没有收到文件，请重新选择", "max_length": "文件名太长，请改短后再上传",
        },
    )  # fmt: skip

    def clean_file(self) -> Any:
        """A table of a known kind, not too large, safe to be opened."""
        file = self.cleaned_data["file"]
        verdict, _ = files.judge(file, "table")
        if not verdict:
            raise forms.ValidationError(verdict.reason)
        return file


class ListForm(UploadForm):
    """A list of units that ought to be covered: which one it is."""

    year = forms.IntegerField(
        label="年度", min_value=1958, help_text="同年同类的名录已有的，由这一份替换",
        error_messages={"required": "请填写年度", "invalid": "年度请写成 2013 的样子", "min_value": "年度不早于 1958"},
    )  # fmt: skip
    list_kind = fields.choice("类别", [("", "请选择"), *BaseKind.choices])
    as_of = fields.day("截至日期", required=False, hint="不填为该年度最后一天，今年的为今天")
    source = fields.line("来源", 120, help_text="例如 市经信局《规模以上工业企业名单》")

    field_order = ("year", "list_kind", "as_of", "source", "file")

    def __init__(self, *args: Any, **more: Any) -> None:
        more.setdefault("initial", {"year": clock.today().year})
        super().__init__(*args, **more)

    def clean_year(self) -> int:
        """Not to come."""
        year: int = self.cleaned_data["year"]
        if year > clock.today().year:
            raise forms.ValidationError(f"年度不能晚于 {clock.today().year}")
        return year

    def clean_as_of(self) -> Any:
        """Not to come."""
        day = self.cleaned_data["as_of"]
        if day and day > clock.today():
            raise forms.ValidationError("截至日期不能晚于今天")
        return day


def form_of(kind: str) -> type[UploadForm]:
    """The form of this kind of import."""
    return ListForm if kind == Kind.BASE_LIST else UploadForm
