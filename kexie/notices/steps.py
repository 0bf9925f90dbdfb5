"""The steps of a reminder ladder as values: on which day each falls, and which of those that fell due goes. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kexie.kit.calendar import UnknownYear
from kexie.kit.calendar.days import Calendar

# Why nothing went for a step: the code that is stored, and the words of pages.
REASONS: dict[str, str] = {
    "signed": "已签收",
    "answered": "已交回执",
    "closed": "单位已撤销",
    "withdrawn": "文件已更正，不再催",
    "passed": "到期时系统没有运行，或期限改过，只发最近一步",
    "early": "这一步的日子在印发当天或以前",
    "old": "过了一年，不再催",
    "nobody": "没有收得到消息的人，请打电话",
    "issuer": "业务指导单位就是发文单位",
    "superior": "没有业务指导单位",
}

# How long a document is chased: what was due longer ago is history.
CHASED = timedelta(days=365)

Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Step:
    """``days`` working days after the due day (negative: before) of ``about`` (receipt, answer), to whom, how."""

    about: str
    days: int
    to: str
    channels: tuple[str, ...]

    @property
    def key(self) -> Key:
        """What makes two steps the same one for a unit."""
        return self.about, self.days, self.to


@dataclass(frozen=True, slots=True)
class Fallen:
    """A step with the day it falls on."""

    step: Step
    day: date


@dataclass(frozen=True, slots=True)
class Fall:
    """The steps of one due day: those up to today, those to come, and the year that one could not be counted in."""

    due: tuple[Fallen, ...]
    coming: tuple[Fallen, ...]
    unknown: int | None = None


def day_of(days: int, due_on: date, known: Calendar) -> date:
    """The day of a step. The due day itself need not be a working day. Raises UnknownYear."""
    return known.add(due_on, days) if days else due_on


def fall(steps: Iterable[Step], due_on: date, today: date, known: Calendar) -> Fall:
    """Every step on its day; one that reaches into a year without calendar data waits and is never guessed."""
    told: list[Fallen] = []
    unknown: int | None = None
    for step in steps:
        try:
            told.append(Fallen(step, day_of(step.days, due_on, known)))
        except UnknownYear as fault:
            unknown = max(unknown or 0, fault.year)
    told.sort(key=lambda one: (one.day, one.step.key))
    return Fall(tuple(one for one in told if one.day <= today), tuple(one for one in told if one.day > today), unknown)


def chosen(
    left: Sequence[Fallen], newest: date | None, addressed_on: date, today: date
) -> tuple[list[Fallen], dict[Key, str]]:
    """Of the steps that fell due and are not settled: those to send now, and the others with the reason why not.

    ``newest``: the latest day of a step settled before. Only the last day's steps go (two of one day go both); what
    lies behind was passed over, by a clock that jumped, a machine that stood still or a due day that was changed.
    Nothing goes for a day on which the unit had just been addressed, or not yet, nor for one a year past.
    """
    last = max((one.day for one in left), default=None)
    going: list[Fallen] = []
    reasons: dict[Key, str] = {}
    for one in left:
        if one.day <= addressed_on:
            reasons[one.step.key] = "early"
        elif one.day < today - CHASED:
            reasons[one.step.key] = "old"
        elif one.day != last or (newest is not None and one.day < newest):
            reasons[one.step.key] = "passed"
        else:
            going.append(one)
    return going, reasons


def distance(due_on: date, today: date, known: Calendar) -> str:
    """How far off the due day is, in words: 还有 2 个工作日到期; without a figure where a year is unknown."""
    if due_on == today:
        return "今天到期"
    one = timedelta(days=1)
    try:
        if due_on > today:
            return f"还有 {known.between(today + one, due_on)} 个工作日到期"
        return f"已过期限 {known.between(due_on + one, today)} 个工作日"
    except UnknownYear:
        return "快到期限" if due_on > today else "已过期限"
