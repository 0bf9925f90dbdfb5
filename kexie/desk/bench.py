"""The bench on which an officer corrects what was read from a pasted notice: spans in, spans out, nothing stored.

Everything travels with the form (the text in base64, because browsers rewrite line ends and places count characters),
so that it works without script and leaves nothing behind when the officer walks away.
"""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kexie.notices import reading
from kexie.notices.reading import kinds, lines, spans
from kexie.notices.reading.spans import Span

LONGEST = 500_000  # characters; the longest notice seen has 40,000
WINDOW = 150  # spans shown with their fields at once; more would pass the limit of fields a form may have


class BenchFault(ValueError):
    """What was sent cannot be used; the message is Chinese and says what to do."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A source and the spans as they stand; ``window`` is the index of the first span shown.

    ``file`` is the id of the kept .docx the source was read from (empty for a pasted one), ``left_out`` what of that
    file is no text.
    """

    source: str
    spans: tuple[Span, ...]
    window: int = 0
    file: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def reading(self) -> reading.Reading:
        """What these spans tell."""
        return reading.reread(self.source, self.spans)

    @property
    def packed(self) -> Mapping[str, str]:
        """The hidden fields that bring the bench back."""
        return {
            "source": base64.b64encode(self.source.encode("utf-8", "surrogatepass")).decode(),
            "spans": ";".join(f"{span.kind},{span.end}" for span in self.spans),
            "window": str(self.window),
            "original": self.file,
            "left_out": "\n".join(self.left_out),
        }


def opened(text: str, file: str = "", left_out: Sequence[str] = ()) -> Bench:
    """The bench with what the reader makes of a text.

    Raises:
        BenchFault: no text, or too much of it.
    """
    if not lines.has_text(text):
        raise BenchFault("没有可以读的文字。请粘贴通知全文，或选择 .txt 文件")
    if len(text) > LONGEST:
        raise BenchFault(f"原文 {len(text)} 字，超过 {LONGEST} 字。请只粘贴这一份通知")
    return Bench(text, reading.read(text).spans, 0, file, tuple(left_out))


def unpacked(data: Mapping[str, str]) -> Bench:
    """The bench as the form brings it, with the kinds chosen in ``kind-<n>``.

    Raises:
        BenchFault: the hidden fields are damaged or do not fit the text.
    """
    try:
        source = base64.b64decode(data.get("source", ""), validate=True).decode("utf-8", "surrogatepass")
        told = spans_of(data.get("spans", ""), data)
        window = int(data.get("window", "0"))
        left_out = tuple(data.get("left_out", "").splitlines()[:50])
        place = max(0, min(window, len(told) - 1))
        bench = Bench(source, spans.check(source, told), place, data.get("original", ""), left_out)
    except (binascii.Error, UnicodeDecodeError, spans.SpansError, ValueError) as fault:
        raise BenchFault("页面内容已损坏，没有保存任何东西。请重新粘贴原文") from fault
    return bench


def spans_of(packed: str, data: Mapping[str, str]) -> tuple[Span, ...]:
    """The spans a form brings, with the kinds chosen in it; that they tile the text is for a reader to check."""
    found: list[Span] = []
    for place, part in enumerate(packed.split(";") if packed else ()):
        kind, _, end = part.partition(",")
        found.append(Span(data.get(f"kind-{place}") or kind, found[-1].end if found else 0, int(end)))
    return tuple(found)


def turned(bench: Bench, act: str, data: Mapping[str, str]) -> Bench:
    """After one press: ``split-<n>`` at the words in ``at-<n>``, ``lines-<n>``, ``merge-<n>``, ``window-<n>``, none.

    Raises:
        BenchFault: the press cannot be done, with the reason.
    """
    verb, _, number = act.partition("-")
    if verb == "window" and number.isdigit():
        return replace(bench, window=min(int(number), len(bench.spans) - 1))
    if verb not in {"split", "lines", "merge"}:
        return bench
    if not number.isdigit() or int(number) >= len(bench.spans):
        raise BenchFault("没有这一段。请刷新后再改")
    place = int(number)
    if verb == "split":
        return _split(bench, place, data.get(f"at-{place}", ""))
    return _by_lines(bench, place) if verb == "lines" else _merged(bench, place)


