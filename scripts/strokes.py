#!/usr/bin/env python3
"""Write kexie/people/codes/strokes.txt from a package of stroke orders: `scripts/strokes.py cnchar-order-3.2.6.tgz`.

The package comes by `npm pack cnchar-order@3.2.6`; nothing of it is kept but the order it tells (SOURCES.md).
"""

import json
import sys
import tarfile
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "kexie" / "people" / "codes" / "strokes.txt"
_MEMBER = "package/cnchar.order.min.js"
# The package's letters of strokes, by the five kinds in their order (横竖撇点折), each with its attached forms after it
# (提, 竖钩, 捺), the bent ones by how often they bend.
_KINDS = ("ji", "fg", "s", "kdl", "cbehmntyoruvpxaqzw")
_RANK = {letter: (kind, place) for kind, letters in enumerate(_KINDS) for place, letter in enumerate(letters)}


def orders(package: Path) -> dict[str, str]:
    """Character -> its strokes as the package's letters: the first table of the script."""
    with tarfile.open(package) as archive:
        member = archive.extractfile(_MEMBER)
        if member is None:
            raise SystemExit(f"{package}: no {_MEMBER}")
        script = member.read().decode()
    start = script.index("JSON.parse('") + len("JSON.parse('")
    told: dict[str, str] = json.loads(script[start : script.index("')", start)])
    return told


def key(character: str, strokes: str) -> tuple[int, list[int], list[int], str]:
    """How many, then kind by kind, then attached forms after the plain ones, then the code point."""
    ranks = [_RANK[letter] for letter in strokes]
    return len(strokes), [kind for kind, _ in ranks], [place for _, place in ranks], character


def main() -> int:
    """One line for a number of strokes: the number, then its characters in order."""
    found = orders(Path(sys.argv[1]))
    lines: dict[int, str] = {}
    for character, strokes in sorted(found.items(), key=lambda one: key(*one)):
        lines[len(strokes)] = lines.get(len(strokes), "") + character
    TARGET.write_text("".join(f"{count} {lines[count]}\n" for count in sorted(lines)), encoding="utf-8")
    print(f"  {TARGET.name}   {len(found)} characters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
