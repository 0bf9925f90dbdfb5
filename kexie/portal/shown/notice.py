"""A notice as its page shows it. Takes rows that the query has fetched whole; asks the database nothing."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kexie.kit import clock
from kexie.notices import rules
from kexie.portal.shown import text
from kexie.portal.shown.paper import Paper
from kexie.portal.templatetags.portal import absolute, cn_day


@dataclass(frozen=True, slots=True)
class Fact:
    """One 文件要素； ``value`` None: the document does not tell it, and the page says so."""

    label: str
    value: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Another notice: its title and address."""

    title: str
    url: str


def link(notice: Any) -> Link:
    """A notice as a link; its document must be fetched."""
    return Link(str(notice.document.title), reverse("portal:notice", args=(notice.year, notice.number)))


class Shown(Paper):
    """One notice with its document (issuer, number, column, attachments and co-issuers fetched)."""

    def __init__(self, notice: Any, *, older: Any = None, newer: Any = None, corrected_by: Any = None) -> None:
        """``older``, ``newer``, ``corrected_by`` are notices or None."""
        super().__init__(notice.document, lambda row: self._address("notice_file", row.id))
        self.notice = notice
        # Only how many: which units have not signed is between them and the issuer.
        self.signed, self.addressed = int(notice.signed), int(notice.addressed)
        self.older = link(older) if older else None
        self.newer = link(newer) if newer else None
        self.corrected_by = link(corrected_by) if corrected_by else None

    @property
    def corrects(self) -> Link | None:
        """The notice this one corrects, where that is public too."""
        earlier = self.document.corrects
        told = getattr(earlier, "notice", None) if earlier else None
        return Link(str(earlier.title), reverse("portal:notice", args=(told.year, told.number))) if told else None

    @property
    def sign_url(self) -> str:
        """Where an addressed unit signs: its inbox at the desk, after sign-in."""
        return reverse("desk:inbox")

    @property
    def trail(self) -> list[tuple[str, str]]:
        """首页 / 通知公告 / column."""
        column = self.notice.column
        board = reverse("portal:board")
        here = (_(column.name), f"{board}?column={column.code}")
        return [(_("首页"), reverse("portal:home")), (_("通知公告"), board), here]

    def _address(self, name: str, *more: Any) -> str:
        return reverse(f"portal:{name}", args=(self.notice.year, self.notice.number, *more))

    @property
    def is_read(self) -> bool:
        """Taken over from a page found on the web: what that page did not tell is shown as missing."""
        return bool(self.notice.has_source)

    @property
    def url(self) -> str:
        """Its permanent address."""
        return self._address("notice")

    @property
    def print_url(self) -> str:
        """The view for A4."""
        return self._address("notice_print")

    @property
    def pdf_url(self) -> str:
        """The document as PDF; empty where it is too long for one."""
        return "" if rules.too_long(self.document) else self._address("notice_pdf")

    @property
    def source(self) -> str:
        """来源, empty where not told."""
        return str(self.document.source)

    @property
    def author(self) -> str:
        """作者, empty where not told."""
        return str(self.document.author)

    @cached_property
    def facts(self) -> list[Fact]:
        """文件要素, both dates among them."""
        document = self.document
        ours = self.is_read and self.number and not document.number.given
        told = [
            Fact(_("发文机关"), "、".join(issuer.label for issuer in self.issuers)),
            Fact(_("发文字号"), self.number or None, _("原网页未载，由本平台编号") if ours else ""),
            Fact(_("署名"), "、".join(self.signatures) or None),
            Fact(_("成文日期"), cn_day(document.written_on) if document.written_on else None),
            Fact(_("发布日期"), cn_day(clock.local(self.notice.published_at).date())),
            Fact(_("公开属性"), _(document.get_openness_display())),
        ]
        return [fact for fact in told if fact.value or self.is_read]

    @cached_property
    def meta(self) -> list[tuple[str, str]]:
        """Names of bar.md 2.3 that speak of this page; those of the site stand in the base page."""
        column = self.notice.column
        told = [block.text for block in self._blocks]
        words = ",".join(text.keywords(self.title, told) or [str(column.name)])
        return [
            ("ColumnName", str(column.name)),
            ("ColumnKeywords", f"{column.name},通知公告"),
            ("ColumnDescription", str(column.description or column.name)),
            ("ColumnType", str(column.name)),
            ("ArticleTitle", self.title),
            ("PubDate", f"{clock.local(self.notice.published_at):%Y-%m-%d %H:%M:%S}"),
            ("ContentSource", self.source or "、".join(issuer.label for issuer in self.issuers)),
            ("Keywords", words),
            ("Author", self.author),
            ("Description", text.description(told) or self.title),
            ("Image", ""),  # documents have no picture; readers of these names expect the name all the same
            ("Url", absolute(self.url)),
        ]
