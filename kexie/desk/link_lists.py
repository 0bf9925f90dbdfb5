"""The links of a batch as files to take along: .csv for a spreadsheet, .txt to copy messages from. Pure."""

import base64
import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

# What a spreadsheet takes for a formula, in both widths; tab and return open a cell that begins with one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Line:
    """One unit's link: whole addresses, the district's short name, the last day on which it opens."""

    unit: str
    district: str
    url: str
    until: date


def cell(text: str) -> str:
    """Text that no spreadsheet reads as a formula: an apostrophe before what would begin one."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_csv(lines: Iterable[Line]) -> str:
    """With a byte order mark, without which spreadsheets read Chinese wrongly."""
    told = io.StringIO()
    rows = csv.writer(told)
    rows.writerow(("单位", "管辖区", "签收链接", "有效期至"))
    rows.writerows((cell(one.unit), cell(one.district), cell(one.url), one.until.isoformat()) for one in lines)
    return "\ufeff" + told.getvalue()


def as_text(title: str, lines: Iterable[Line]) -> str:
    """One paragraph a unit, to be sent as it stands."""
    return "\n".join(
        f"{one.unit}：请签收《{title}》，{one.until.month}月{one.until.day}日前打开链接，看过文件后填写姓名、职务：\n{one.url}\n"
        for one in lines
    )


def inline(text: str, media: str) -> str:
    """The file inside its own address: what is stored nowhere cannot be fetched a second time."""
    return f"data:{media};charset=utf-8;base64,{base64.b64encode(text.encode()).decode('ascii')}"
