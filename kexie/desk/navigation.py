"""The side column of the desk: one table; an entry shows where the actor has use for it."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import acting, settings_facts
from kexie.kit.actor import Actor


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: words, lucide icon, address name, the to-do lists it counts (``*`` all), who sees it.

    ``also``: further addresses under which this line is the present one.
    """

    label: str
    icon: str
    name: str
    counts: tuple[str, ...] = ()
    strong: bool = False
    shows: Callable[[Actor], bool] = lambda by: True
    also: Callable[[], Sequence[str]] = tuple


def _right(*rights: str) -> Callable[[Actor], bool]:
    return lambda by: any(right in by.rights for right in rights)


def _settled(by: Actor) -> bool:
    return bool(settings_facts.entries(by))


def _posted(by: Actor) -> bool:
    return by.post_id is not None


TABLE: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "",
        (
            Entry("工作台", "house", "desk:home", ("*",), strong=True),
            Entry("公文", "file-text", "desk:documents", ("documents",), shows=_posted),
            Entry(
                "收文签收",
                "inbox",
                "desk:inbox",
                ("inbox",),
                shows=_posted,
                also=lambda: (reverse("desk:replies_below"),),
            ),
            Entry(
                "工作要点",
                "list-checks",
                "desk:plans",
                ("plans",),
                shows=_right("documents.draft", "plans.work", "plans.verify"),
                also=lambda: tuple(
                    reverse("desk:home") + part for part in ("tasks/", "targets/", "reports/", "answers/")
                ),
            ),
            Entry(
                "成立和换届",
                "building-2",
                "desk:foundings",
                ("associations",),
                shows=_right("organisations.edit"),
                also=lambda: tuple(reverse("desk:home") + part for part in ("tenures/", "reelections/", "changes/")),
            ),
            Entry(
                "活动和年报",
                "notebook-pen",
                "desk:activities",
                shows=_right("organisations.edit", "plans.work"),
                also=lambda: tuple(
                    reverse("desk:home") + part for part in ("annual-reports/", "guidance/", "year-plans/", "homes/")
                ),
            ),
            Entry("归档目录", "archive", "desk:archive", shows=_right("documents.number", "documents.issue")),
            Entry("统计", "chart-column", "desk:statistics", shows=_right("receipts.read")),
            # No count: it would take every page another query (at most eight on the home).
            Entry("消息", "mail", "desk:messages"),
            Entry("发出的消息", "send", "desk:outbox", shows=_right("messages.manage")),
        ),
    ),
    (
        "底数",
        (
            Entry("组织", "network", "desk:organisations", shows=_posted),
            Entry("企事业科协", "building-2", "desk:register", shows=_posted),
            Entry("覆盖面", "map", "desk:coverage", shows=_right("people.read")),
            Entry("人员", "users", "desk:people", shows=_right("people.read")),
            Entry(
                "疑似重复",
                "copy",
                "desk:duplicates",
                shows=_right("people.edit"),
                also=lambda: (reverse("desk:home") + "merges/",),
            ),
            Entry(
                "个人信息",
                "user-x",
                "desk:erasures",
                ("custody",),
                shows=_right("people.edit"),
                also=lambda: (reverse("desk:home") + "corrections/",),
            ),
            Entry("导入", "upload", "desk:imports", shows=_right("people.edit", "organisations.edit")),
            Entry("账号", "key-round", "desk:accounts", ("accounts",), shows=_right("accounts.manage")),
        ),
    ),
    (
        "设置",
        (
            Entry("设置", "settings", "desk:settings", shows=_settled, also=settings_facts.paths),
            Entry("工作日历", "calendar-days", "desk:calendar"),
            Entry("操作日志", "scroll-text", "desk:journal", shows=_right("journal.read")),
        ),
    ),
)


def groups(request: HttpRequest, by: Actor) -> list[Mapping[str, object]]:
    """The groups of this actor with counts from the to-do lists; groups without entries left out."""
    counts = acting.totals(request)
    drawn: list[Mapping[str, object]] = []
    for title, entries in TABLE:
        items = [_drawn(request, entry, counts) for entry in entries if entry.shows(by)]
        if items:
            drawn.append({"title": title, "items": items})
    return drawn


def _drawn(request: HttpRequest, entry: Entry, counts: Mapping[str, int]) -> Mapping[str, object]:
    url, under = _addresses(entry)
    here = request.path == url if entry.name == "desk:home" else request.path.startswith(under)
    total = sum(n for code, n in counts.items() if code in entry.counts or "*" in entry.counts)
    return {
        "label": entry.label, "icon": entry.icon, "url": url, "current": here,
        "count": total or None, "strong": entry.strong,
    }  # fmt: skip


@functools.cache
def _addresses(entry: Entry) -> tuple[str, tuple[str, ...]]:
    """Where an entry leads, and what it is the present one under: asked on every page, the same for everybody."""
    url = reverse(entry.name)
    return url, (url, *entry.also())
