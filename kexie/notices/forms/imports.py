"""The form of a pasted or uploaded notice."""

from typing import Any

from django import forms

from kexie.kit import word
from kexie.kit.verdict import Refused
from kexie.notices import decoding, secrecy

LONGEST = 500_000


class PasteForm(forms.Form):
    """``cleaned_data["text"]`` is the source, to the character: pasted, decoded from a .txt file, or told by a .docx.

    ``original`` is the upload where it was a .docx (else None), ``left_out`` what of it is no text.
    ``what`` is the Chinese word for what is pasted.
    """

    text = forms.CharField(
        label="通知全文", required=False, strip=False, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 16}),
    )  # fmt: skip
    file = forms.FileField(
        label="或选择文件（.docx、.txt）", required=False,
        error_messages={"empty": "文件是空的，请重新选择", "invalid": "没有收到文件，请重新选择"},
    )  # fmt: skip

    def __init__(self, *args: Any, what: str = "通知", **options: Any) -> None:
        super().__init__(*args, **options)
        self.what = what
        self.fields["text"].error_messages["max_length"] = f"原文超过 {LONGEST} 字。请只粘贴这一份{self.what}"

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        told = super().clean() or self.cleaned_data
        told |= {"original": None, "left_out": ()}
        if told.get("file") is not None and not self.errors:
            _take(told["file"], told, self.what)
        if not self.errors and not told.get("text", "").strip():
            raise forms.ValidationError(f"没有可以读的文字。请粘贴{self.what}全文，或选择 .docx、.txt 文件")
        if not self.errors and not (verdict := secrecy.verdict([told["text"]])):
            raise forms.ValidationError(verdict.reason)
        return told


def _take(file: Any, told: dict[str, Any], what: str) -> None:
    try:
        if file.name.lower().endswith((".docx", ".doc", ".wps", ".docm")):
            found = word.read(file)
            told |= {"text": found.text, "left_out": found.left_out, "original": file}
        elif file.size > 4 * LONGEST:
            raise forms.ValidationError(f"文件太大，原文不超过 {LONGEST} 字。请只选这一份{what}")
        else:
            told["text"] = decoding.decoded(file.read())
    except Refused as fault:
        raise forms.ValidationError(fault.reason) from None
    except decoding.DecodingError as fault:
        raise forms.ValidationError(str(fault)) from None
