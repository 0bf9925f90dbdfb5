"""A year of the working calendar as the page draws it: pure, from a calendar read once."""

from calendar import Calendar as Weeks
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kexie.kit.calendar import UnknownYear
from kexie.kit.calendar.days import Calendar


@dataclass(frozen=True, slots=True)
class Cell:
    """One day: number, tone (work rest holiday makeup unknown), the mark 休 or 班 where it is out of the ordinary."""

    number: int
    tone: str
    mark: str
    name: str
    today: bool


@dataclass(frozen=True, slots=True)
class Month:
    """One month: label, working days in it (None in an unknown year), weeks of seven cells or None."""

    label: str
    working: int | None
    weeks: tuple[tuple[Cell | None, ...], ...]


def months(year: int, known: Calendar, names: Mapping[date, str], today: date) -> list[Month]:
    """The twelve months of a year. ``names`` says why a day is out of the ordinary (国庆节)."""
    return [_month(year, number, known, names, today) for number in range(1, 13)]


def _month(year: int, number: int, known: Calendar, names: Mapping[date, str], today: date) -> Month:
    weeks, working, unknown = [], 0, False
    for week in Weeks().monthdatescalendar(year, number):
        row: list[Cell | None] = []
        for day in week:
            if day.month != number:
                row.append(None)
                continue
            cell = _cell(day, known, names, today)
            unknown = unknown or cell.tone == "unknown"
            working += cell.tone in ("work", "makeup")
            row.append(cell)
        weeks.append(tuple(row))
    return Month(f"{number} 月", None if unknown else working, tuple(weeks))


def _cell(day: date, known: Calendar, names: Mapping[date, str], today: date) -> Cell:
    weekend = day.weekday() >= 5
    try:
        works = known.works(day)
    except UnknownYear:
        return Cell(day.day, "unknown", "", "还没有公布", day == today)
    if works:
        tone, mark = ("makeup", "班") if weekend else ("work", "")
    else:
        tone, mark = ("rest", "") if weekend and day not in names else ("holiday", "休")
    return Cell(day.day, tone, mark, names.get(day, ""), day == today)
