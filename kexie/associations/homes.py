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


# The excellent enterprise association of rules.md 4.4, as lines with points: what a house's first edition starts with.
SAMPLE: tuple[Asked, ...] = (
    Asked("组织健全：领导机构配齐，有章程，有专人负责科协工作", 20),
    Asked("每年开展学术交流、培训、创新方法活动不少于 6 次", 20, figure="meetings", least=6),
    Asked("每年转化科技项目不少于 1 项，或开展科普活动不少于 6 次", 20, figure="popular", least=6),
    Asked("积极举荐人才和项目", 15, figure="talents", least=1),
    Asked("有固定的科技工作者之家场所", 10, needs_evidence=True),
    Asked("有展示科技工作者风采的区域", 10, needs_evidence=True),
    Asked("佐证材料真实，签有承诺书", 5, needs_evidence=True),
)


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
