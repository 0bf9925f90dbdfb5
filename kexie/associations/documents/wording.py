"""Words that several printed papers share: figures, gaps to be filled in by hand, when and where. Pure."""

from datetime import date

from kexie.associations import elections
from kexie.associations.documents.facts import Told, day
from kexie.notices.documents.tables import Box, Column

# When somebody signs.
DATED = "日期：　　　　年　　月　　日"
PEOPLE = (
    Column("拟任职务", 22), Column("姓名", 22), Column("性别", 12), Column("出生年月", 22), Column("政治面貌", 24),
    Column("单位职务", 28), Column("职称", 26),
)  # fmt: skip
GAP = "＿＿"  # to be filled in by hand
_FIGURES = "零一二三四五六七八九十"


def figure(number: int) -> str:
    """二十一."""
    if number <= 10:
        return _FIGURES[number]
    tens, ones = divmod(number, 10)
    return f"{_FIGURES[tens] if tens > 1 else ''}十{_FIGURES[ones] if ones else ''}"


def or_gap(number: int | None) -> str:
    """The number, or a gap where it is not known."""
    return str(number) if number is not None else GAP


def where_and_when(told: Told) -> str:
    """The line under the title of a meeting's papers."""
    kind = f"　会议形式：{told.gathering}" if told.gathering else ""
    return f"时间：{day(told.held_on)}　地点：{told.held_at or GAP * 3}{kind}"


def places(told: Told) -> str:
    """主席 1 名（等额）、副主席 2 名（差额）; empty where it was not said."""
    standing = [one.role for one in told.nominees]
    parts = []
    for office, number in told.places.items():
        known = standing.count(office)
        how = f"（{elections.manner(known, number)}）" if known >= number else ""
        parts.append(f"{office} {number} 名{how}")
    return "、".join(parts)


def share(told: Told) -> str:
    """三分之二: of those entitled so many must come."""
    part, whole = told.quorum
    return f"{figure(whole)}分之{figure(part)}"


def people(told: Told, *, elected: bool = False) -> list[tuple[str, ...]]:
    """Who stands, or who was elected, for the columns of :data:`PEOPLE`."""
    return [
        (one.role, one.name, one.gender, one.born, one.politics, one.job, one.title)
        for one in told.nominees
        if not elected or one.is_elected
    ]


def box(label: str, who: str, words: str = "", on: date | None = None) -> Box:
    """An opinion over the seal of whose it is; what is not known of it is filled in by hand."""
    return Box(label, words, (f"{who}（盖章）", "负责人（签字）：", f"日期：{day(on)}" if on else DATED))
