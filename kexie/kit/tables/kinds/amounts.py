"""Whole numbers and sums of money. Pure."""

import re
from dataclasses import dataclass
from decimal import Decimal

from kexie.kit.tables.kinds.basics import Answer, cleaned, narrow, quoted

_WHOLE = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+))(?:\.0+)?")
_AMOUNT = re.compile(r"(?:¥|￥|RMB|人民币)?\s*([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*元?", re.I)


@dataclass(frozen=True)
class Whole:
    """A whole number between two ends."""

    least: int = 0
    most: int = 10**9
    word: str = "整数"
    sample: str = "120"

    def read(self, text: str) -> Answer:
        """The number."""
        found = _WHOLE.fullmatch(narrow(cleaned(text)))
        if not found:
            return Answer(None, f"应为整数，现为{quoted(text)}")
        value = int(found.group(1).replace(",", ""))
        if not self.least <= value <= self.most:
            return Answer(None, f"应在 {self.least} 至 {self.most} 之间，现为 {value}")
        return Answer(value)


@dataclass(frozen=True)
class Amount:
    """A sum in yuan; one in another unit (万元) is refused, not reckoned."""

    least: Decimal = Decimal(0)
    most: Decimal = Decimal(10**12)
    places: int = 2
    word: str = "金额（元）"
    sample: str = "12000.50"

    def read(self, text: str) -> Answer:
        """The sum."""
        told = narrow(cleaned(text))
        found = _AMOUNT.fullmatch(told)
        if not found:
            unit = "，请换算成元" if "万" in told or "亿" in told else ""
            return Answer(None, f"应为以元计的金额，现为{quoted(text)}{unit}")
        value = Decimal(found.group(1).replace(",", ""))
        # Its size first: rounding a number of very many figures is no number any more.
        if not self.least <= value <= self.most:
            return Answer(None, f"应在 {self.least} 至 {self.most} 之间，现为 {value}")
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > self.places and value != round(value, self.places):
            return Answer(None, f"最多 {self.places} 位小数，现为{quoted(text)}")
        return Answer(round(value, self.places))
