"""Green, yellow, red: what is done, held against what time asks. Pure; the thresholds are rows of the desk.

The rule: the share of what is done (done / base) is held against the share of the time that is gone (from the day
the plan was issued to the day it is due). From ``on_course`` per cent of that on the light is green, from ``slow``
per cent on yellow, below red; past its day and not done it is red. What is done or not done (按期完成, 是否完成) has
no share on the way: green, yellow in the last ``soon`` days, red past its day. What is done is green at any time.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

DONE, ON, SLOW, BEHIND, NONE = "done", "on", "slow", "behind", "none"
CODES: Final = (BEHIND, SLOW, ON, DONE, NONE)
WORDS: Final = {BEHIND: "滞后", SLOW: "偏慢", ON: "正常", DONE: "已完成", NONE: "未开始"}
# red, yellow, green; what has not begun has none.
COLOURS: Final = {BEHIND: "红灯", SLOW: "黄灯", ON: "绿灯", DONE: "绿灯", NONE: "未亮灯"}

_EXACT: Final = Decimal("1E-12")


@dataclass(frozen=True, slots=True)
class Rule:
    """Thresholds in per cent of what time asks, and days."""

    on_course: int = 90
    slow: int = 60
    soon: int = 30

    @property
    def told(self) -> str:
        """The rule in words, for the page."""
        return (
            f"完成比例与时间进度相比：达到 {self.on_course}% 为绿灯，达到 {self.slow}% 为黄灯，不到的为红灯；"
            f"到期没有完成的为红灯，完成的为绿灯。按期完成、是否完成的任务到期前 {self.soon} 天起为黄灯。"
            "时间进度从下达之日算到完成时限。"
        )


@dataclass(frozen=True, slots=True)
class Span:
    """From the day of issue to the day it is due, seen from ``today``. Days."""

    start: date
    due: date
    today: date

    @property
    def whole(self) -> int:
        """Days from start to due, at least one."""
        return max((self.due - self.start).days, 1)

    @property
    def gone(self) -> int:
        """Days gone of them."""
        return min(max((self.today - self.start).days, 0), self.whole)


def light(done: Decimal, base: Decimal, span: Span, rule: Rule, *, stepwise: bool = True) -> str:
    """The code of the light; ``stepwise`` False: done or not done, without a share on the way."""
    if base and done >= base:
        return DONE
    if span.today > span.due:
        return BEHIND
    if span.today < span.start:
        return NONE
    if not stepwise:
        return SLOW if (span.due - span.today).days <= rule.soon else ON
    # No division: done / base against gone / whole, in whole numbers on both sides.
    reached, asked = done * 100 * span.whole, base * span.gone
    if reached >= asked * rule.on_course:
        return ON
    return SLOW if reached >= asked * rule.slow else BEHIND


def score(reached: Decimal, weight: Decimal) -> Decimal:
    """:func:`share` of a sum of shares: thirds that were cut in their last place are made whole before it is cut."""
    return share(reached.quantize(_EXACT), weight)


def share(done: Decimal, base: Decimal) -> Decimal:
    """Per cent done, 0 to 100, one decimal, cut and not rounded up: 99.96 is not yet 100."""
    if not base:
        return Decimal(0)
    return (min(done / base, Decimal(1)) * 1000).to_integral_value("ROUND_FLOOR") / 10
