"""A notice as its page shows it. Takes rows that the query has fetched whole; asks the database nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from kexie.kit import clock
from kexie.notices import rules
from kexie.portal.shown import text
from kexie.portal.templatetags.portal import absolute, cn_day

_NUMBERED = re.compile("^\\s*(?:附件)?\\d*[.、:\uff0e\uff1a]?\\s*")
_COLONS = ":\uff1a"  # sources write both widths


@dataclass(frozen=True, slots=True)
class Annex:
    """An annexed text: its mark (附件, 附件2), title, blocks, anchor."""

    mark: str
    title: str
    blocks: list[text.Block]
    anchor: str


@dataclass(frozen=True, slots=True)
class File:
    """An annexed file: name, type and size in words, address."""

    name: str
    meta: str
    url: str


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


class Shown:
    """One notice with its document (issuer, number, column, attachments and co-issuers fetched)."""

    def __init__(self, notice: Any, *, older: Any = None, newer: Any = None, corrected_by: Any = None) -> None:
        """``older``, ``newer``, ``corrected_by`` are notices or None."""
        self.notice = notice
        self.document = notice.document
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
    def signer(self) -> str:
        """签发人, shown in the head of upward documents only (rules.md 3)."""
        signer = self.document.signed_off_by
        return str(signer.name) if signer and self.document.is_upward else ""

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
    def title(self) -> str:
        """The title as issued."""
        return str(self.document.title)

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
    def issuers(self) -> list[Any]:
        """The issuer, then the joint issuers in their order."""
        return [self.document.issuer, *(row.organisation for row in self.document.co_issues.all())]

    @cached_property
    def number(self) -> str:
        """发文字号, empty where the document has none."""
        return str(self.document.number) if self.document.number_id else ""

    @cached_property
    def red_heads(self) -> list[str]:
        """发文机关标志: the issuer's full name with 文件; joint issuers one under the other, 文件 after the last."""
        names = [str(issuer.name) for issuer in self.issuers]
        return [*names[:-1], f"{names[-1]}文件"]

    @property
    def addressees(self) -> str:
        """主送 with its colon, as it stands above the text."""
        words = str(self.document.addressee_text).strip()
        return words if not words or words[-1] in _COLONS else f"{words}\uff1a"

    @property
    def addressee_words(self) -> str:
        """主送 inside a sentence."""
        return self.addressees.rstrip(_COLONS)

    @cached_property
    def body(self) -> list[text.Block]:
        """The letter's paragraphs."""
        return text.blocks(self.document.body, "part")

    @cached_property
    def _attachments(self) -> Sequence[Any]:
        return list(self.document.attachments.all())

    @cached_property
    def annexes(self) -> list[Annex]:
        """The annexed texts; one alone bears no number (GB/T 9704-2012)."""
        alone = len(self._attachments) == 1
        return [self._annex(row, alone) for row in self._attachments if row.body]

    @staticmethod
    def _annex(row: Any, alone: bool) -> Annex:
        place = f"annex-{row.position}"
        return Annex("附件" if alone else f"附件{row.position}", str(row.title), text.blocks(row.body, place), place)

    @cached_property
    def files(self) -> list[File]:
        """The annexed files, in the order of their numbers."""
        return [self._file(row) for row in self._attachments if row.file_id]

    def _file(self, row: Any) -> File:
        kind = row.file.name.rpartition(".")[2].upper()
        return File(row.file.name, f"{kind} · {filesizeformat(row.file.size)}", self._address("notice_file", row.id))

    @cached_property
    def annex_lines(self) -> list[str]:
        """附件说明: as the document words it, else the titles of its annexes."""
        told = [_NUMBERED.sub("", line) for line in str(self.document.attachment_note).splitlines() if line.strip()]
        return told or [str(row.title) for row in self._attachments]

    @cached_property
    def contents(self) -> list[text.Entry]:
        """The headings of the letter, then those of the annexes."""
        return text.contents(self._blocks)

    @cached_property
    def _blocks(self) -> list[text.Block]:
        return [*self.body, *(block for annex in self.annexes for block in annex.blocks)]

    @property
    def signatures(self) -> list[str]:
        """署名, one line each; empty where the source told none."""
        return [line.strip() for line in str(self.document.signature).splitlines() if line.strip()]

    @property
    def written_on(self) -> Any:
        """成文日期."""
        return self.document.written_on

    @property
    def contact_note(self) -> str:
        """附注 without its brackets."""
        return str(self.document.contact_note).strip().strip("()\uff08\uff09")

    @property
    def cc(self) -> str:
        """抄送, ending with 。 (rules.md 3.1)."""
        words = str(self.document.cc).strip()
        return words if not words or words.endswith("。") else f"{words}。"

    @property
    def imprint(self) -> list[str]:
        """印发机关 and 印发日期, those that are known."""
        day = self.document.printed_on
        return [words for words in (str(self.document.printed_by), f"{cn_day(day)}印发" if day else "") if words]

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
