"""会员类别, how long one is valid, when a renewal is due: plain values. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from kexie.kit.months import later

# Name and months of validity; None: for good. The first is what somebody is admitted as where nothing is said.
Kinds = list[list[str | int | None]]
USUAL_KINDS: tuple[tuple[str, int | None], ...] = (
    ("个人会员", None), ("资深会员", None), ("荣誉会员", None), ("学生会员", 48),
)  # fmt: skip
# Of units, from the bottom of a federation to its top; the list of its units begins with the last.
USUAL_UNIT_KINDS = tuple(
    (name, None) for name in ("会员单位", "团体会员", "理事单位", "常务理事单位", "副会长单位", "会长单位")
)
# Days before the end at which a renewal is asked for; behind it with a minus.
USUAL_STEPS = (60, 30, 0, -30)
MOST_MONTHS, MOST_DAYS, MOST_KINDS = 120, 365, 20
NAME = 20  # characters
# Nobody joined before, and no validity is told further ahead than that.
FIRST, YEARS_AHEAD = date(1949, 10, 1), 50


def usual_kinds() -> Kinds:
    """The list a house starts with."""
    return [list(one) for one in USUAL_KINDS]


def usual_unit_kinds() -> Kinds:
    """The list a house starts with for units."""
    return [list(one) for one in USUAL_UNIT_KINDS]


def usual_steps() -> list[int]:
    """The steps a house starts with."""
    return list(USUAL_STEPS)


def first_until(joined: date, months: int | None) -> date | None:
    """The last valid day of who joined on this day."""
    return None if months is None else later(joined - timedelta(days=1), months)


def last(today: date) -> date:
    """The last day up to which a validity may be told."""
    return later(today, YEARS_AHEAD * 12)


def step_of(valid_until: date, today: date, steps: Iterable[int]) -> int | None:
    """The nearest step that has come: 30 between thirty days and the last day; None before the first."""
    left = (valid_until - today).days
    come = [step for step in steps if left <= step]
    return min(come) if come else None


def parse_kinds(text: str) -> Kinds:
    """A name a line, with its months behind it where it ends: 学生会员 48. Raises ValueError in Chinese."""
    found: Kinds = []
    for line in filter(None, (one.strip() for one in text.splitlines())):
        words = line.split()
        months = int(words[-1]) if len(words) > 1 and words[-1].isascii() and words[-1].isdigit() else None
        name = " ".join(words if months is None else words[:-1])
        if len(name) > NAME:
            raise ValueError(f"“{name[:NAME]}…”超过 {NAME} 个字")
        if months is not None and not 1 <= months <= MOST_MONTHS:
            raise ValueError(f"{name}的有效月数应在 1 至 {MOST_MONTHS} 之间；长期有效的不写")
        if name in {one[0] for one in found}:
            raise ValueError(f"“{name}”写了两次")
        found.append([name, months])
    if not 1 <= len(found) <= MOST_KINDS:
        raise ValueError(f"请写 1 至 {MOST_KINDS} 种，每行一种")
    return found


def parse_steps(text: str) -> list[int]:
    """提前 60、30、0，过后 30: whole days with their sign, the farthest before the end first. Raises ValueError."""
    try:
        found = sorted({int(word) for word in text.replace("，", " ").replace("、", " ").split()}, reverse=True)
    except ValueError:
        raise ValueError("请写整数天数，用空格分开，例如 60 30 0 -30") from None
    if not found or not all(-MOST_DAYS <= one <= MOST_DAYS for one in found):
        raise ValueError(f"请写 -{MOST_DAYS} 至 {MOST_DAYS} 之间的天数，例如 60 30 0 -30")
    return found


def shown_kinds(kinds: Sequence[Sequence[object]]) -> str:
    """As they are typed."""
    return "\n".join(f"{name} {months}" if months else f"{name}" for name, months in kinds)
