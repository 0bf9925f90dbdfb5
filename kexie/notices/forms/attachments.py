"""The form of an annex."""

from typing import Any

from django import forms

from kexie.notices.forms.fields import LineField


class AttachmentForm(forms.Form):
    """A file with its title; without a title the file's name serves. What a file may be is kit.files' business."""

    title = LineField("附件标题", 300, hint="不填则用文件名")
    file = forms.FileField(
        label="文件", max_length=200,
        error_messages={
            "required": "请选择文件", "empty": "文件是空的，请重新选择", "missing": "没有收到文件，请重新选择",
            "invalid": "没有收到文件，请重新选择", "max_length": "文件名太长，请改短后再上传",
        },
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The title from the file's name where none was given."""
        told = super().clean() or self.cleaned_data
        file = told.get("file")
        if file is not None and not told.get("title"):
            told["title"] = LineField("", 300).to_python(file.name.rpartition(".")[0] or file.name)[:300]
        return told
