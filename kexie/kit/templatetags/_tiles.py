"""A schematic map: tiles on a grid, a ramp of six colours, water in the gaps; drawn as SVG on the server."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

UNIT_X, UNIT_Y, GAP = 120, 108, 10
# From which share on a tile takes the next colour of the ramp (look.md, tile map).
STEPS = (30, 40, 55, 65, 75)


def level(share: float) -> int:
    """0 to 5: the colour of the ramp for a share in per cent."""
    return sum(share >= step for step in STEPS)


def tile_map(
    tiles: Sequence[Mapping[str, Any]], label: str, water: Iterable[Sequence[tuple[float, float]]] = ()
) -> SafeString:
    """Tiles with name, share and a note. A tile: `x y` (grid) `w h` (1), `name`, `share` (None: nothing known), `note`,
    `url`, `current`. `water`: lines in grid units. The same figures belong in a table beside it; names are read out."""
    width = max((tile["x"] + tile.get("w", 1) for tile in tiles), default=1) * UNIT_X
    height = max((tile["y"] + tile.get("h", 1) for tile in tiles), default=1) * UNIT_Y
    rivers = format_html_join(
        "", '<polyline class="tiles-water" points="{}"/>',
        ((" ".join(f"{x * UNIT_X:g},{y * UNIT_Y:g}" for x, y in line),) for line in water),
    )  # fmt: skip
    drawn = format_html_join("", "{}", ((_tile(tile),) for tile in tiles))
    return format_html(
        '<svg class="tiles" viewBox="0 0 {} {}" role="group" aria-label="{}">{}{}</svg>',
        width, height, label, rivers, drawn,
    )  # fmt: skip


def _tile(tile: Mapping[str, Any]) -> SafeString:
    x, y = tile["x"] * UNIT_X + GAP / 2, tile["y"] * UNIT_Y + GAP / 2
    width, height = tile.get("w", 1) * UNIT_X - GAP, tile.get("h", 1) * UNIT_Y - GAP
    share = tile.get("share")
    told = "—" if share is None else f"{share:.0f}%"
    css = "tile tile-none" if share is None else f"tile tile-{level(share)}"
    inner = format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="6"/><text class="tile-name" x="{}" y="{}">{}</text>'
        '<text class="tile-share" x="{}" y="{}">{}</text><text class="tile-note" x="{}" y="{}">{}</text>',
        x, y, width, height, x + 10, y + 24, tile["name"], x + 10, y + height - 32, told, x + 10, y + height - 12,
        tile.get("note", ""),
    )  # fmt: skip
    css += " is-current" if tile.get("current") else ""
    if not tile.get("url"):
        return format_html('<g class="{}">{}</g>', css, inner)
    words = f"{tile['name']} {told} {tile.get('note', '')}"
    current = format_html(' aria-current="{}"', "true") if tile.get("current") else ""
    return format_html('<a class="{}" href="{}" aria-label="{}"{}>{}</a>', css, tile["url"], words, current, inner)


def ramp() -> list[tuple[int, str]]:
    """The colours with what they stand for, for the legend."""
    words = [f"<{STEPS[0]}%", *(f"{low}–{high - 1}%" for low, high in itertools.pairwise(STEPS))]
    return list(enumerate([*words, f"≥{STEPS[-1]}%"]))
