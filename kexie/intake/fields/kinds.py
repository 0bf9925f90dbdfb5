"""Kinds of cell that only these tables have: a birth of which the year is known, several of a list, addresses. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

from kexie.kit.tables.kinds import Answer, Choice, Day, IdNumber, Month, Whole, cleaned
from kexie.people import disciplines
from kexie.people.codes import papers

_FIRST, _LAST = 1880, 2200
_PARTS = re.compile(r"[、,，;；/|\n]+")


@dataclass(frozen=True)
class Birth:
    """A day; or only the year (also of 1980-05), with a warning that no more was taken. The value is either."""

    word: str = "出生日期或年份"
    sample: str = "1980-05-02"

    def read(self, text: str) -> Answer:
        """A date, or a year as a number."""
        told = cleaned(text)
        year = Whole(_FIRST, _LAST).read(told.removesuffix("年")) if re.fullmatch(r"\d{4}年?", told) else None
        if year is not None:
            return year
        day = Day(date(_FIRST, 1, 1)).read(told)
        if not day.fault:
            return day
        month = Month().read(told)
        if month.fault:
            return Answer(None, day.fault)
        return Answer(month.value.year, warning=f"没有写到日，只登记出生年份 {month.value.year}")


@dataclass(frozen=True)
class Resident:
    """A citizen's number that a person may really have: what the page asks of it is asked here too."""

    word: str = "居民身份证号码"
    sample: str = ""

    def read(self, text: str) -> Answer:
        """The number. Its reason does not quote it."""
        told = IdNumber().read(text)
        fault = told.fault or papers.fault(papers.RESIDENT, told.value)
        return Answer(None, fault) if fault else told


@dataclass(frozen=True)
class Discipline:
    """A discipline of GB/T 13745 by its name or its code of three to seven figures."""

    word: str = "学科名称或代码（GB/T 13745）"
    sample: str = "计算机"

    def read(self, text: str) -> Answer:
        """The code."""
        told = cleaned(text)
        if re.fullmatch(r"\d{3}(\d{2}){0,2}", told) and told[:3] in disciplines.NAMES:
            return Answer(told)
        bare = told.removesuffix("科学技术").removesuffix("工程")
        found = [code for code, name in disciplines.NAMES.items() if name in (told, bare)]
        if len(found) == 1:
            return Answer(found[0])
        return Answer(None, f"“{told[:20]}”不是 GB/T 13745 的一级学科，例如：电子与通信、计算机、机械、材料")


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
class Mail:
    """An e-mail address."""

    word: str = "电子邮箱"
    sample: str = "name@example.cn"

    def read(self, text: str) -> Answer:
        """The address."""
        told = cleaned(text)
        try:
            EmailValidator()(told)
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
