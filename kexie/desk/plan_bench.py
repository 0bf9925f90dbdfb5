"""The bench for a yearly plan: the notices' bench over the plans' own reader and kinds of span."""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kexie.desk import bench
from kexie.notices.reading import lines, spans
from kexie.plans import reading
from kexie.plans.reading import kinds

__all__ = ["PlanBench", "opened", "rows", "unpacked"]
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "head": ("guidance", "part", "heading", "title", "attachment_title", "table_head"),
    "foot": ("measure", "indicator"),
    "annex": ("owner", "co_owner", "person", "due"),
    "aside": ("furniture", "blank", "mark", "lead", "closing", "cell", "other"),
    "unread": ("unread",),
}


@dataclass(frozen=True, slots=True)
class PlanBench(bench.Bench):
    """As :class:`bench.Bench`; what its spans tell is a plan."""

    @property
    def reading(self) -> Any:
        """What these spans tell."""
        return reading.reread(self.source, self.spans)


def opened(text: str, file: str = "", left_out: Sequence[str] = ()) -> PlanBench:
    """The bench with what the reader makes of a text.

    Raises:
        BenchFault: no text, or too much of it.
    """
    if not lines.has_text(text):
        raise bench.BenchFault("没有可以读的文字。请粘贴工作要点全文，或选择 .docx、.txt 文件")
    if len(text) > bench.LONGEST:
        raise bench.BenchFault(f"原文 {len(text)} 字，超过 {bench.LONGEST} 字。请只粘贴这一份工作要点")
    return PlanBench(text, reading.read(text).spans, 0, file, tuple(left_out))


def unpacked(data: Mapping[str, str]) -> PlanBench:
    """The bench as the form brings it, with the kinds chosen in ``kind-<n>``.

    Raises:
        BenchFault: the hidden fields are damaged or do not fit the text.
    """
    try:
        source = base64.b64decode(data.get("source", ""), validate=True).decode("utf-8", "surrogatepass")
        told = spans.check(source, bench.spans_of(data.get("spans", ""), data), kinds.KINDS)
        window = max(0, min(int(data.get("window", "0")), len(told) - 1))
        left_out = tuple(data.get("left_out", "").splitlines()[:50])
        return PlanBench(source, told, window, data.get("original", ""), left_out)
    except (binascii.Error, UnicodeDecodeError, spans.SpansError, ValueError) as fault:
        raise bench.BenchFault("页面内容已损坏，没有保存任何东西。请重新粘贴原文") from fault


def rows(work: PlanBench, told: Any) -> list[bench.Row]:
    """The spans of the window that hold text, each with the doubts that touch it."""
    return bench.rows(work, kinds.KINDS, FAMILIES, told)


def turned(work: PlanBench, act: str, data: Mapping[str, str]) -> PlanBench:
    """As :func:`bench.turned`."""
    found = bench.turned(work, act, data)
    return PlanBench(found.source, found.spans, found.window, found.file, found.left_out)
