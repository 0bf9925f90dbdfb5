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
class Box:
    """Room for an opinion (单位意见): what is known of it, and the lines at the right where it is sealed and signed."""

    label: str
    words: str
    signed: Sequence[str]


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs under a heading in the middle (第一章　总则); an empty one: under none."""

    heading: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Paper:
    """``about`` stands centred under the title; ``before`` and ``after`` the tables are paragraphs.

    ``sections`` are a longer text with headings. ``boxes`` of opinions stand below each other; ``parties`` sign at the
    end, side by side, each the lines of one of them. A ``plaque`` is the title and ``after``, large, in the middle of
    a sheet across; ``cards`` stand side by side under the title, to be cut out. ``annexes`` follow it, each on a page
    of its own under its ``mark`` (附件).
    """

    title: str
    about: str = ""
    before: Sequence[str] = ()
    tables: Sequence[Table] = ()
    after: Sequence[str] = ()
    parties: Sequence[Sequence[str]] = field(default=())
    cards: Sequence[Card] = ()
    plaque: bool = False
    sections: Sequence[Section] = ()
    boxes: Sequence[Box] = ()
    mark: str = ""
    annexes: Sequence["Paper"] = ()

    @property
    def whole(self) -> "tuple[Paper, ...]":
        """The paper and what follows it, in the order of the pages."""
        return (self, *self.annexes)
