"""What the board's address asks for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kexie.kit.web import text

LONGEST = 100
NO_SUCH = "-"
_COLUMN = re.compile(r"[a-z0-9-]{1,40}")


@dataclass(frozen=True, slots=True)
class Asked:
    """A column's code ("" for all) and the words to look for ("" for none)."""

    column: str = ""
    q: str = ""


def read(query: Mapping[str, str]) -> Asked:
    """Any query string, however naughty, as clean words, at most 100 characters.

    What cannot be a column's code becomes ``-``, a column that is nowhere: the board answers 404 as for any other.
    """
    column = query.get("column", "")
    known = not column or _COLUMN.fullmatch(column)
    return Asked(column if known else NO_SUCH, text.line(query.get("q", ""))[:LONGEST].strip())
