"""Telephone numbers, numbers of persons, codes with a check. Pure.

Their reasons do not quote what stands in the cell: a reason is stored and passed on.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from stdnum.cn import ric

from kexie.kit.tables.kinds.basics import Answer, cleaned, narrow
from kexie.kit.tables.kinds.days import day_of

_MOBILE = re.compile(r"(?:\+?86)?(1[3-9][0-9]{9})")
_LANDLINE = re.compile(r"(?:\+?86)?(0(?:10|2[0-9]|[3-9][0-9]{2}))([0-9]{7,8})(?:(?:转|ext\.?|#|x)([0-9]{1,6}))?")
_SERVICE = re.compile(r"[48]00[0-9]{7}")


@dataclass(frozen=True)
class Phone:
    """One telephone number; only a mobile one where that is told."""

    mobile: bool = False
    word: str = "电话号码"
    sample: str = "13800138000"

    def read(self, text: str) -> Answer:
        """A mobile number as eleven digits, another as 027-82734567 or 027-82734567-12."""
        if plain := _MOBILE.fullmatch(text):
            return Answer(plain.group(1))
        told = narrow(cleaned(text))
        if re.search(r"\d\s*[/、,，;；]\s*\+?\d", told):
            return Answer(None, "只填一个号码")
        told, extension = _parted(told)
        if found := _MOBILE.fullmatch(told):
            return Answer(found.group(1)) if not extension else Answer(None, "手机号码后面不能带分机号")
        if self.mobile:
            return Answer(None, f"不是 11 位手机号码（现为 {len(told)} 位）")
        if found := _LANDLINE.fullmatch(told):
            area, number, after = found.groups()
            extension = extension or after
            return Answer(f"{area}-{number}" + (f"-{extension}" if extension else ""))
        if _SERVICE.fullmatch(told):
            return Answer(told)
        hint = "，固定电话请加区号" if re.fullmatch(r"[2-8]\d{6,7}", told) else ""
        return Answer(None, f"不是有效的电话号码（现为 {len(told)} 位）{hint}")


def _parted(told: str) -> tuple[str, str]:
    """The digits of a number, and its extension behind a second hyphen (027-82734567-12)."""
    found = re.fullmatch(r"(.*\d{7,8})\s*-\s*(\d{1,6})", told)
    told, extension = (found.group(1), found.group(2)) if found else (told, "")
    return re.sub(r"[\s\-().]", "", told).casefold(), extension


@dataclass(frozen=True)
class IdNumber:
    """A citizen's number (GB 11643): 18 signs, a real day of birth, the last one reckoned from the others."""

    word: str = "公民身份号码"
    sample: str = ""

    def read(self, text: str) -> Answer:
        """The number, its last sign as a capital."""
        told = re.sub(r"[\s-]", "", narrow(cleaned(text))).upper()
        if re.fullmatch(r"\d{15}", told):
            return Answer(None, "这是 15 位的旧身份证号码，请换成 18 位")
        if not re.fullmatch(r"[1-9][0-9]{16}[0-9X]", told):
            return Answer(None, f"身份证号码应为 18 位数字（末位可以是 X），现为 {len(told)} 位")
        if not day_of(int(told[6:10]), int(told[10:12]), int(told[12:14])):
            return Answer(None, "身份证号码中的出生日期不存在，请与证件核对")
        if ric.calc_check_digit(told) != told[-1]:
            return Answer(None, "身份证号码校验位不正确，请与证件核对")
        return Answer(told)


class Outcome(Protocol):
    """What a check of a code says (as ``organisations.codes.credit.check``)."""

    @property
    def code(self) -> str:
        """The code in its plain form."""
        ...

    @property
    def error(self) -> str:
        """Why it cannot be; empty where it can."""
        ...

    @property
    def warning(self) -> str:
        """What to look at again."""
        ...


@dataclass(frozen=True)
class Checked:
    """A code with a check of its own, handed in by the domain that knows it (统一社会信用代码)."""

    check: Callable[[str], Outcome]
    word: str
    sample: str = ""

    def read(self, text: str) -> Answer:
        """The code in its plain form."""
        found = self.check(narrow(cleaned(text)))
        return Answer(None, found.error) if found.error else Answer(found.code, warning=found.warning)
