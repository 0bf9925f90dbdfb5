"""What the papers of a founding or a re-election are drawn from, gathered once. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kexie.people import strokes


@dataclass(frozen=True, slots=True)
class Nominee:
    """One line of a ballot; votes None before the count."""

    role: str
    name: str
    gender: str
    born: str
    politics: str
    job: str
    title: str
    votes: tuple[int, int, int] | None = None
    is_elected: bool | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """The term a re-election follows; ``due_on`` its last day by the charter, before it was postponed."""

    number: int
    starts_on: date
    ends_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Told:
    """``elects`` 成立 or 换届; ``number`` which term; ``reply`` the number of the 批复 (empty: none)."""

    elects: str
    unit: str
    name: str
    place: str
    authority: str
    number: int
    nominees: Sequence[Nominee]
    quorum: tuple[int, int]
    votes_of: str
    method: str = "无记名投票"
    reply: str = ""
    held_on: date | None = None
    held_at: str = ""
    entitled: int | None = None
    present: int | None = None
    members: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    # Since when the plaque may hang: of the 批复, else as the register has it.
    approved_on: date | None = None
    # Names and values of the application form; empty for a re-election.
    application: Sequence[tuple[str, str]] = field(default=())
    unit_opinion: str = ""
    opinion: str = ""
    term_years: int = 5
    # How those of one office follow each other, where it is not as they were put up.
    order: str = ""
    # 会议形式, and how many of each office (in words) are to be elected; empty where it was not said.
    gathering: str = ""
    places: Mapping[str, int] = field(default_factory=dict)
    # The city's association above all of them; empty where the register has none.
    city: str = ""
    # The charter as it was filed, and whether this meeting voted for it (a re-election may leave it as it was);
    # ``charter_before`` the one that stood until then.
    charter: str = ""
    charter_adopted: bool = False
    charter_before: str = ""
    # Of a re-election: the term that ends, when and with what words it was asked for, when it was agreed to.
    ending: Ending | None = None
    asked_on: date | None = None
    words: str = ""
    agreed_on: date | None = None

    @property
    def founds(self) -> bool:
        """Whether the association is only to be founded."""
        return self.elects == "成立"

    @property
    def voters(self) -> str:
        """Who votes: 会员 of a meeting of all, 代表 of one of delegates."""
        if not self.gathering:
            return "会员（代表）"
        return "代表" if "代表" in self.gathering else "会员"

    @property
    def occasion(self) -> str:
        """某公司科学技术协会成立大会."""
        return f"{self.name}{self.elects}大会"


def by_strokes(told: Told) -> Told:
    """The same with those of one office by the strokes of their names, and a line that says so."""
    offices = list(dict.fromkeys(one.role for one in told.nominees))
    rows = strokes.in_order(told.nominees, lambda one: one.name)
    nominees = [one for office in offices for one in rows if one.role == office]
    return replace(told, nominees=nominees, order="同一职务的按姓氏笔画为序")


def day(value: date | None) -> str:
    """2013年4月25日; a gap to be filled in by hand where it is not known. Lines, for blanks are no gap in a PDF."""
    return f"{value.year}年{value.month}月{value.day}日" if value else "＿＿＿＿年＿＿月＿＿日"
