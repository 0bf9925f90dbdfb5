"""Text as people type and paste it, made fit to be stored: one cleaning for every field."""

import re
import unicodedata

# C0 and C1 controls except tab and line feed; lone surrogates; non-characters; the signs that turn writing round.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
# What most text is made of, and cleaning leaves alone: printable ASCII, ideographs, their punctuation and wide signs.
_USUAL = re.compile("[\x20-\x7e\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e]*")
_BREAKS = re.compile("\r\n?|\x85|\u2028|\u2029")
# Signs nobody sees: two names that look alike would differ, a search would miss what stands there, hidden words
# could be passed on (soft hyphen, zero-width blanks, invisible operators, notes, tags).
_UNSEEN = re.compile(
    "[\u00ad\u034f\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e007f]"
)
# Joiners are spelling in Arabic, Indic, Mongolian and their kin, and hold composed pictures together; after anything
# else (Chinese, Latin, digits) they are only unseen.
_JOINED = "\u0600-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_JOINERS = re.compile(f"(?<![{_JOINED}])[\u180e\u200c\u200d]")
# Marks of direction mean something beside letters written from the right, and nothing elsewhere.
_MARKS = re.compile("[\u061c\u200e\u200f]")
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
# Ideographs that composing would put another in place of (decisions/0005): as they stand in somebody's papers.
_KEPT = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0]+")
# Letters and patterns by their class, blank by their look.
_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"


def clean(text: str) -> str:
    """The text without control characters and signs nobody sees, line ends as ``\\n``, composed (NFC).

    Characters that turn the direction of writing go too: they can show a file name or a sum other than it is. The
    compatibility ideographs of Chinese names stay as they are typed. Nothing else is changed.
    """
    if _USUAL.fullmatch(text):
        return text
    text = _UNSEEN.sub("", _CONTROLS.sub("", _BREAKS.sub("\n", text)))
    text = _JOINERS.sub("", text)
    if not _FROM_RIGHT.search(text):
        text = _MARKS.sub("", text)
    return _composed(text)


def line(text: str) -> str:
    """The cleaned text as one line: blanks and breaks become one space, none at the ends; "" if nothing is seen."""
    told = _BLANKS.sub(" ", clean(text).replace("\n", " ")).strip()
    return told if is_seen(told) else ""


def lines(text: str) -> str:
    """The cleaned text of several lines, nothing blank at its ends; "" if nothing is seen."""
    told = clean(text).strip()
    return told if is_seen(told) else ""


def folded(text: str) -> str:
    """For keys to find and sort by, never to be shown: as :func:`clean`, with one ideograph for each look."""
    return unicodedata.normalize("NFC", clean(text))


def is_seen(text: str) -> bool:
    """Whether a reader would see anything: some sign that is no blank, no mark on another sign, no format sign."""
    return any(unicodedata.category(sign)[0] not in "ZM" and _draws(sign) for sign in text)


def has_controls(text: str) -> bool:
    """True where ``clean`` would take a control character out (not counting line ends)."""
    return bool(_CONTROLS.search(_BREAKS.sub("\n", text)))


def _draws(sign: str) -> bool:
    return sign not in _FILLERS and unicodedata.category(sign) not in ("Cc", "Cf")


def _composed(text: str) -> str:
    if unicodedata.is_normalized("NFC", text):
        return text
    # An ideograph neither composes with what stands beside it nor reorders it, so the parts are composed alone.
    parts = _KEPT.split(text)
    return "".join(part if place % 2 else unicodedata.normalize("NFC", part) for place, part in enumerate(parts))
