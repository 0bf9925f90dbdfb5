"""What waits for who manages accounts, for the home of the desk: letters, locked accounts, the calendar, and the
installation itself: seals, work that failed, the backup.

Each list's ``total`` is the count of the query behind it. Plain callables for ``config.plugs.TODOS``.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import DateTimeField, F, QuerySet, Value
from django.urls import reverse

from kexie.kit import calendar, clock, upkeep
from kexie.kit.actor import Actor
from kexie.kit.todo import MOST, Source, Todo, TodoList
from kexie.organisations.rules import named_where, tending
from kexie.people import queries as people

# How long before its end a letter is spoken of: its reader has had a week and a half by then.
AHEAD = timedelta(days=3)
# The sealer runs every five seconds: ten minutes without a seal mean that it does not run.
UNSEALED = timedelta(minutes=10)


def accounts(actor: Actor, *_others: Actor) -> TodoList:
    """账号: nothing for anybody without accounts to manage (and no query); else one query, two beyond 50."""
    if "accounts.manage" not in actor.rights:
        return TodoList("accounts", "账号", 0, ())
    rows = list(waiting(actor)[: MOST + 1])
    total = len(rows) if len(rows) <= MOST else waiting(actor).count()
    return TodoList("accounts", "账号", total, tuple(_WORDS[row[0]](*row[1:]) for row in rows[:MOST]))


def installation(actor: Actor, *_others: Actor) -> TodoList:
    """系统: what the installation itself waits for, told to who manages its accounts. Two queries, or none."""
    if "accounts.manage" not in actor.rights:
        return TodoList("installation", "系统", 0, ())
    state = upkeep.told(tending(actor))
    items = (*_unsealed(state), *_failed(state), *_backup(state), *_calendar(actor, state))
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


def _calendar(actor: Actor, state: upkeep.State) -> Iterable[Todo]:
    """From November on, while nobody knows next year's holidays: terms that reach into it cannot be counted."""
    if "calendar.edit" not in actor.rights or not calendar.next_year_is_missing(state.entered):
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


def _unsealed(state: upkeep.State) -> Iterable[Todo]:
    if state.unsealed_since is None or clock.now() - state.unsealed_since < UNSEALED:
        return
    yield Todo(
        icon="shield-alert",
        title=f"操作日志有 {state.unsealed} 条没有封存",
        whom="后台可能没有运行，请在服务器上运行 kexie doctor",
        since=state.unsealed_since,
        due=None,
        url=reverse("desk:journal"),
        button="查看日志",
    )


def _failed(state: upkeep.State) -> Iterable[Todo]:
    """One line with the number, as many as the page lists: a mail server that is away fails a hundred at once."""
    if state.failed_since is None or not state.asked:
        return
    yield Todo(
        icon="triangle-alert",
        title=f"{state.failed} 项后台工作没有做成",
        whom="看原因，再试一次或作废",
        since=state.failed_since,
        due=None,
        url=reverse("desk:jobs"),
        button="处理",
    )


def _backup(state: upkeep.State) -> Iterable[Todo]:
    """Where it matters: an installation one develops on is nobody's record."""
    since = state.backup_due()
    if since is None or not state.asked or not settings.PRODUCTION:
        return
    last = state.backed_up_at
    yield Todo(
        icon="database-backup",
        title=f"上次备份是 {(clock.now() - last).days} 天前" if last else "还没有备份过",
        whom="请在服务器上运行 kexie backup，备份文件存到别处",
        since=since,
        due=None,
        url=reverse("desk:jobs"),
        button="查看",
    )


SOURCES: tuple[Source, ...] = (accounts, installation)
