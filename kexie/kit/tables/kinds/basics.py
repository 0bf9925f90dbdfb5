"""What every kind of cell shares: its answer, how text is made plain, the plainest kind itself. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from kexie.kit.web import text as typed

_USUAL = re.compile("[\x21-\x7e\u4e00-\u9fa5、，。（）]+")
_SHOWN = 20


class Answer(NamedTuple):
    """A value, or a fault; a warning beside a value asks to look again."""

    value: Any
    fault: str = ""
    warning: str = ""


class Kind(Protocol):
    """One kind of cell. ``word`` says in Chinese what it is, ``sample`` is one that is right."""

    @property
    def word(self) -> str:
        """What it is."""
        ...

    @property
    def sample(self) -> str:
        """One that is right."""
        ...

    def read(self, text: str) -> Answer:
        """The value of a text that is not blank."""
        ...


def cleaned(text: str) -> str:
    """One line, as every field of a form cleans it; most cells need nothing of it."""
    return text if _USUAL.fullmatch(text) else typed.line(text)


def narrow(text: str) -> str:
    """Full-width figures, letters and signs as half-width ones, for what is a number, a day or a code."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).strip()


def folded(text: str) -> str:
    """A key to compare words by: width, case and blanks make no difference."""
    return re.sub(r"\s+", "", narrow(text)).casefold()


def quoted(text: str) -> str:
    """What stands in a cell, short enough for a reason."""
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"


@dataclass(frozen=True)
class Text:
    """Words, up to a limit; in several lines where that is told."""

    limit: int = 200
    lines: bool = False
    word: str = "文字"
    sample: str = ""

    def read(self, text: str) -> Answer:
        """The cleaned text."""
        told = typed.lines(text) if self.lines else cleaned(text)
        if len(told) > self.limit:
            return Answer(None, f"文字有 {len(told)} 字，不能超过 {self.limit} 字")
        return Answer(told)
