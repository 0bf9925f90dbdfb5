"""The front page in plain data: figures with unit and base, what is under way, the newest notices."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kexie.kit import clock
from kexie.portal.shown.notice import link
from kexie.portal.templatetags.portal import cn_day

PANEL = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the front page; its unit stands behind it."""

    label: str
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the panel under the hero."""

    kind: str
    title: str
    url: str
    note: str
    published: str
    days: int | None
    progress: str


class Home:
    """``counts`` and ``figures`` are live counts; nothing here is made up, a figure without a base is left out."""

    def __init__(self, notices: Iterable[Any], columns: Iterable[Any], figures: Any, counts: Any) -> None:
        """``notices``: the newest, each with how many units it was ``addressed`` to and how many ``signed``."""
        self.notices = list(notices)
        self._columns = list(columns)
        self._figures, self._counts = figures, counts

    @property
    def figures(self) -> list[Figure]:
        """企业科协、科技工作者、本年印发、签收率."""
        told = [
            Figure(_("企业科协"), f"{self._counts.enterprises:,}", _("家")),
            Figure(_("科技工作者"), f"{self._counts.people:,}", _("人")),
            Figure(_("本年印发"), f"{self._figures.issued:,}", _("件")),
        ]
        if self._figures.addressed:
            share = self._figures.signed * 100 // self._figures.addressed
            told.append(Figure(_("本年签收率"), str(share), "%"))
        return told

    @cached_property
    def _waiting(self) -> list[Any]:
        """Those of the newest that still wait for signatures."""
        return [notice for notice in self.notices if notice.signed < notice.addressed]

    @property
    def panel_title(self) -> str:
        """What the panel holds."""
        return _("正在签收") if self._waiting else _("最新文件")

    @property
    def panel(self) -> list[Item]:
        """At most four: those still being signed for, else the newest."""
        return [self._item(notice) for notice in (self._waiting or self.notices)[:PANEL]]

    def _item(self, notice: Any) -> Item:
        document, to = notice.document, link(notice)
        due, today = document.due_on, clock.today()
        told = {"signed": f"{notice.signed:,}", "addressed": f"{notice.addressed:,}"}
        return Item(
            kind=_(document.get_kind_display()),
            title=to.title,
            url=to.url,
            note=document.issuer.label,
            published=cn_day(clock.local(notice.published_at).date()),
            days=(due - today).days if due and due >= today else None,
            progress=_("已签收 %(signed)s / %(addressed)s 家") % told if notice.addressed else "",
        )

    @property
    def columns(self) -> list[dict[str, str]]:
        """The board's columns as links."""
        board = reverse("portal:board")
        return [{"label": _(column.name), "url": f"{board}?column={column.code}"} for column in self._columns]
