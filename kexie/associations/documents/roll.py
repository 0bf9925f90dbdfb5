"""会员名册 (rules.md 4.5) on paper: who is a member of an association or a society, as its page lists them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kexie.notices.documents.tables import Column, Paper, Table

# Names in one file: the next go into another, as the cards do.
MOST = 2000
_COLUMNS = (
    Column("序号", 12, figures=True), Column("姓名", 21), Column("性别", 12), Column("出生年月", 21),
    Column("职称", 21), Column("单位岗位", 23), Column("会员类别", 21), Column("入会日期 有效期至", 25),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One member; ``born`` year and month. Of who is nobody's there to look at only the name and the membership."""

    name: str
    gender: str
    born: str
    title: str
    work: str
    kind: str
    joined_on: date
    valid_until: date | None
    left_on: date | None = None


def paper(name: str, about: str, lines: Sequence[Line], first: int = 1) -> Paper:
    """The lines numbered from ``first``; ``about`` says of which day, which members, in which order."""
    rows = [
        (str(place), one.name, one.gender, one.born, one.title, one.work, one.kind, _days(one))
        for place, one in enumerate(lines, start=first)
    ]
    return Paper(title=f"{name}会员名册", about=about, tables=(Table("", _COLUMNS, rows),))


def _days(one: Line) -> str:
    """Two days below each other: a blank is where the narrow cell breaks."""
    until = f"退会 {one.left_on}" if one.left_on else str(one.valid_until or "长期")
    return f"{one.joined_on} {until}"
