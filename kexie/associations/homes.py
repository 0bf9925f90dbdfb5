"""建家: what a checklist may count by itself, and which star so many points are. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# What an item may count in the records of the year, in words.
COUNTABLE: dict[str, str] = {
    "activities": "活动总次数",
    "meetings": "学术交流、培训次数",
    "popular": "科普活动次数",
    "talents": "举荐、表彰活动次数",
    "reports": "按期通过的年报份数",
}
# Task groups behind each figure that counts activities.
GROUPS: dict[str, tuple[str, ...]] = {
    "activities": (), "meetings": ("exchange", "innovation"), "popular": ("popularisation",), "talents": ("talent",),
}  # fmt: skip
STARS = (5, 4, 3)


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of a checklist; ``figure`` one of COUNTABLE or empty, ``least`` how many of it are asked."""

    text: str
    points: int
    needs_evidence: bool = False
    figure: str = ""
    least: int | None = None


@dataclass(frozen=True, slots=True)
class Levels:
    """From how many points on each star is given, and for how many years it holds."""

    five: int
    four: int
    three: int
    years: int


@dataclass(frozen=True, slots=True)
class Said:
    """What a unit says of one line: its own points, and how it meets it."""

    points: int
    words: str = ""


def stars(total: int, levels: Levels) -> int:
    """Five, four, three, or none."""
    told = {5: levels.five, 4: levels.four, 3: levels.three}
    return next((star for star in STARS if total >= told[star]), 0)


def fault(title: str, levels: Levels, lines: Sequence[Asked]) -> str:
    """What keeps a checklist from being used; empty for nothing."""
    whole = sum(one.points for one in lines)
    if not title.strip():
        return "请填写名称"
    if not lines:
        return "请至少列一条"
    if not 0 < levels.three < levels.four < levels.five <= whole:
        return f"三星、四星、五星的分数应依次升高，且不超过总分 {whole} 分"
    return next((f"“{one.text[:20]}”要自动计数，请填写至少几次" for one in lines if one.figure and not one.least), "")


def met(lines: Iterable[tuple[str, int | None]], counted: Mapping[str, int]) -> list[bool | None]:
    """For each line (figure, least) whether the records meet it; None where it is not counted."""
    return [counted.get(figure, 0) >= (least or 0) if figure else None for figure, least in lines]
