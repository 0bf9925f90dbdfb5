"""What a measure asks: its verb and what it acts on."""

import re
from typing import Final

from kexie.plans.reading import dues, figures, numerals, verbs

# 围绕…, 依托…, 以…为主体, 为…: how and what for, not what.
_CIRCUMSTANCE: Final = re.compile(
    r"(?:紧紧|充分|积极|努力|认真)?"
    r"(?:围绕|结合|针对|按照|根据|通过|依托|面向|立足|聚焦|紧扣|适应|对照|利用|以|为|在|从|借助|配合|贯彻|按)"
)
_CLAUSE: Final = re.compile(r"[^,;。:!?]+")


def find(shape: str) -> tuple[str, str]:
    """Verb and object of a folded measure: of the first clause that says what is done, and to what.

    Clauses of circumstance are passed over unless nothing else is told; both are empty where no verb is found.
    """
    clauses = [match.group().strip() for match in _CLAUSE.finditer(shape)]
    plain = [one for one in clauses if not _CIRCUMSTANCE.match(one)]
    told = [(one, found) for one in [*plain, *clauses] if (found := verbs.first(one))]
    full = next(((one, found) for one, found in told if one[found[1] :].strip()), None) or (told[0] if told else None)
    if full is None:
        return "", ""
    clause, (start, end) = full
    return clause[start:end], _counted(clause[end:].strip()) or _before(clause[:start].strip())


def _counted(thing: str) -> str:
    """The object without the figure in it: 座谈会两次 -> 座谈会, 5家企业科协完成换届 -> 企业科协."""
    number = next((one for one in numerals.find(thing) if one.unit), None)
    if number is None:
        return thing
    front = figures.unled(thing[: number.start].strip(" 、"))
    return front or next((one.what for one in figures.find(thing).indicators), "")


def _before(text: str) -> str:
    """企业科协组建: the object stands in front of its verb."""
    return "" if re.search(r"[0-9]", text) or next(dues.find(text), None) else text
