"""Lines over time, drawn as SVG on the server. Each has a colour, a pattern of its own and its name beside."""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

MOST = 6
LEFT, RIGHT, TOP, BOTTOM = 38.0, 308.0, 12.0, 140.0


class Line(NamedTuple):
    """One line: its name and a value for each point in time; None where nothing is known leaves the line open."""

    name: str
    values: Sequence[float | None]


def line_chart(
    points: Sequence[str], lines: Sequence[Line], label: str, unit: str = "%", table: bool = True
) -> SafeString:
    """Lines over `points` (names in order) on one scale, with names and last values beside and a table twin.

    `lines` = (name, values), :data:`MOST` at most: more nobody tells apart. `table=False` where the page has the
    same figures as a table anyway."""
    known = [value for line in lines for value in line[1] if value is not None]
    if not points or not known:
        return SafeString()
    low, high, step = scale(min(known), max(known))
    across = [round(LEFT + (RIGHT - LEFT) * (i + 0.5) / len(points), 1) for i in range(len(points))]

    def y(value: float) -> float:
        return round(BOTTOM - (value - low) / (high - low) * (BOTTOM - TOP), 1)

    levels = [low + step * i for i in range(round((high - low) / step) + 1)]
    grid = format_html_join(
        "",
        '<line x1="{0}" x2="{1}" y1="{2}" y2="{2}"/><text x="{3}" y="{4}" text-anchor="end">{5}</text>',
        ((LEFT, RIGHT, y(one), LEFT - 4, y(one) + 4, _told(round(one, 6), unit)) for one in levels),
    )
    told = range(0, len(points), math.ceil(len(points) / 6))
    below = format_html_join(
        "", '<text x="{}" y="160" text-anchor="middle">{}</text>', ((across[i], points[i]) for i in told)
    )
    drawn = format_html_join(
        "",
        '<g class="line-{}">{}</g>',
        ((i, _drawn([(x, y(v)) if v is not None else None for x, v in zip(across, line[1], strict=True)]))
         for i, line in enumerate(lines[:MOST])),
    )  # fmt: skip
    return format_html(
        '<figure class="chart"><svg class="line-chart" viewBox="0 0 320 168" aria-hidden="true">{}{}{}</svg>'
        '<ul class="legend" aria-label="{}">{}</ul>{}</figure>',
        grid, below, drawn, label, _names(lines[:MOST], unit), _twin(points, lines, label, unit) if table else "",
    )  # fmt: skip


def scale(low: float, high: float) -> tuple[float, float, float]:
    """The ends of the scale and its step: round figures, four steps or fewer, nothing drawn flat on the ground."""
    if high - low < 1:
        low, high = min(low, max(low - 1, 0.0)), high + 1
    span = high - low
    power = 10.0 ** math.floor(math.log10(span / 4))
    step = next(power * one for one in (1, 2, 2.5, 5, 10) if power * one * 4 >= span)
    bottom, top = math.floor(low / step) * step, math.ceil(high / step) * step
    return bottom, max(top, bottom + step), step


def _drawn(dots: Sequence[tuple[float, float] | None]) -> SafeString:
    """Stretches between what is unknown, and a dot for each value."""
    parts: list[SafeString] = []
    for known, stretch in groupby(dots, key=lambda dot: dot is not None):
        if known:
            path = " ".join(f"{dot[0]},{dot[1]}" for dot in stretch if dot)
            parts.append(format_html('<polyline points="{}"/>', path))
    parts += [format_html('<circle cx="{}" cy="{}" r="3"/>', *dot) for dot in dots if dot]
    return format_html_join("", "{}", ((part,) for part in parts))


def _names(lines: Sequence[Line], unit: str) -> SafeString:
    return format_html_join(
        "",
        '<li class="legend-line"><svg class="line-key line-{}" viewBox="0 0 28 8" aria-hidden="true">'
        '<polyline points="1,4 27,4"/></svg>{} <b>{}</b></li>',
        ((i, line[0], _told(line[1][-1], unit)) for i, line in enumerate(lines)),
    )


def _twin(points: Sequence[str], lines: Sequence[Line], label: str, unit: str) -> SafeString:
    def cells(values: Sequence[float | None]) -> Iterator[tuple[str]]:
        return ((_told(value, unit),) for value in values)

    head = format_html_join("", '<th scope="col" class="end">{}</th>', ((name,) for name in points))
    rows = format_html_join(
        "",
        "<tr><th scope=row>{}</th>{}</tr>",
        ((line[0], format_html_join("", "<td class=end>{}</td>", cells(line[1]))) for line in lines),
    )
    return format_html(
        '<details class="chart-table"><summary>用表格看</summary><div class="table-wrap">'
        '<table class="table table-tight"><caption class="sr-only">{}</caption>'
        '<thead><tr><th scope="col">名称</th>{}</tr></thead><tbody>{}</tbody>'
        "</table></div></details>",
        label, head, rows,
    )  # fmt: skip


def _told(value: float | None, unit: str) -> str:
    return "—" if value is None else f"{value:g}{unit}"
