"""The one clock: stored in UTC, ruled in Asia/Shanghai. Nothing else in the product asks the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")

# Demo worlds and tests live at a stated moment; the shift keeps running, so that two acts never share one instant.
_shift: ContextVar[timedelta] = ContextVar("kexie_clock_shift", default=timedelta(0))


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC) + _shift.get()


def today() -> date:
    """The present day in Shanghai: the day every rule of the trade means."""
    return now().astimezone(SHANGHAI).date()


def local(moment: datetime) -> datetime:
    """An aware moment as Shanghai shows it."""
    return moment.astimezone(SHANGHAI)


def shanghai(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    """A moment told in Shanghai time, aware."""
    return datetime(year, month, day, hour, minute, second, tzinfo=SHANGHAI)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the clock of this context start at ``moment`` (aware). For demo worlds and tests only."""
    token = _shift.set(moment - datetime.now(UTC))
    try:
        yield
    finally:
        _shift.reset(token)
