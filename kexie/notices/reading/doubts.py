"""What the officer should look at: everything missing, double, impossible or not read. Flagged, never guessed away."""

import re
from collections.abc import Iterator, Sequence
from datetime import time
from typing import Final

from kexie.notices.reading import addressees, attached, dates, kinds, lines, numbers, shapes
from kexie.notices.reading.notice import Notice
from kexie.notices.reading.spans import Doubt, Span

_UNSAVABLE: Final = re.compile("[\0\ud800-\udfff]")  # PostgreSQL stores no NUL, UTF-8 no lone surrogate
# These speak to everybody and carry no 主送.
_TO_ALL: Final = ("公告", "公示", "通告", "倡议书")


def find(source: str, spans: Sequence[Span], notice: Notice) -> tuple[Doubt, ...]:
    """All doubts about a reading, in the order of their places."""
    checks = (_title, _addressees, _published, _signed, _number, _attachments, _missing)
    found = [*unread(source, spans), *unsavable(source)]
    found += [doubt for check in checks for doubt in check(source, spans, notice)]
    return tuple(sorted(found, key=lambda doubt: (doubt.start, doubt.end)))


def _of(kind: str, spans: Sequence[Span]) -> list[Span]:
    return [span for span in spans if span.kind == kind]


def unread(source: str, spans: Sequence[Span]) -> Iterator[Doubt]:
    """Stretches nobody understood, blanks between them included; for readers of other papers too."""
    start = end = -1
    for span in (*spans, Span("furniture", len(source), len(source))):
        if span.kind == "unread":
            start, end = (start if start >= 0 else span.start), span.end
        elif span.kind != "blank" and start >= 0:
            yield Doubt(start, end, "这部分没有读懂，请指定它是什么。")
            start = -1


def unsavable(source: str) -> Iterator[Doubt]:
    """The first character the database cannot hold."""
    if match := _UNSAVABLE.search(source):
        yield Doubt(match.start(), match.end(), "从这里起有无法保存的字符，请在原文中删去后重新粘贴。")


def _title(source: str, spans: Sequence[Span], notice: Notice) -> Iterator[Doubt]:
    found = _of("title", spans)
    if not found:
        return
    told = attached.told(source, spans)
    if len({attached.plain(title) for title in attached.titles(told, "title")}) > 1:
        yield Doubt(found[0].start, found[-1].end, "有两个不同的标题，请保留一个。")
    if not shapes.is_paper_title(lines.fold(notice.title[: lines.LIMIT])):
        yield Doubt(found[0].start, found[0].end, "这一行不像公文标题，请核对。")


def _addressees(source: str, spans: Sequence[Span], notice: Notice) -> Iterator[Doubt]:
    found = _of("addressees", spans)
    for name in notice.addressees:
        if addressees.joined(name):
            yield Doubt(found[0].start, found[-1].end, f"主送中的“{name}”用顿号并列，请核对是一类还是几类单位。")


def _published(source: str, spans: Sequence[Span], notice: Notice) -> Iterator[Doubt]:
    found = _of("published_at", spans)
    if not found:
        return
    moments = {dates.parse_moment(span.of(source)) for span in found}
    if notice.published_at is None:
        yield Doubt(found[0].start, found[0].end, "发布时间不存在或格式不对，请改正。")
    elif notice.published_at.time() == time() and ":" not in lines.fold(found[0].of(source)):
        yield Doubt(found[0].start, found[0].end, "发布时间只有日期，暂记为当天零时，请核对。")
    if len(moments) > 1:
        yield Doubt(found[0].start, found[-1].end, "有两个不同的发布时间，请保留一个。")


def _signed(source: str, spans: Sequence[Span], notice: Notice) -> Iterator[Doubt]:
    found = _of("date", spans)
    if not found:
        return
    if notice.signed_on is None:
        yield Doubt(found[0].start, found[0].end, "成文日期不存在或格式不对，请改正。")
    elif notice.published_at and notice.signed_on > notice.published_at.date():
        yield Doubt(found[0].start, found[0].end, "成文日期晚于发布时间，请核对。")
    if len({dates.parse_date(span.of(source)) for span in found}) > 1:
        yield Doubt(found[0].start, found[-1].end, "有两个不同的成文日期，请保留一个。")


def _number(source: str, spans: Sequence[Span], notice: Notice) -> Iterator[Doubt]:
    found = _of("number", spans)
    if found and notice.number is None:
        yield Doubt(found[0].start, found[0].end, "发文字号格式不对，应写作“武科协〔2013〕15号”。")
    if len({numbers.tidy(span.of(source)) for span in found}) > 1:
        yield Doubt(found[0].start, found[-1].end, "有两个不同的发文字号，请保留一个。")


def _attachments(source: str, spans: Sequence[Span], notice: Notice) -> Iterator[Doubt]:
    found = [span for span in spans if span.kind.startswith("attachment_")]
    for place, one in enumerate(notice.attached, start=1):
        if not one.title:
            yield Doubt(found[0].start, found[-1].end, f"第{place}个附件没有标题，请补上。")
        elif not one.paragraphs:
            yield Doubt(found[0].start, found[-1].end, f"附件“{one.title}”只有标题没有内容，如有文件请另行上传。")


def _missing(source: str, spans: Sequence[Span], notice: Notice) -> Iterator[Doubt]:
    """At the place where the missing part is looked for: above the first text, or below the last text of the body."""
    own = [span for span in spans if span.kind in kinds.TEXTS or span.kind == "addressees"]
    top = own[0].start if own else 0
    bottom = next((span.end for span in reversed(own) if span.kind == "body"), len(source))
    absent = (
        (not notice.column, top, "没有找到栏目，请选择发布到哪个栏目。"),
        (not notice.title, top, "没有找到标题，请指定。"),
        (not _of("published_at", spans), top, "没有找到发布时间；如未曾在网站发布，可留空。"),
        (not notice.addressees and not notice.title.endswith(_TO_ALL), top, "没有找到主送单位，请指定。"),
        (not notice.body, bottom, "没有找到正文，请指定。"),
        (not notice.signature, bottom, "没有找到署名，请核对发文机关。"),
        (not _of("date", spans), bottom, "没有找到成文日期，请补上。"),
    )
    yield from (Doubt(place, place, reason) for missing, place, reason in absent if missing)
