"""A notice as plain data, built from spans alone: what the officer corrects is spans, never this."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any, Final

from kexie.notices.reading import addressees, attached, dates, lines, numbers
from kexie.notices.reading.attached import Attached, Paragraph
from kexie.notices.reading.spans import Span

# Web publication times are later than 1991, so Asia/Shanghai is +08:00 without exception here.
SHANGHAI: Final = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Notice:
    """``published_at`` (web; naive, Asia/Shanghai) and ``signed_on`` (成文日期) are two facts (rules.md 3)."""

    column: str | None
    number: str | None
    title: str
    published_at: datetime | None
    source: str | None
    author: str | None
    signer: str | None
    addressees: tuple[str, ...]
    body: tuple[Paragraph, ...]
    signature: tuple[str, ...]
    signed_on: date | None
    attached: tuple[Attached, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values; ``published_at`` with +08:00, ``signed_on`` as a date, ``null`` for what is not told."""
        return {
            "column": self.column,
            "number": self.number,
            "title": self.title,
            "published_at": self.published_at and self.published_at.replace(tzinfo=SHANGHAI).isoformat(),
            "source": self.source,
            "author": self.author,
            "addressees": list(self.addressees),
            "body": [_json(paragraph) for paragraph in self.body],
            "signature": list(self.signature),
            "signed_on": self.signed_on and self.signed_on.isoformat(),
            "attached": [
                {"number": a.number, "title": a.title, "paragraphs": [_json(paragraph) for paragraph in a.paragraphs]}
                for a in self.attached
            ],
        }


def _json(paragraph: Paragraph) -> dict[str, Any]:
    return {"kind": paragraph.kind, "level": paragraph.level, "text": paragraph.text}


def build(source: str, spans: Sequence[Span]) -> Notice:
    """The notice that ``spans`` tell of ``source``; what they do not tell is ``None`` or empty."""
    told = attached.told(source, spans)

    def first(kind: str) -> str | None:
        return next((text for k, text in told if k == kind), None)

    titles = attached.titles(told, "title")
    return Notice(
        column=first("column"),
        number=numbers.tidy(first("number") or ""),
        title=titles[0] if titles else "",
        published_at=dates.parse_moment(first("published_at") or ""),
        source=first("source"),
        author=first("author"),
        signer=first("signer"),
        addressees=addressees.split("".join(text for kind, text in told if kind == "addressees")),
        body=attached.body(told),
        signature=tuple(_unspaced(text) for kind, text in told if kind == "signature"),
        signed_on=dates.parse_date(first("date") or ""),
        attached=attached.documents(told),
    )


def _unspaced(text: str) -> str:
    """武 汉 市 科 协 was spread for its looks."""
    words = lines.fold(text).split()
    return "".join(words) if all(len(word) == 1 for word in words) else text
