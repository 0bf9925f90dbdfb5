"""The parts of an official document in the order of GB/T 9704-2012 (rules.md 3.1): 版头, 主体, 附件, 版记.

What a document does not tell is empty here; a page says so, it invents nothing (look.md 5).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kexie.notices.documents.paragraphs import Stored

_COLONS = ":\uff1a"  # sources write both widths
# What follows the issuer's name in the head; a letter's head is the bare name (GB/T 9704-2012, 10.1 and 10.3).
_ENDINGS = {"letter": "", "minutes": "纪要"}
# What a paper bears across every page that was not issued.
_MARKS = {"issued": "", "void": "作废"}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or heading (``level`` 1..4); ``anchor`` for first-level headings only; ``part``: 第一部分."""

    level: int
    text: str
    anchor: str = ""
    part: bool = False


@dataclass(frozen=True, slots=True)
class Annex:
    """附件: ``mark`` 附件 (a single one) or 附件2, title, text (may be empty), and the attachment whose file it is."""

    mark: str
    title: str
    blocks: tuple[Block, ...]
    attachment: Any


@dataclass(frozen=True, slots=True)
class Paper:
    """One document, part by part. Dates are written as documents write them: 2013年4月25日."""

    red_heads: tuple[str, ...]  # 发文机关标志, joint issuers one a line, 文件 after the last
    urgency: str
    number: str
    signer: str  # 签发人, upward documents only
    title: str
    addressees: str  # with its full-width colon
    body: tuple[Block, ...]
    annex_list: tuple[str, ...]  # 附件说明, without numbers and end marks
    signatures: tuple[str, ...]
    written_on: str
    contact_note: str  # 附注, without its brackets
    annexes: tuple[Annex, ...]
    cc: str  # ends with 。
    printed_by: str
    printed_on: str
    kind: str = "notice"  # 文种, as in models.Kind
    issuers: tuple[str, ...] = ()  # names without 文件
    ending: str = "文件"  # what stands after the last of them: 文件, 纪要, nothing in a letter
    mark: str = ""  # 草稿 or 作废 across the page; empty for what is issued

    @property
    def contents(self) -> tuple[Block, ...]:
        """The first-level headings of the text and of the annexes, in order."""
        every = (*self.body, *(block for annex in self.annexes for block in annex.blocks))
        return tuple(block for block in every if block.anchor)


def paper(document: Any) -> Paper:
    """The parts of a document whose issuer, number, signer, co-issuers and attachments are fetched; asks nothing."""
    issuers = [document.issuer, *(row.organisation for row in document.co_issues.all())]
    names = [str(issuer.name) for issuer in issuers]
    attachments = list(document.attachments.all())
    ending = _ENDINGS.get(document.kind, "文件")
    return Paper(
        red_heads=(*names[:-1], f"{names[-1]}{ending}"),
        urgency=document.get_urgency_display() if document.urgency else "",
        number=str(document.number) if document.number_id else "",
        signer=str(document.signed_off_by) if document.is_upward and document.signed_off_by_id else "",
        title=document.title,
        addressees=_closed(document.addressee_text.strip(), _COLONS, "\uff1a"),
        body=_blocks(document.body, "part"),
        annex_list=_lines(document.attachment_note) or tuple(row.title for row in attachments),
        signatures=_lines(document.signature),
        written_on=day(document.written_on),
        contact_note=document.contact_note.strip().strip("()\uff08\uff09"),
        annexes=tuple(_annex(row, len(attachments)) for row in attachments),
        cc=_closed(document.cc.strip(), "。", "。"),
        printed_by=document.printed_by,
        printed_on=day(document.printed_on),
        kind=document.kind,
        issuers=tuple(names),
        ending=ending,
        mark=_MARKS.get(document.state, "草稿"),
    )


def day(value: date | None) -> str:
    """2013年4月25日, no padding (rules.md 3.1); empty for none."""
    return f"{value.year}年{value.month}月{value.day}日" if value else ""


def _annex(row: Any, count: int) -> Annex:
    mark = "附件" if count == 1 else f"附件{row.position}"
    return Annex(mark, row.title, _blocks(row.body, f"annex-{row.position}"), row)


def _blocks(body: Sequence[Stored], place: str) -> tuple[Block, ...]:
    found: list[Block] = []
    headed = 0
    for piece in body:
        headed += piece["level"] == 1
        anchor = f"{place}-{headed}" if piece["level"] == 1 else ""
        found.append(Block(piece["level"], piece["text"], anchor, piece.get("kind") == "part"))
    return tuple(found)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _closed(text: str, ends: str, mark: str) -> str:
    return text if not text or text[-1] in ends else text + mark
