"""A paper with tables, as plain data: what the page shows and what the .docx is drawn from are the same rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width in millimetres, and whether its cells stand at the right (figures)."""

    label: str
    width: float
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its heading (empty: none), with a line of explanation below; ``nothing`` where it has no rows."""

    heading: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    note: str = ""
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A card of many on a sheet (会员证): who gives it, what it is, its lines, who stamps it."""

    head: str
    title: str
    lines: Sequence[str]
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """``about`` stands centred under the title; ``before`` and ``after`` the tables are paragraphs.

    ``parties`` sign at the end, side by side, each the lines of one of them. A ``plaque`` is the title and ``after``,
    large, in the middle of a sheet across; ``cards`` stand side by side under the title, to be cut out.
    """

    title: str
    about: str = ""
    before: Sequence[str] = ()
    tables: Sequence[Table] = ()
    after: Sequence[str] = ()
    parties: Sequence[Sequence[str]] = field(default=())
    cards: Sequence[Card] = ()
    plaque: bool = False
