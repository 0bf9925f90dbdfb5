"""Fields for what people type: every one cleans it (``kit.web.text``). A house test finds a field that does not."""

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from kexie.kit.web import text

# Nobody types more; a megabyte would keep the hasher busy for whoever sends it.
SECRET_LIMIT = 128


class Line(forms.CharField):
    """One line: control characters, signs nobody sees, signs that turn writing and breaks taken out, blanks folded."""

    def to_python(self, value: Any) -> str:
        """The cleaned line."""
        return text.line(super().to_python(value) or "")


class Text(forms.CharField):
    """Several lines: cleaned likewise, line ends as ``\\n``, nothing blank at the ends."""

    def to_python(self, value: Any) -> str:
        """The cleaned text."""
        return text.lines(super().to_python(value) or "")


class Email(forms.EmailField):
    """An e-mail address, pasted with whatever stood around it unseen."""

    def to_python(self, value: Any) -> str:
        """The cleaned line."""
        return text.line(super().to_python(value) or "")


class Web(forms.URLField):
    """A web address."""

    def to_python(self, value: Any) -> str:
        """The cleaned line, with its scheme."""
        return super().to_python(text.line(str(value or ""))) or ""


class Secret(forms.CharField):
    """A password: nothing in it is dropped or trimmed; composed (NFC), so that every keyboard types the same one.

    A control character is refused, not dropped: who pasted one must know that the password is another one.
    """

    def __init__(self, label: Any, missing: Any, *, autocomplete: str, hint: Any = "") -> None:
        super().__init__(
            label=label, strip=False, max_length=SECRET_LIMIT, help_text=hint,
            widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
            error_messages={"required": missing, "max_length": f"不超过 {SECRET_LIMIT} 个字符"},
        )  # fmt: skip

    def to_python(self, value: Any) -> str:
        """The password as it is hashed.

        Raises:
            ValidationError: it holds a control character.
        """
        told = super().to_python(value) or ""
        if text.has_controls(told):
            raise forms.ValidationError(_("密码里有看不见的控制字符，请直接输入，不要粘贴"))
        return unicodedata.normalize("NFC", told)
