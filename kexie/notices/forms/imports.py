"""The form of a pasted or uploaded notice."""

from typing import Any

from django import forms

from kexie.notices import decoding

LONGEST = 500_000


class PasteForm(forms.Form):
    """``cleaned_data["text"]`` is the source, to the character: pasted, or decoded from a .txt file."""

    text = forms.CharField(
        label="通知全文", required=False, strip=False, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 16}),
        error_messages={"max_length": f"原文超过 {LONGEST} 字。请只粘贴这一份通知"},
    )  # fmt: skip
    file = forms.FileField(
        label="或选择文本文件（.txt）", required=False,
        error_messages={"empty": "文件是空的，请重新选择", "invalid": "没有收到文件，请重新选择"},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        told = super().clean() or self.cleaned_data
        file = told.get("file")
        if file is not None and not self.errors:
            if file.size > 4 * LONGEST:
                raise forms.ValidationError(f"文件太大，原文不超过 {LONGEST} 字。请只选这一份通知")
            try:
                told["text"] = decoding.decoded(file.read())
            except decoding.DecodingError as fault:
                raise forms.ValidationError(str(fault)) from None
        if not self.errors and not told.get("text", "").strip():
            raise forms.ValidationError("没有可以读的文字。请粘贴通知全文，或选择 .txt 文件")
        return told
