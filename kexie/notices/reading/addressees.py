"""主送: which line names the addressees, and the classes it names."""

import re
from collections.abc import Iterator
from typing import Final

from kexie.notices.reading import lines

_BODIES: Final = re.compile(
    r"科协|科学技术协会|学会|协会|研究会|联合会|单位|部门|部室|委员会|党委|政府|人民团体|大学|学校|高校|院校|企业|公司|集团"
    r"|研究院|科研院所|医院|中心|办公室|组织部|工作站|会员|代表|委员|局|园区|街道|开发区"
)
# Lines that end with a colon too, but announce what follows.
_ANNOUNCES: Final = re.compile(
    r"如下|通知|现将|下列|以下|事项|附件|名单|联系|抄送|主题词|时间|地点|电话|按照|根据|要求|为了|。|!|\?|;$"
)
_SEPARATORS: Final = ",;"
_JOINTS: Final = ("以及", "及", "和", "与", "、")
# What a new class begins with; "各企业和事业单位科协" is one class, "各区科协及相关学会" are two.
_BEGINS: Final = re.compile(
    r"各|相关|有关|全[市省区县国]|[市省区县州]|在[汉京沪穗]|机关|直属|其他|其它|驻|中央|部分|本[市省区县会]|局属|委属|所属"
)
_CHAIN: Final = re.compile(r"[省市州县区旗乡镇]$")  # 各市、县、区科协 is one chain, not three classes


def names_bodies(shape: str) -> bool:
    """The folded text could be a list of addressed bodies, or a part of one."""
    return bool(_BODIES.search(shape)) and not _ANNOUNCES.search(shape)


def closes(shape: str) -> bool:
    """The folded text is such a list and ends as 主送 does, with a colon."""
    return shape.endswith(":") and names_bodies(shape[:-1])


def continues(shape: str) -> bool:
    """The folded text is such a list, broken off at a comma."""
    return shape.endswith((",", "、", ";")) and names_bodies(shape[:-1])


def split(text: str) -> tuple[str, ...]:
    """各企事业科协,各区科协及相关学会: -> 各企事业科协 / 各区科协 / 相关学会; each class stands in ``text`` as it is.

    Bodies joined by 、 under one 各 (市属各学会、协会、研究会) stay one class: who they are is the officer's to say.
    """
    shape = lines.fold(text).rstrip(": ")
    pieces: list[str] = []
    start = 0
    for cut, width in _cuts(shape):
        pieces.append(text[start:cut])
        start = cut + width
    pieces.append(text[start : len(shape)])
    return tuple(trimmed for piece in pieces if (trimmed := lines.trim(piece)))


def joined(name: str) -> bool:
    """The class joins several bodies by 、 (各区科协、科技局); a chain of regions (各市、县(市、区)科协) does not."""
    bare = re.sub(r"[(〔《【][^()〔〕《》【】]*[)〕》】]", "", lines.fold(name))
    return any(bare[at] == "、" and not _CHAIN.search(bare[max(0, at - 1) : at]) for at in range(len(bare)))


def _cuts(shape: str) -> Iterator[tuple[int, int]]:
    """Where one class ends, and how wide what parts it from the next is; nothing inside brackets parts."""
    depth = 0
    for at, char in enumerate(shape):
        depth = max(0, depth + (char in "([〔《【") - (char in ")]〕》】"))
        if depth:
            continue
        if char in _SEPARATORS:
            yield at, 1
            continue
        joint = next((word for word in _JOINTS if shape.startswith(word, at)), "")
        if joint and _parts(shape, at, joint):
            yield at, len(joint)


def _parts(shape: str, at: int, joint: str) -> bool:
    rest = shape[at + len(joint) : at + len(joint) + 8].lstrip()
    if not _BEGINS.match(rest):
        return False
    return rest.startswith("各") or not _CHAIN.search(shape[max(0, at - 1) : at])
