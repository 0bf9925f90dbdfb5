"""责任单位:…, 牵头单位:…, 完成时限:…, (学会部、企事业部): who answers for a measure, and until when."""

import re
from dataclasses import dataclass
from typing import Final

_BODY: Final = r"(?:单位|部门|部室|处室|科室|股室|机构|方)"
_LABELS: Final = (
    (
        "due",
        r"(?:计划|要求)?(?:完成|办结|实施|推进|起止|进度)(?:的?(?:时间|时限|期限|时序|日期))?|时间要求|时限要求|时限|时间",
    ),
    ("co_owner", rf"(?:配合|协办|协同|协助|参与|参加){_BODY}|配合|协办"),
    ("person", r"(?:责任|负责|分管|牵头|包保|联系)(?:领导|人员?|同志)|市领导"),
    ("owner", rf"(?:第一|主要)?(?:责任|牵头|主责|承办|主办|实施|落实|负责|责任牵头|组织){_BODY}|责任|牵头|承办"),
)
_LABEL: Final = re.compile(
    r"(?:^|(?<=[\s;,。:|]))(?:" + "|".join(f"(?P<{kind}>{names})" for kind, names in _LABELS) + r")\s{0,4}:\s{0,4}"
)
_ENDS: Final = "部|处|室|办|科|股|中心|局|委|院|所|馆|站|协会|学会|研究会|联合会|科协|单位|园区|街道|企业|公司"
_DEPARTMENT: Final = rf"[^\W\d_]{{0,14}}(?:{_ENDS})"
_BARE: Final = re.compile(rf"{_DEPARTMENT}(?:\s?[、,]\s?{_DEPARTMENT}){{0,11}}")
_LEADS: Final = re.compile(
    r"(?:由)?(?P<owner>[^\s,。;:]{2,60}?)(?:牵头负责|牵头|负责|主办|承办|落实)"
    r"(?:[,;、]\s?(?P<co_owner>[^,。;:]{2,60}?)(?:配合|参与|协助|协办))?[。]?"
)
LIMIT: Final = 300  # longer than any list of departments


@dataclass(frozen=True, slots=True)
class Duty:
    """``shape[start:end]`` says ``kind``: owner, co_owner, person or due."""

    kind: str
    start: int
    end: int


def told(shape: str) -> list[Duty]:
    """What a folded text (a line, or what stands in a bracket) tells of duties; nothing where it is anything else."""
    if len(shape) > LIMIT:
        return []
    found = list(_LABEL.finditer(shape))
    if found and not found[0].start():
        ends = [match.start() for match in found[1:]] + [len(shape)]
        duties = [_value(match, shape, end) for match, end in zip(found, ends, strict=True)]
        return [duty for duty in duties if duty.start < duty.end]
    match = _LEADS.fullmatch(shape)
    if match and _BARE.fullmatch(match["owner"]) and (not match["co_owner"] or _BARE.fullmatch(match["co_owner"])):
        return [Duty(kind, *match.span(kind)) for kind in ("owner", "co_owner") if match[kind]]
    return []


def bare(shape: str) -> bool:
    """The folded text is nothing but departments: 学会部、企事业部."""
    return 2 <= len(shape) <= LIMIT and _BARE.fullmatch(shape) is not None


def labelled(shape: str) -> bool:
    """The folded text begins with the name of a duty and a colon, with or without a value behind it."""
    return _LABEL.match(shape[:LIMIT]) is not None


def _value(match: re.Match[str], shape: str, end: int) -> Duty:
    text = shape[match.end() : end]
    start = match.end() + len(text) - len(text.lstrip(" ,;。"))
    return Duty(match.lastgroup or "owner", start, max(start, match.end() + len(text.rstrip(" ,;。|"))))
