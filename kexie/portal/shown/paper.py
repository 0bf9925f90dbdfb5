"""An official document as the public pages show it: on the board, or behind a signed link. Asks no database."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.template.defaultfilters import filesizeformat

from kexie.portal.shown import text
from kexie.portal.templatetags.portal import cn_day

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


class Paper:
    """One document, with issuer, number, signer, attachments (and their files) and co-issuers fetched."""

    def __init__(self, document: Any, file_url: Callable[[Any], str]) -> None:
        """``file_url``: where the file of an attachment is taken, told by whose page it is."""
        self.document, self.file_url = document, file_url

    @property
    def signer(self) -> str:
        """签发人, shown in the head of upward documents only (rules.md 3)."""
        signer = self.document.signed_off_by
        return str(signer.name) if signer and self.document.is_upward else ""

    @property
    def title(self) -> str:
        """The title as issued."""
        return str(self.document.title)

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
        return File(row.file.name, f"{kind} · {filesizeformat(row.file.size)}", self.file_url(row))

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
