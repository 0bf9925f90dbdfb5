"""File names as they may be kept and shown. Pure."""

import re

from kexie.kit.web import text

LONGEST = 120
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]')


def clean(name: str) -> str:
    """The last part of a path, without signs that a file system, a header or the eye could trip over.

    Never empty, no leading or trailing dots or blanks, at most 120 characters with its ending kept.
    """
    name = text.line(name.replace("\\", "/").rsplit("/", 1)[-1])
    name = text.line(_FORBIDDEN.sub("_", name)).rstrip(". ")
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    stem = stem.strip(". ") or "未命名"
    ending = ending[:12]
    room = LONGEST - len(ending) - 1
    return f"{stem[:room].rstrip('. ')}.{ending}" if ending else stem[:LONGEST]


def ending(name: str) -> str:
    """The ending in lower case without its dot; empty where there is none."""
    stem, dot, last = name.rpartition(".")
    return last.lower() if dot and stem else ""
