"""A text as lines without their edges: what the reader looks at.

Every pattern of this package is matched against ``Line.shape`` only, and a shape is never longer than ``LIMIT``.
That bound is what keeps reading linear: a line of five megabytes is prose, whatever it holds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LIMIT: Final = 400  # the longest line that may still be a title, a list of addressees or a label line

_CONTROLS = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
_SPACES = " \xa0\u1680\u180e\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
BLANKS: Final = _SPACES + _INVISIBLE + _CONTROLS

_CONTENT = re.compile(r"[^\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]+")

# One character for one character, so that a place in the shape is a place in the line.
_FOLD: Final[dict[int, str]] = {ord(c): " " for c in BLANKS} | {c: chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}


@dataclass(frozen=True, slots=True)
class Line:
    """One line without blanks at its edges: ``source[start:end] == text``, never empty.

    ``shape`` is the text with full-width letters, digits and punctuation and all blanks folded to ASCII, same length;
    empty where the line is longer than ``LIMIT``.
    """

    start: int
    text: str
    shape: str

    @property
    def end(self) -> int:
        """Place in the source behind the last character."""
        return self.start + len(self.text)

    @property
    def prose(self) -> bool:
        """Ends as a sentence does, or is too long to be anything else."""
        return not self.shape or self.shape.rstrip("\"'”’」』)").endswith(("。", ";", "!", "?", "…"))


def fold(text: str) -> str:
    """Full-width letters, digits and punctuation and all blanks as ASCII, one character for one."""
    return text.translate(_FOLD)


def trim(text: str) -> str:
    """The text without blanks, invisible and control characters at its edges."""
    return text.strip(BLANKS)


def has_text(text: str) -> bool:
    """Anything in it that is not blank."""
    return bool(trim(text))


def split(source: str) -> Sequence[Line]:
    """The lines that hold any text, in order."""
    found: list[Line] = []
    for match in _CONTENT.finditer(source):
        left = match.group().lstrip(BLANKS)
        text = trim(left)
        if text:
            shape = fold(text) if len(text) <= LIMIT else ""
            found.append(Line(match.end() - len(left), text, shape))
    return found