def _put(bench: Bench, first: int, last: int, new: Sequence[Span]) -> Bench:
    return replace(bench, spans=(*bench.spans[:first], *new, *bench.spans[last + 1 :]))


def _split(bench: Bench, place: int, words: str) -> Bench:
    span = bench.spans[place]
    # Browsers send line ends as \r\n whatever the source has.
    wanted = words.strip(lines.BLANKS)
    at = bench.source.find(wanted, span.start + 1, span.end) if wanted else -1
    if at < 0:
        hint = "后一段开头的几个字"
        raise BenchFault(f"这一段里没有找到“{wanted}”。请照抄{hint}" if wanted else f"请填写{hint}")
    return _put(bench, place, place, (replace(span, end=at), replace(span, start=at)))


def _by_lines(bench: Bench, place: int) -> Bench:
    span = bench.spans[place]
    found = lines.split(span.of(bench.source))
    if len(found) < 2:
        raise BenchFault("这一段只有一行，不能再按行分开")
    marks = [Span(span.kind, line.start, line.end) for line in found]
    tiles = spans.tile(span.of(bench.source), marks)
    return _put(bench, place, place, [Span(one.kind, one.start + span.start, one.end + span.start) for one in tiles])


def _merged(bench: Bench, place: int) -> Bench:
    """Into the span before it that holds text; blanks between go with them."""
    before = next((n for n in range(place - 1, -1, -1) if bench.spans[n].kind != "blank"), None)
    if before is None:
        raise BenchFault("这是第一段，前面没有可以合并的段")
    whole = replace(bench.spans[before], end=bench.spans[place].end)
    return _put(bench, before, place, (whole,))


@dataclass(frozen=True, slots=True)
class Row:
    """One span as the page shows it."""

    place: int
    kind: str
    label: str
    family: str
    text: str
    doubts: tuple[str, ...]
    lines: int
    first: bool


FAMILIES: Mapping[str, tuple[str, ...]] = {
    "head": ("site", "column", "number", "signer", "title", "label", "published_at", "source", "author", "addressees"),
    "foot": ("signature", "date", "remark", "imprint"),
    "annex": ("attachment_list", "attachment_mark", "attachment_title"),
    "aside": ("furniture", "blank"),
    "unread": ("unread",),
}


def family(kind: str, families: Mapping[str, tuple[str, ...]] = FAMILIES) -> str:
    """The colour family of a kind: head text foot annex aside unread."""
    return next((name for name, members in families.items() if kind in members), "text")


def rows(
    bench: Bench,
    labels: Mapping[str, str] = kinds.KINDS,
    families: Mapping[str, tuple[str, ...]] = FAMILIES,
    told: Any = None,
) -> list[Row]:
    """The spans of the window that hold text, each with the doubts that touch it; ``told``: what was read already."""
    told = bench.reading if told is None else told
    shown = [n for n, span in enumerate(bench.spans) if span.kind != "blank"]
    wanted = [n for n in shown if n >= bench.window][:WINDOW]
    found = []
    for place in wanted:
        span = bench.spans[place]
        touching = tuple(
            doubt.reason
            for doubt in told.doubts
            if doubt.start < doubt.end and doubt.start < span.end and span.start < doubt.end
        )
        text = span.of(bench.source)
        found.append(
            Row(place, span.kind, labels[span.kind], family(span.kind, families), text, touching,
                len(lines.split(text)), place == shown[0])
        )  # fmt: skip
    return found


def windows(bench: Bench) -> tuple[int | None, int | None]:
    """First places of the windows before and after; None where there is none."""
    shown = [n for n, span in enumerate(bench.spans) if span.kind != "blank"]
    at = next((i for i, n in enumerate(shown) if n >= bench.window), 0)
    before = shown[max(0, at - WINDOW)] if at > 0 else None
    after = shown[at + WINDOW] if at + WINDOW < len(shown) else None
    return before, after
