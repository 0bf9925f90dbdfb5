"""学科: GB/T 13745-2009 on its three levels (rules.md 12.3), by codes of three, five and seven figures. Pure."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "codes" / "disciplines.txt"
_CODE = re.compile(r"([0-9]{3}(?:[0-9]{2}){0,2})(?![0-9])\s*(.*)")
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_MOST = 6
# What the first level is called for short (rules.md 12.3), where that is not the beginning of a name of its own.
_SHORT = {
    "测绘": "420", "材料": "430", "矿山": "440", "冶金": "450", "机械": "460", "动力与电气": "470", "能源": "480",
    "核科学": "490", "电子与通信": "510", "计算机": "520", "化工": "530", "纺织": "540", "食品": "550",
    "土木建筑": "560", "水利": "570", "交通运输": "580", "航空航天": "590", "环境与资源": "610", "安全": "620",
    "新闻传播": "860", "图书情报文献": "870", "体育": "890", "畜牧兽医科学": "230", "环境科学": "610",
}  # fmt: skip


@cache
def names() -> dict[str, str]:
    """Every code of the standard with its name, in the order of the standard; of some the name is not known for sure,
    and empty (SOURCES.md)."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return {code: name for code, _, name in (line.partition(" ") for line in lines)}


@cache
def first_level() -> dict[str, str]:
    """The 62 codes of three figures."""
    return {code: name for code, name in names().items() if len(code) == 3}


def label(code: str) -> str:
    """电子与通信技术 for 510, 51040 信息处理技术 for a finer code; where its name is not known for sure that of the
    level above, 数学（11085）. A code that is none stands as it is."""
    if code not in names():
        return code
    name = names()[code]
    if name:
        return name if len(code) == 3 else f"{code} {name}"
    above = next(names()[code[:n]] for n in (5, 3) if names().get(code[:n]))
    return f"{above}（{code}）"


def told(code: str) -> str:
    """As it stands in a form and is read back: 510 电子与通信技术."""
    return f"{code} {names()[code]}".strip() if code in names() else code


def read(text: str) -> tuple[str, str]:
    """The code that was typed as a code, as a name, or as both; else why it is none, with what was meant perhaps."""
    text = text.translate(_NARROW)
    found = _CODE.fullmatch(text)
    if found:
        return _by_code(*found.groups())
    if text.isdecimal():
        return "", f"学科代码为 3、5 或 7 位数字，如 510，现为 {text[:20]}"
    known = _by_name().get(text) or _by_name().get(text.removesuffix("科学技术").removesuffix("工程"), [])
    known = [code for code in known if len(code) == len(known[0])]  # a name of two levels is that of the higher
    if not known:
        near = [code for code, name in names().items() if text and text in name]
        if not near:
            return "", f"GB/T 13745 没有“{text[:20]}”这个学科，请填代码或名称，如 510 或 电子与通信技术"
        near.sort(key=lambda code: (len(code), len(names()[code])))
        return "", f"请写全名称或填代码，与“{text[:20]}”相近的有：{_listed(near)}"
    if len(known) > 1:
        return "", f"“{text[:20]}”有 {len(known)} 个代码，请填代码：{_listed(known)}"
    return known[0], ""


def _by_code(code: str, name: str) -> tuple[str, str]:
    if code not in names():
        above = next((code[:n] for n in (5, 3) if n < len(code) and code[:n] in names()), "")
        beside = [one for one in names() if above and one.startswith(above) and len(one) == len(code)]
        near = f"，请填 {told(above)}" if above else "，代码为 3、5 或 7 位数字，如 510"
        near = f"，{told(above)}下面有：{_listed(beside)}" if beside else near
        return "", f"GB/T 13745 没有代码 {code}{near}"
    if name and name != names()[code]:
        return "", f"代码 {code} 是“{names()[code] or label(code)}”，与“{name[:20]}”不符，请只填一项"
    return code, ""


def _listed(codes: Sequence[str]) -> str:
    shown = "、".join(told(code) for code in codes[:_MOST])
    return f"{shown}等 {len(codes)} 个" if len(codes) > _MOST else shown


@cache
def _by_name() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, name in names().items():
        if name:
            found[name] = sorted([*found.get(name, ()), code], key=len)
    return {short: [code] for short, code in _SHORT.items()} | found
