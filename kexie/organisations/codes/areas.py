"""Districts and functional zones: which of them a street belongs to. Pure, over plain data (rules.md 12.2)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).parent / "jurisdictions.json"


@dataclass(frozen=True, slots=True)
class Area:
    """One row of ``jurisdictions.json``; ``kind`` is district or zone."""

    code: str
    name: str
    short_name: str
    kind: str
    whole_divisions: tuple[str, ...] = ()
    street_codes: tuple[str, ...] = ()


def packaged() -> tuple[Area, ...]:
    """The areas of Wuhan as packaged, districts first."""
    rows = json.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        Area(
            code=row["code"],
            name=row["name"],
            short_name=row["short_name"],
            kind=row["kind"],
            whole_divisions=tuple(row["whole_divisions"]),
            street_codes=tuple(row["street_codes"]),
        )
        for row in rows
    )


def area_of_street(street_code: str, areas: Iterable[Area]) -> str:
    """Code of the area a 9-digit street code belongs to, empty where none is known.

    A zone that claims the street goes before the district in whose number it stands: a firm in 关东街道 is counted
    in Hongshan and belongs to the East Lake zone (rules.md 0.3). A zone that runs a whole district shares it, so
    the district itself answers for its streets.
    """
    rows = tuple(areas)
    claimed = next((area.code for area in rows if street_code in area.street_codes), "")
    if claimed:
        return claimed
    return next((area.code for area in rows if area.kind == "district" and street_code.startswith(area.code)), "")
