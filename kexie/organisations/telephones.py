"""Telephones of a unit as they are typed in one field: numbers of an office, and mobiles, which are somebody's. Pure.

A number of an office is public. A mobile is a person's own, whoever wrote it at the unit: it goes into a sealed column
and is shown by its mask (rules.md 14b, decisions/0010).
"""

import re
import unicodedata
from typing import Any

from kexie.kit.masks import MOBILES

BETWEEN = MOBILES.between
NOT_PUBLIC = "这里的号码公开显示，请填固定电话；手机号填在单位的“电话”里，只显示头尾几位"
BARED = "手机号前后多了数字，请核对后重新填写"
RUN_ON = "号码超过 15 位，请核对；几个号码之间用顿号隔开"
# How many signs a mobile has; the first of several is the one that rows are found by.
LENGTH = 11
# How long the numbers of an office are together.
LONGEST = 40
# Eleven figures, whatever people write between them, with the sign of the country or without.
_MOBILE = re.compile(r"(?<!\d)(?:(?:\+|00)?86[\s()-]*|0)?(1[3-9](?:[\s()-]{0,3}\d){9})(?!\d)")
# More figures than any number of an office has: several written as one, or a slip. Nobody knows whose they are.
_RUN = re.compile(r"\d{16,}")
# The same as the database asks it of what stands in clear (POSIX). In agreement with the two above.
CLEAR_MOBILE = r"(^|[^0-9])((\+|00)?86[ ()-]*|0)?1[3-9]([ ()-]{0,3}[0-9]){9}($|[^0-9])|[0-9]{16}"
# With another figure at its end it is no mask: a number put in its place would not be seen as a mobile any more.
_MASKED = re.compile(r"(?<![\d*])\d{3}\*+\d{4}(?![\d*])")
# Brackets that stood around a mobile; what parted it from others.
_BARE = re.compile(r"\(\s*、\s*\)|\(\s*、|、\s*\)")
_EDGES = " 、,，;；/-转"
_GAPS = re.compile(r"\s*(?:[、,，;；/]\s*)+")


def split(typed: str) -> tuple[str, str]:
    """(numbers of an office as they were written, mobiles as eleven figures each, joined by ``BETWEEN``)."""
    text, found = unicodedata.normalize("NFKC", typed), list[str]()

    def taken(hit: re.Match[str]) -> str:
        found.append(re.sub(r"\D", "", hit[1] if hit.re is _MOBILE else hit[0]))
        return BETWEEN

    rest = _RUN.sub(taken, _MOBILE.sub(taken, text))
    if not found:
        return typed.strip(), ""
    rest = _BARE.sub(BETWEEN, rest)
    return _GAPS.sub(BETWEEN, rest).strip(_EDGES), BETWEEN.join(dict.fromkeys(found))


def runs_on(text: str) -> bool:
    """Whether figures are written on to more than any telephone has (ITU-T E.164: 15)."""
    return bool(_RUN.search(unicodedata.normalize("NFKC", text)))


def has_mobile(text: str) -> bool:
    """Whether somebody's own number stands in it."""
    return bool(split(text)[1])


def stands_in(text: str, kept: str) -> bool:
    """Whether one of the mobiles in ``kept`` can be read in it, whatever figures stand about it."""
    figures = re.sub(r"\D", "", unicodedata.normalize("NFKC", text))
    return any(one in figures for one in kept.split(BETWEEN) if one)


def taken_out(before: dict[str, Any]) -> str:
    """The mobiles that stand in what was replaced at a unit, by column: without them after this.

    Where a telephone was replaced its mobile was too, and ``mobile`` says so.
    """
    found = ""
    for name in ("telephone", "fax"):
        if name in before:
            before[name], mobile = split(str(before[name] or ""))
            found = joined(found, mobile)
    if found or "telephone" in before:
        before["mobile"] = ""
    return found


def joined(*told: str) -> str:
    """Numbers side by side, each once; empty ones left out."""
    return BETWEEN.join(dict.fromkeys(one for part in told for one in part.split(BETWEEN) if one))


def without(told: str, number: str) -> str:
    """The others once this one is taken out, of several written as one too."""
    return joined(*(one.replace(number, "") for one in told.split(BETWEEN)))


def unmasked(typed: str, kept: str) -> str:
    """``typed`` with each mask of a mobile that is registered (``kept``) replaced by the number; others stay."""
    known = {MOBILES.shown(one): one for one in reversed(kept.split(BETWEEN)) if one}
    return _MASKED.sub(lambda hit: known.get(hit[0], hit[0]), typed)


def without_masks(typed: str) -> str:
    """What is left of a cell that was filled from a list: masked numbers are none."""
    if not _MASKED.search(typed):
        return typed
    return _GAPS.sub(BETWEEN, _MASKED.sub(BETWEEN, typed)).strip(_EDGES)
