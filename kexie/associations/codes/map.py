"""Where the areas stand on the schematic map: column, row, width, height on a grid of six by four. Pure.

Places are for orientation, sizes stand for nothing (look.md, tile map). An area that is not named here is drawn below.
"""

PLACES: dict[str, tuple[int, int, int, int]] = {
    "420112": (0, 0, 1, 2), "420116": (1, 0, 3, 1), "WH-CJXQ": (4, 0, 1, 1), "420117": (5, 0, 1, 1),
    "420104": (1, 1, 1, 1), "420103": (2, 1, 1, 1), "420102": (3, 1, 1, 1), "420107": (4, 1, 1, 1),
    "WH-DHXJS": (5, 1, 1, 2),
    "420114": (0, 2, 2, 1), "420105": (2, 2, 1, 1), "420106": (3, 2, 1, 1), "WH-DHFJQ": (4, 2, 1, 1),
    "420113": (0, 3, 1, 1), "WH-WJKQ": (1, 3, 2, 1), "420111": (3, 3, 1, 1), "420115": (4, 3, 2, 1),
}  # fmt: skip
# 长江 and 汉江, in the gaps between the tiles.
WATER: tuple[tuple[tuple[float, float], ...], ...] = (
    ((6, 1), (4, 1), (4, 2), (3, 2), (3, 4)),
    ((1, 2), (3, 2)),
)
COLUMNS, ROWS = 6, 4


def place(code: str, further: int) -> tuple[int, int, int, int]:
    """Where an area stands; the ``further``-th of those the map does not know stand in rows below."""
    return PLACES.get(code) or (further % COLUMNS, ROWS + further // COLUMNS, 1, 1)
