"""A page as a browser reads it: its forms with their fields, and everything that should not be in it."""

import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
TEXT_INPUTS = {"text", "search", "email", "url", "tel", "password", "number", "date", "datetime-local", "month", ""}


@dataclass
class Form:
    """One form; ``texts`` are its text fields with what they show, ``others`` the rest as a browser would send it.

    ``areas`` are those of the text fields that take several lines.
    """

    action: str
    method: str
    texts: dict[str, str] = field(default_factory=dict)
    others: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    areas: set[str] = field(default_factory=set)


class Page(HTMLParser):
    """Reads one page. ``strange`` lists what our templates never write: it came from somebody's text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.strange: list[str] = []
        self._form: Form | None = None
        self._area: str | None = None
        self._words = ""
        self._select: str | None = None
        self.strange += [f"control character {hit.group()!r}" for hit in CONTROLS.finditer(html)]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self._suspect(tag, told)
        if tag == "form":
            self._form = Form(told.get("action", ""), told.get("method", "get").lower())
            self.forms.append(self._form)
        if self._form is not None and tag in ("input", "select", "textarea", "button") and "name" in told:
            self._form.names.add(told["name"])
        if tag == "textarea" and "name" in told:
            self._area, self._words = told["name"], ""
        elif tag == "select":
            self._select = told.get("name")
        elif tag == "option" and self._form and self._select and "selected" in told:
            self._form.others.setdefault(self._select, []).append(told.get("value", ""))
        elif tag == "input" and self._form and told.get("name"):
            self._input(self._form, told)

    def _input(self, form: Form, told: dict[str, str]) -> None:
        kind, name, value = told.get("type", "text"), told["name"], told.get("value", "")
        if kind in TEXT_INPUTS:
            form.texts[name] = value
        elif kind == "hidden" or (kind in ("checkbox", "radio") and "checked" in told):
            form.others.setdefault(name, []).append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area is not None:
            if self._form is not None:
                self._form.texts[self._area] = self._words.removeprefix("\n")
                self._form.areas.add(self._area)
            self._area = None
        elif tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._words += data

    def _suspect(self, tag: str, told: dict[str, str]) -> None:
        if tag == "script" and not told.get("src", "").startswith("/static/"):
            self.strange.append(f"<script {told}>")
        if tag in ("iframe", "object", "embed", "base", "style", "marquee", "frameset", "math", "video", "audio"):
            self.strange.append(f"<{tag}>")
        for name, value in told.items():
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                self.strange.append(f"<{tag} {name}={value[:60]}>")
            if name in ("href", "src", "action") and re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE):
                self.strange.append(f"<{tag} {name}={value[:60]}>")


def strange(html: str, text: str) -> list[str]:
    """What should not be in a page that was given this text.

    Reading a page takes longer than making it, and a text without signs of markup, or one that stands nowhere as it
    was typed, can have done nothing to it: then only control characters are looked for.
    """
    if set(text) & set("<>\"'&`") and text in html:
        return Page(html).strange
    return [f"control character {hit.group()!r}" for hit in CONTROLS.finditer(html)]


def expected(text: str) -> str:
    """What a text field may make of a text: no controls, nothing that is only unseen, line ends as \\n, composed.

    Said here a second time, by Unicode's own classes, not by the product's expressions.
    """
    text = re.sub("\r\n?|\x85|\u2028|\u2029", "\n", text)
    turning = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    kept = [
        sign for sign in text
        if sign in "\n\t" or not (unicodedata.category(sign) in ("Cc", "Cs") or sign in turning or _no_character(sign))
    ]  # fmt: skip
    seen = "".join(sign for sign in kept if not _unseen(sign))
    joined = "".join(sign for sign, left in zip(seen, " " + seen, strict=False) if sign not in _JOINERS or _joins(left))
    if not any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in joined if sign not in _MARKS):
        joined = "".join(sign for sign in joined if sign not in _MARKS)
    return _composed(joined)


_JOINERS, _MARKS = "\u180e\u200c\u200d", "\u061c\u200e\u200f"


def _unseen(sign: str) -> bool:
    """A format sign of no script, or a grapheme joiner."""
    if sign in _JOINERS + _MARKS:
        return False
    of_a_script = unicodedata.name(sign, "").startswith(("ARABIC", "SYRIAC", "KAITHI", "EGYPTIAN"))
    return (
        (unicodedata.category(sign) == "Cf" and not of_a_script) or sign == "\u034f" or ord(sign) >> 7 == 0xE0000 >> 7
    )


def _joins(sign: str) -> bool:
    """Whether a joiner after this sign means something: in scripts whose letters join, and between pictures."""
    scripts = ("ARABIC", "SYRIAC", "DEVANAGARI", "BENGALI", "TAMIL", "TELUGU", "THAI", "MONGOLIAN", "MYANMAR", "KHMER")
    pictures = unicodedata.category(sign) in ("So", "Sk") or sign == "\ufe0f"
    return pictures or unicodedata.name(sign, "").startswith(scripts)


def _composed(text: str) -> str:
    """NFC around the compatibility ideographs: they step aside for private signs while the rest is composed."""
    aside = {}
    for sign in set(text):
        if unicodedata.name(sign, "").startswith("CJK COMPATIBILITY IDEOGRAPH"):
            aside[sign] = chr(0x100000 + len(aside))
    told = unicodedata.normalize("NFC", text.translate({ord(sign): other for sign, other in aside.items()}))
    return told.translate({ord(other): sign for sign, other in aside.items()})


def _no_character(sign: str) -> bool:
    return 0xFDD0 <= ord(sign) <= 0xFDEF or sign in "\ufffe\uffff"


def one_line(text: str) -> str:
    """The same for a field of one line: blanks of all kinds become one space; nothing, where nothing is to be seen."""
    told = re.sub(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0\n]+", " ", expected(text)).strip()
    return told if any(_shown(sign) for sign in told) else ""


def _shown(sign: str) -> bool:
    kind = unicodedata.category(sign)
    return (kind[0] in "LNPS" or kind in ("Co", "Cn")) and sign not in "\u115f\u1160"
