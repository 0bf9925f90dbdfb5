"""Days and months, in the ways people and spreadsheets write them. Pure."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from kexie.kit.tables.kinds.basics import Answer, cleaned, narrow, quoted

_DAY = re.compile(r"(\d{4})\s*([-/.年])\s*(\d{1,2})\s*([-/.月])\s*(\d{1,2})\s*日?(?:\s+00?:00(?::00)?)?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIMED = re.compile(r".*\d{1,2}:\d{2}.*")
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?|(\d{4})(\d{2})")
# Days counted from 1900 by a spreadsheet whose cell lost its format: 1930 to 2099, or they could be anything.
_FIRST_SERIAL, _LAST_SERIAL = 10_959, 73_050
_BEFORE = date(1899, 12, 30)


@dataclass(frozen=True)
class Day:
    """2013-05-02, 2013/5/2, 2013.5.2, 2013年5月2日, 20130502; a spreadsheet's count of days with a warning."""

    first: date = date(1900, 1, 1)
    last: date = date(2999, 12, 31)
    word: str = "日期"
    sample: str = "2013-05-02"

    def read(self, text: str) -> Answer:
        """The day."""
        told = narrow(cleaned(text))
        warning = ""
        if found := _DAY.fullmatch(told):
            year, sign, month, other, day = found.groups()
            if (sign, other) not in (("年", "月"), ("-", "-"), ("/", "/"), (".", ".")):
                return Answer(None, f"应写成“2013-05-02”这样的日期，现为{quoted(text)}")
            value = day_of(int(year), int(month), int(day))
        elif found := _DIGITS.fullmatch(told):
            value = day_of(*map(int, found.groups()))
        elif told.isdecimal() and _FIRST_SERIAL <= int(told) <= _LAST_SERIAL and len(told) == 5:
            value = _BEFORE + timedelta(days=int(told))
            warning = f"{told} 是表格软件的日期序号，已读作 {value.isoformat()}，请核对"
        elif _TIMED.fullmatch(told):
            return Answer(None, f"只填日期，不带时间，现为{quoted(text)}")
        else:
            return Answer(None, f"应写成“2013-05-02”这样的日期，现为{quoted(text)}")
        if value is None:
            return Answer(None, f"没有这一天：{quoted(text)}")
        if not self.first <= value <= self.last:
            return Answer(None, f"应在 {self.first} 至 {self.last} 之间，现为 {value}")
        return Answer(value, warning=warning)


@lru_cache(maxsize=65_536)
def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None where there is none. Registers hold few days many times."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True)
class Month:
    """A month, as its first day: 2013-05, 2013年5月, 201305; of a whole day the month is taken, with a warning.

    2013.1 is refused: typed as 2013.10 into a cell for numbers, a spreadsheet keeps 2013.1.
    """

    word: str = "年月"
    sample: str = "2013-05"

    def read(self, text: str) -> Answer:
        """The first day of the month."""
        told = narrow(cleaned(text))
        found = _MONTH.fullmatch(told)
        if not found:
            whole = Day().read(told)
            if whole.fault or whole.warning:
                return Answer(None, f"应写成“2013-05”这样的年月，现为{quoted(text)}")
            return Answer(whole.value.replace(day=1), warning=f"只取年月：{whole.value:%Y-%m}")
        if re.fullmatch(r"\d{4}\.1", told):
            year = told[:4]
            return Answer(None, f"分不清是 1 月还是 10 月，请写成“{year}-01”或“{year}-10”，现为{quoted(text)}")
        value = day_of(*(int(part) for part in found.groups() if part), 1)
        return Answer(value) if value else Answer(None, f"没有这个月：{quoted(text)}")
