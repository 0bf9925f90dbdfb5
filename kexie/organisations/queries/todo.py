"""What waits for who manages accounts, for the home of the desk: letters, locked accounts, the calendar, the seals.

Each list's ``total`` is the count of the query behind it. Plain callables ``(actor) -> TodoList`` for
``config.plugs.TODOS``; the shapes are those of the desk's own.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, F, QuerySet, Value
from django.urls import reverse

from kexie.kit import calendar, clock
from kexie.kit.actor import Actor
from kexie.kit.journal import sealing
from kexie.organisations.rules import named_where
from kexie.people import queries as people

# A home page shows the first few; the number beside them tells the rest.
MOST = 50
# How long before its end a letter is spoken of: its reader has had a week and a half by then.
AHEAD = timedelta(days=3)
# The sealer runs every five seconds: ten minutes without a seal mean that it does not run.
UNSEALED = 600


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: what, from whom, since when, due when (last day in time), one button and where it leads."""

    icon: str
    title: str
    whom: str
    since: datetime
    due: date | None
    url: str
    button: str


@dataclass(frozen=True, slots=True)
class TodoList:
    """One source's to-dos; ``items`` may be cut to the first, ``total`` never is."""

    code: str
    label: str
    total: int
    items: tuple[Todo, ...]


def accounts(actor: Actor) -> TodoList:
    """账号: nothing for anybody without accounts to manage (and no query); else one query, two beyond 50."""
    if "accounts.manage" not in actor.rights:
        return TodoList("accounts", "账号", 0, ())
    rows = list(waiting(actor)[: MOST + 1])
    total = len(rows) if len(rows) <= MOST else waiting(actor).count()
    return TodoList("accounts", "账号", total, tuple(_WORDS[row[0]](*row[1:]) for row in rows[:MOST]))


def installation(actor: Actor) -> TodoList:
    """系统: what the installation itself waits for, told to who manages its accounts. Two queries, or none."""
    if "accounts.manage" not in actor.rights:
        return TodoList("installation", "系统", 0, ())
    items = (*_unsealed(), *_calendar(actor))
    return TodoList("installation", "系统", len(items), items)


def waiting(actor: Actor) -> QuerySet[Any, tuple[Any, ...]]:
    """Letters to send anew and accounts somebody is guessing at, as (what, person's id, name, since, until). One query.

    A letter waits from three days before its end, until it is taken, sent anew, or a month has passed.
    """
    reach = named_where(actor)
    soon = people.letters_running_out(clock.now() + AHEAD).filter(reach)
    shut = people.locked_out().filter(reach)
    letters = soon.annotate(what=Value("letter"), who=F("person__name"), since=F("made_at"), until=F("expires_at"))
    never = Value(None, output_field=DateTimeField())
    locks = shut.annotate(what=Value("lock"), who=F("person__name"), since=F("locked_at"), until=never)
    columns = ("what", "person_id", "who", "since", "until")
    return letters.values_list(*columns).union(locks.values_list(*columns), all=True).order_by("until", "who")


def _letter(person_id: UUID, name: str, since: datetime, until: datetime) -> Todo:
    return Todo(
        icon="mail-warning",
        title=f"{name}的认领邀请{'已过期' if until <= clock.now() else '快到期'}",
        whom="本人还没有认领账号",
        since=since,
        due=clock.local(until).date(),
        url=reverse("desk:account", args=[person_id]),
        button="重发邀请",
    )


def _lock(person_id: UUID, name: str, since: datetime, until: None) -> Todo:
    return Todo(
        icon="lock",
        title=f"{name}的账号被锁定",
        whom="密码连续输错，10 分钟后自动解锁；不是本人在试的，请停用",
        since=since,
        due=None,
        url=reverse("desk:account", args=[person_id]),
        button="查看账号",
    )


_WORDS: dict[str, Callable[..., Todo]] = {"letter": _letter, "lock": _lock}


def _calendar(actor: Actor) -> Iterable[Todo]:
    """From November on, while nobody knows next year's holidays: terms that reach into it cannot be counted."""
    if "calendar.edit" not in actor.rights or not calendar.next_year_is_missing():
        return
    today = clock.today()
    yield Todo(
        icon="calendar-x",
        title=f"录入 {today.year + 1} 年的放假安排",
        whom="没有它，跨年的期限算不出来",
        since=clock.shanghai(today.year, 11, 1),
        due=date(today.year, 12, 31),
        url=reverse("desk:calendar_year", args=[today.year + 1]),
        button="录入",
    )


def _unsealed() -> Iterable[Todo]:
    count, seconds = sealing.pending()
    if seconds < UNSEALED:
        return
    yield Todo(
        icon="shield-alert",
        title=f"操作日志有 {count} 条没有封存",
        whom="后台可能没有运行，请在服务器上运行 kexie doctor",
        since=clock.now() - timedelta(seconds=seconds),
        due=None,
        url=reverse("desk:journal"),
        button="查看日志",
    )


SOURCES: tuple[Callable[[Actor], TodoList], ...] = (accounts, installation)
