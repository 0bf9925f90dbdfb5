"""Kinds of cell that only these tables have: a birth of which the year is known, several of a list, addresses. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from operator import mul

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

from kexie.kit import clock
from kexie.kit.tables.kinds import Answer, Choice, Day, IdNumber, Month, Whole, cleaned
from kexie.kit.tables.kinds.days import day_of
from kexie.organisations import telephones
from kexie.people import disciplines
from kexie.people.codes import papers

_FIRST, _LAST = 1880, 2200
_YEAR = re.compile(r"\d{4}年?")
_YEARS, _DAY, _MONTH, _ID_NUMBER = Whole(_FIRST, _LAST), Day(date(_FIRST, 1, 1)), Month(), IdNumber()
_RESIDENT = re.compile("[1-9][0-9]{16}[0-9X]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643
_VALIDATOR = EmailValidator()
# Plain addresses, nearly all there are; others are asked of the validator.
_LABEL = "[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*"
_MAIL = re.compile(rf"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:{_LABEL}\.)+[A-Za-z]{{2,20}}")
_NUMBERS = re.compile(r"[0-9+()（）\- ,，、;；/转]{3,80}")
_PARTS = re.compile(r"[、,，;；/|\n]+")


@dataclass(frozen=True)
class Birth:
    """A day; or only the year (also of 1980-05), with a warning that no more was taken. The value is either."""

    word: str = "出生日期或年份"
    sample: str = "1980-05-02"

    def read(self, text: str) -> Answer:
        """A date, or a year as a number."""
        told = cleaned(text)
        if _YEAR.fullmatch(told):
            return _YEARS.read(told.removesuffix("年"))
        day = _DAY.read(told)
        if not day.fault:
            return day
        month = _MONTH.read(told)
        if month.fault:
            return Answer(None, day.fault)
        return Answer(month.value.year, warning=f"没有写到日，只登记出生年份 {month.value.year}")


def _is_plain(number: str) -> bool:
    """Whether this is a number and nothing but: most are, and the library's check takes five times as long."""
    if not _RESIDENT.fullmatch(number) or not papers.is_place(number):
        return False
    born = day_of(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    if born is None or not date(_FIRST, 1, 1) <= born <= clock.today():
        return False
    total = sum(map(mul, _WEIGHTS, map(int, number[:17])))
    return "10X98765432"[total % 11] == number[17]


@dataclass(frozen=True)
class Resident:
    """A citizen's number that a person may really have: what the page asks of it is asked here too."""

    word: str = "居民身份证号码"
    sample: str = ""

    def read(self, text: str) -> Answer:
        """The number. Its reason does not quote it."""
        if _is_plain(text):
            return Answer(text)
        told = _ID_NUMBER.read(text)
        fault = told.fault or papers.fault(papers.RESIDENT, told.value)
        return Answer(None, fault) if fault else told


@dataclass(frozen=True)
class Discipline:
    """A discipline of GB/T 13745 by its name or its code of three to seven figures."""

    word: str = "学科名称或代码（GB/T 13745）"
    sample: str = "计算机科学技术"

    def read(self, text: str) -> Answer:
        """The code."""
        code, fault = disciplines.read(cleaned(text))
        return Answer(None, fault) if fault else Answer(code)


@dataclass(frozen=True)
class Several:
    """Any of a list, parted by the usual signs; the value is a sorted tuple of codes."""

    choice: Choice
    word: str = "选项，几项之间用顿号"

    @property
    def sample(self) -> str:
        """The first two of the list."""
        return "、".join(option.label for option in self.choice.options[:2])

    def read(self, text: str) -> Answer:
        """The codes."""
        found = [self.choice.read(part) for part in _PARTS.split(text) if part.strip()]
        fault = next((one.fault for one in found if one.fault), "")
        return Answer(None, fault) if fault else Answer(tuple(sorted({one.value for one in found})))


@dataclass(frozen=True)
class Shaped:
    """One line of a shape: codes, telephones of a unit."""

    shape: str
    fault: str
    limit: int
    word: str
    sample: str

    def read(self, text: str) -> Answer:
        """The cleaned line."""
        told = cleaned(text)
        if len(told) > self.limit or not re.fullmatch(self.shape, told):
            return Answer(None, self.fault)
        return Answer(told)


@dataclass(frozen=True)
class Numbers:
    """Telephones of a unit, parted by the usual signs. What a list of ours shows by its mask is no number to read."""

    word: str = "电话，几个之间用顿号"
    sample: str = "027-65692271"

    def read(self, text: str) -> Answer:
        """The numbers as they were written. A reason does not quote them."""
        whole = cleaned(text)
        told = telephones.without_masks(whole)
        warning = "" if told == whole else "遮住的手机号没有读入，已登记的不变"
        if not told:
            return Answer(None, warning=warning)
        if not _NUMBERS.fullmatch(told):
            return Answer(None, "电话只能包含数字、括号、短横线和“转”，例如 (027)65692271")
        if telephones.runs_on(told):
            return Answer(None, telephones.RUN_ON)
        office, mobiles = telephones.split(told)
        if len(office) > telephones.LONGEST:
            return Answer(None, f"固定电话合计不超过 {telephones.LONGEST} 个字")
        if telephones.stands_in(office, mobiles):
            return Answer(None, telephones.BARED)
        return Answer(told, warning=warning)


@dataclass(frozen=True)
class Office(Shaped):
    """A number of an office: nobody's mobile."""

    def read(self, text: str) -> Answer:
        """The cleaned line."""
        told = super().read(text)
        if told.value and telephones.has_mobile(told.value):
            return Answer(None, "传真不能填手机号，手机号请填在“电话”列")
        return told


@dataclass(frozen=True)
class Mail:
    """An e-mail address."""

    word: str = "电子邮箱"
    sample: str = "name@example.cn"

    def read(self, text: str) -> Answer:
        """The address."""
        if _MAIL.fullmatch(text) and len(text) <= 100:
            return Answer(text)
        told = cleaned(text)
        try:
            _VALIDATOR(told)
        except ValidationError:
            return Answer(None, "应为电子邮箱，例如 name@example.cn")
        return Answer(told) if len(told) <= 254 else Answer(None, "电子邮箱过长")


@dataclass(frozen=True)
class Site:
    """A web address; without a scheme it is taken as https."""

    word: str = "网址"
    sample: str = "https://www.example.cn"

    def read(self, text: str) -> Answer:
        """The address with its scheme."""
        told = cleaned(text)
        whole = told if "://" in told else f"https://{told}"
        try:
            URLValidator(schemes=["http", "https"])(whole)
        except ValidationError:
            return Answer(None, "应为网址，例如 https://www.example.cn")
        if len(whole) > 200:
            return Answer(None, "网址不能超过 200 个字符")
        return Answer(whole, warning="" if whole == told else f"网址前补上了 https://，读作 {whole[:60]}")
