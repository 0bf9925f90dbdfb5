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
class Paper:
    """``about`` stands centred under the title; ``before`` and ``after`` the tables are paragraphs.

    ``parties`` sign at the end, side by side, each the lines of one of them.
    """

    title: str
    about: str = ""
    before: Sequence[str] = ()
    tables: Sequence[Table] = ()
    after: Sequence[str] = ()
    parties: Sequence[Sequence[str]] = field(default=())
