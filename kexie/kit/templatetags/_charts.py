"""Figures drawn as SVG on the server. Lengths are attributes in per cent: the policy forbids inline style."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kexie.kit.shares import percent

TONES = ("", "warn", "bad", "ok")


def _bar(share: float, expected: float | None, tone: str, label: str) -> SafeString:
    mark: SafeString | str = ""
    if expected is not None:
        mark = format_html('<rect class="bar-mark" x="{}%" y="0" width="2" height="100%"/>', min(expected, 99.0))
    css = f"bar bar-{tone}" if tone else "bar"
    return format_html(
        '<svg class="{}" width="100%" height="14" role="img" aria-label="{}">'
        '<rect class="bar-track" y="22%" width="100%" height="56%" rx="4"/>'
        '<rect class="bar-fill" y="22%" width="{}%" height="56%" rx="4"/>{}</svg>',
        css,
        label,
        share,
        mark,
    )


def progress(
    value: float, max: float = 100, expected: float | None = None, tone: str = "", label: str = "", text: str = ""
) -> SafeString:
    """A bar with its figure beside. `value` of `max`; `expected` on the same scale as `value` draws the 2 px mark;
    `tone` "" warn bad ok; `label` names it for screen readers; `text` replaces the figure ("none" leaves it out)."""
    share = percent(value, max)
    due = None if expected is None else percent(expected, max)
    words = f"{label + ' ' if label else ''}{share:g}%" + (f"，应到 {due:g}%" if due is not None else "")
    bar = _bar(share, due, tone, words)
    if text == "none":
        return bar
    return format_html(
        '<div class="meter">{}<span class="meter-value" aria-hidden="true">{}</span></div>', bar, text or f"{share:g}%"
    )


def bar_chart(
    rows: Iterable[Mapping[str, Any]], label: str, unit: str = "%", head: str = "名称", table: bool = True
) -> SafeString:
    """Horizontal bars with a table twin. A row: `label`, `value`, optional `max` (100), `tone`, `text`, `url`.

    Screen readers get the table; the drawing is hidden from them."""
    items = [_row(row, unit) for row in rows]
    bars = format_html_join(
        "",
        '<li><span>{}</span><svg class="{}" width="100%" height="14" aria-hidden="true">'
        '<rect class="bar-track" y="25%" width="100%" height="50%" rx="4"/>'
        '<rect class="bar-fill" y="25%" width="{}%" height="50%" rx="4"/></svg><span class="bars-value">{}</span></li>',
        ((i["name"], i["css"], i["share"], i["text"]) for i in items),
    )
    if not table:
        return format_html('<ul class="bars" aria-label="{}">{}</ul>', label, bars)
    twin = format_html_join(
        "", "<tr><th scope=row>{}</th><td class=end>{}</td></tr>", ((i["name"], i["text"]) for i in items)
    )
    return format_html(
        '<figure class="chart"><ul class="bars" aria-label="{0}">{1}</ul>'
        '<details class="chart-table"><summary>用表格看</summary>'
        '<table class="table table-tight"><caption class="sr-only">{0}</caption><thead><tr><th scope="col">{2}</th>'
        '<th scope="col" class="end">{3}</th></tr></thead><tbody>{4}</tbody></table></details></figure>',
        label,
        bars,
        head,
        unit,
        twin,
    )


def _row(row: Mapping[str, Any], unit: str) -> dict[str, Any]:
    tone = row.get("tone", "")
    name: Any = row["label"]
    if row.get("url"):
        name = format_html('<a href="{}">{}</a>', row["url"], name)
    return {
        "name": name,
        "css": f"bar bar-{tone}" if tone else "bar",
        "share": percent(row["value"], row.get("max", 100)),
        "text": row.get("text") or f"{row['value']}{unit}",
    }
