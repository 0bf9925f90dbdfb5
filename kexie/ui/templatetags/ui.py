"""`{% load ui %}`: pieces with words of the trade. Plain values in, no query; all on /desk/patterns/."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("ui/document_head.html")
def document_head(issuers: str | Sequence[str], number: str = "", signer: str = "") -> dict[str, Any]:
    """Head of an official document (GB/T 9704, rules.md 3.1): red issuer, number, red rule.

    Several issuers stand one above another with 文件 beside them; an upward document names its `signer` on the right;
    a number the source does not tell is said to be missing, never invented.
    """
    names = [issuers] if isinstance(issuers, str) else list(issuers)
    return {"names": names, "size": _red_size(names), "joint": len(names) > 1, "number": number, "signer": signer}


def _red_size(names: Sequence[str]) -> str:
    """The red line must not break within the 156 mm of the type area (rules.md 3.1): longer names get smaller."""
    longest = max((len(name) for name in names), default=0)
    return "" if longest <= 10 else "m" if longest <= 13 else "s" if longest <= 18 else "xs"


@register.inclusion_tag("ui/receipts_by_area.html")
def receipts_by_area(rows: Iterable[Mapping[str, Any]], label: str = "各区签收") -> dict[str, Any]:
    """Signed of addressed by district. A row: `label`, `signed`, `total`, optional `late`, `url`.

    Amber where less than six in ten have signed, with signed and addressed written out.
    """
    drawn = []
    for row in rows:
        is_behind = row["signed"] * 10 < row["total"] * 6 or not row["total"]
        drawn.append(
            {
                "label": row["label"],
                "value": row["signed"],
                "max": row["total"],
                "url": row.get("url", ""),
                "tone": "warn" if is_behind else "",
                "text": f"{row['signed']} / {row['total']}",
            }
        )
    return {"rows": drawn, "label": label}


@register.inclusion_tag("ui/todo_row.html")
def todo_row(
    title: str, url: str, meta: str = "", icon: str = "file-text", due: str = "", tone: str = "", button: str = "查看"
) -> dict[str, Any]:
    """One thing to do: what, from whom and since when, due (`tone` "" soon late), one button."""
    return {"title": title, "url": url, "meta": meta, "icon": icon, "due": due, "tone": tone, "button": button}


@register.inclusion_tag("ui/board_row.html")
def board_row(title: str, url: str, date: datetime.date, meta: str = "", tag: str = "") -> dict[str, Any]:
    """One entry of the notice board: date block, title, number and office under it."""
    return {"title": title, "url": url, "date": date, "meta": meta, "tag": tag}


@register.inclusion_tag("ui/week.html")
def week(days: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The week of the desk. A day: `name` 周一, `number`, `today`, `off`, `entries` (each with `label`, `url`
    and perhaps `count`)."""
    return {"days": days}
