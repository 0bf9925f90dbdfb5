"""姓氏笔画序: names in the order of lists of honour and election (按姓氏笔画为序). Pure.

The surname first, as a whole where it has two characters: fewer strokes come first, then by the strokes themselves,
横竖撇点折. Of one surname the given names of one character come first. What the table does not know comes last.
"""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

from kexie.kit.web import text

Row = TypeVar("Row")

_FILE = Path(__file__).parent / "codes" / "strokes.txt"
# 复姓 that are borne today.
_DOUBLE = frozenset({
    "欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙",
    "司徒", "夏侯", "东方", "独孤", "端木", "呼延", "南宫", "西门", "轩辕", "申屠", "太史",
    "钟离", "闻人", "澹台", "濮阳", "淳于", "单于", "鲜于", "闾丘", "司空", "东郭", "万俟",
    "赫连", "拓跋", "第五", "公冶", "宗政", "公羊", "仲孙", "亓官", "司寇", "谷梁", "夹谷",
    "宰父", "梁丘", "左丘", "南门", "百里", "颛孙", "完颜", "纳兰", "巫马", "公西", "太叔",
    "東方", "歐陽", "司馬", "諸葛",
})  # fmt: skip


@cache
def _places() -> dict[str, str]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return {sign: f"{place:04x}" for place, sign in enumerate("".join(line.partition(" ")[2] for line in lines))}


def surname(name: str) -> str:
    """欧阳 of 欧阳修, 欧 of 欧阳: somebody has a given name too."""
    return name[:2] if len(name) > 2 and name[:2] in _DOUBLE else name[:1]


def sort_key(name: str, limit: int = 430) -> str:
    """What two names are compared by, sign by sign as the database's "C" does; never empty. Blanks between the
    characters of the name do not count, nor which of two codes of one look a character has (decisions/0005).

    Stored beside the name (``Person.stroke_key``): whoever changes the table writes the keys anew by a migration.
    """
    told = "".join(text.folded(name).split())
    first = surname(told)
    given = told[len(first) :]
    # A blank comes before every sign of a place: what has ended comes before what goes on.
    return f"{_places_of(first)} {'1' if len(given) > 1 else '0'}{_places_of(given)}"[:limit]


def in_order(rows: Iterable[Row], name_of: Callable[[Row], str]) -> list[Row]:
    """The rows by the strokes of their names; those of one name stay as they came."""
    return sorted(rows, key=lambda row: sort_key(name_of(row)))


def _places_of(signs: str) -> str:
    places = _places()
    return "".join(places.get(sign) or f"z{ord(sign):06x}" for sign in signs)
