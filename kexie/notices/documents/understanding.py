"""From what a source tells to what a drafter would have typed: field values by name, nothing invented. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kexie.notices.documents.paragraphs import Stored, stored
from kexie.notices.reading import NumberError, Reading, dates, numbers
from kexie.notices.reading.attached import told

# 文种 by the word a title ends with; what ends otherwise is a notice.
_KINDS = (
    ("通知", "notice"), ("批复", "reply"), ("函", "letter"), ("通报", "circular"), ("决定", "decision"),
    ("请示", "request"), ("报告", "report"), ("意见", "opinion"), ("纪要", "minutes"), ("公告", "announcement"),
)  # fmt: skip
_CC = re.compile(r"^抄\s?送\s?[:\uff1a]\s?(.+)$")
_PRINTED = re.compile(r"^(.*?)\s*([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)\s*印发$")


@dataclass(frozen=True, slots=True)
class Understood:
    """``values`` by a drafter's field names; ``addressees``: classes as worded; ``annexes``: title and text."""

    values: dict[str, Any]
    column: str
    addressees: tuple[str, ...]
    published_at: datetime | None  # naive, Asia/Shanghai
    annexes: tuple[tuple[str, list[Stored]], ...]


def understood(reading: Reading) -> Understood:
    """What the spans of ``reading`` tell, field by field."""
    notice = reading.notice
    words = told(reading.source, reading.spans)
    values: dict[str, Any] = {
        "title": notice.title,
        "kind": kind_of(notice.title),
        "addressee_text": _joined(words, "addressees", "").rstrip(":\uff1a"),
        "body": stored(notice.body),
        "attachment_note": _joined(words, "attachment_list", "\n"),
        "signature": "\n".join(notice.signature),
        "written_on": notice.signed_on,
        "contact_note": _joined(words, "remark", " "),
        "source": notice.source or "",
        "author": notice.author or "",
        **_imprint([text for kind, text in words if kind == "imprint"]),
        **_given(notice.number),
    }
    annexes = tuple((one.title, stored(one.paragraphs)) for one in notice.attached if one.paragraphs)
    return Understood(values, notice.column or "", notice.addressees, notice.published_at, annexes)


def kind_of(title: str) -> str:
    """文种 of a title: the word it ends with, brackets after it left out; 通知 where it ends with none."""
    bare = re.sub(r"[(\uff08][^()\uff08\uff09]*[)\uff09]$", "", title.strip()).rstrip("》")
    return next((code for word, code in _KINDS if bare.endswith(word)), "notice")


def _joined(words: list[tuple[str, str]], kind: str, between: str) -> str:
    return between.join(text for k, text in words if k == kind)


def _given(number: str | None) -> dict[str, Any]:
    try:
        known = numbers.parse(number or "")
    except NumberError:
        return {}
    return {"given_code": known.code, "given_year": known.year, "given_serial": known.serial}


def _imprint(lines: list[str]) -> dict[str, Any]:
    """抄送, 印发机关 and 印发日期 of the 版记; further lines of it (主题词) stay in the source only."""
    values: dict[str, str | date | None] = {}
    for line in lines:
        if found := _CC.match(line):
            values["cc"] = found[1]
        elif found := _PRINTED.match(line):
            values["printed_by"], values["printed_on"] = found[1], dates.parse_date(found[2])
    return values
