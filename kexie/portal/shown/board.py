"""The board's columns, words and addresses, as its page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from kexie.portal.forms.board import Asked


@dataclass(frozen=True, slots=True)
class Nothing:
    """An empty list in words: what is missing, what to try, one button at most."""

    title: str
    text: str
    href: str = ""
    action: str = ""
    icon: str = "inbox"


class Board:
    """What is asked of the board and what it holds. ``columns``: rows with ``code name description count``."""

    def __init__(self, columns: Iterable[Any], asked: Asked) -> None:
        """Raises KeyError for a column that is not there."""
        self._columns = list(columns)
        self.q = asked.q
        named = {column.code: column for column in self._columns}
        self.column = named[asked.column] if asked.column else None

    @property
    def code(self) -> str:
        """The column's code, "" for all."""
        return self.column.code if self.column else ""

    @property
    def name(self) -> str:
        """The column's name in the reader's language; the board bears the first column's name as such sites do."""
        return _(self.column.name) if self.column else _("通知公告")

    @property
    def description(self) -> str:
        """One line for search engines and feeds."""
        return str(self.column.description or self.column.name) if self.column else _("通知、公告、动态和印发的文件")

    def address(self, **parts: str) -> str:
        """The board's address with these parts, empty ones left out."""
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in parts.items() if value})
        path = reverse("portal:board")
        return f"{path}?{query.urlencode()}" if query else path

    @property
    def url(self) -> str:
        """The column without words: the page that search engines should keep."""
        return self.address(column=self.code)

    @property
    def feed_url(self) -> str:
        """Where its feed lies."""
        feed = reverse("portal:feed")
        return f"{feed}?column={self.code}" if self.code else feed

    @cached_property
    def tabs(self) -> list[dict[str, Any]]:
        """All, then each column, with how many notices (of those found) it holds."""
        whole = {
            "label": _("全部"),
            "count": sum(column.count for column in self._columns),
            "url": self.address(q=self.q),
            "current": not self.column,
        }
        return [whole, *(self._tab(column) for column in self._columns)]

    def _tab(self, column: Any) -> dict[str, Any]:
        return {
            "label": _(column.name),
            "count": column.count,
            "url": self.address(column=column.code, q=self.q),
            "current": column.code == self.code,
        }

    @property
    def trail(self) -> list[tuple[str, str]]:
        """首页 / 通知公告 / column."""
        board = (_("通知公告"), reverse("portal:board") if self.column or self.q else "")
        here = [(self.name, "")] if self.column and not self.q else [(_("搜索"), "")] if self.q else []
        return [(_("首页"), reverse("portal:home")), board, *here]

    @property
    def is_whole(self) -> bool:
        """No column chosen: each row then says its own."""
        return self.column is None

    @property
    def nothing(self) -> Nothing:
        """What to say where no notice is shown (look.md 10)."""
        if self.q and self.column:
            title = _("没有符合“%(column)s + %(words)s”的公告") % {"column": self.name, "words": self.q}
            hint = _("去掉栏目或换个词试试；可以只输拼音首字母，如 whgzyd。")
            return Nothing(title, hint, self.address(q=self.q), _("在全部栏目里搜"), "search")
        if self.q:
            title = _("没有符合“%(words)s”的公告") % {"words": self.q}
            hint = _("换个词或少输几个字试试；可以只输拼音首字母，如 whgzyd。")
            return Nothing(title, hint, self.address(), _("看全部公告"), "search")
        if self.column:
            title = _("“%(column)s”还没有内容") % {"column": self.name}
            return Nothing(title, _("先看看别的栏目。"), self.address(), _("看全部公告"))
        return Nothing(_("还没有公告"), _("第一件文件印发后会登在这里。"))
