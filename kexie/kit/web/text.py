"""Text as people type and paste it, made fit to be stored: one cleaning for every field."""

import re
import unicodedata

# C0 and C1 controls except tab and line feed; lone surrogates; non-characters; the signs that turn writing round.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_BREAKS = re.compile("\r\n?|\x85|\u2028|\u2029")
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")


def clean(text: str) -> str:
    """The text without control characters, line ends as ``\\n``, composed (NFC). Nothing else is changed.

    Characters that turn the direction of writing go too: they can show a file name or a sum other than it is.
    """
    return unicodedata.normalize("NFC", _CONTROLS.sub("", _BREAKS.sub("\n", text)))


def line(text: str) -> str:
    """The cleaned text as one line: blanks and breaks become one space, none at the ends."""
    return _BLANKS.sub(" ", clean(text).replace("\n", " ")).strip()


def has_controls(text: str) -> bool:
    """True where ``clean`` would take something out (not counting line ends)."""
    return bool(_CONTROLS.search(_BREAKS.sub("\n", text)))
