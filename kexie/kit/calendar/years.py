"""A year as a page shows it: why a day is out of the ordinary, what was ruled by hand."""

from datetime import date
from typing import TYPE_CHECKING

from chinese_calendar import constants

if TYPE_CHECKING:
    from kexie.kit.calendar.models import DayOverride

MAKE_UP = "调休上班"


def holiday_names(year: int) -> dict[date, str]:
    """Days off by law with their names (国庆节) and make-up days (调休上班); empty for a year the package lacks."""
    off = {day: _chinese(name) for day, name in constants.holidays.items() if day.year == year}
    return off | {day: MAKE_UP for day in constants.workdays if day.year == year}


def _chinese(name: str) -> str:
    return next((one.chinese for one in constants.Holiday if one.value == name), name)


def rulings(year: int) -> "list[DayOverride]":
    """The days of a year ruled by hand, in order. One query."""
    from kexie.kit.calendar.models import DayOverride  # models need the application registry

    return list(DayOverride.objects.filter(day__year=year).order_by("day"))
