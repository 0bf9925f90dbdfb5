"""Papers with tables as plain data that JSON holds: what the typesetter reads. Pure."""

from collections.abc import Sequence
from typing import Any

from kexie.kit.web import text
from kexie.notices.documents import titles
from kexie.notices.documents.plain import Plain
from kexie.notices.documents.tables import Box, Card, Column, Paper, Section, Table

FORM = "tables"
# A plaque: the room across (237 mm, a little less) in points, the largest letter, and the longest line in characters
# before it is broken by sense.
_ACROSS, _LARGEST, _LINE = 640, 72, 14.0


def plain(*papers: Paper) -> Plain:
    """All of them as one file; each begins a page, and so does each annex."""
    pages = [_paper(one) for paper in papers for one in paper.whole]
    return {"form": FORM, "name": text.line(papers[0].title)[:250], "papers": pages}


def papers(told: Plain) -> list[Paper]:
    """Back from plain data, for the .docx; an annex is a paper like any other."""
    return [
        Paper(
            title="".join(one["title"]), about=one["about"], before=[piece["text"] for piece in one["before"]],
            tables=[
                Table(
                    table["heading"], [Column(**column) for column in table["columns"]], table["rows"], table["note"],
                    table["nothing"],
                )
                for table in one["tables"]
            ],
            after=[piece["text"] for piece in one["after"]], parties=one["parties"],
            cards=[Card(**card) for card in one["cards"]], plaque=one["plaque"] > 0, mark=one["mark"],
            boxes=[Box(**box) for box in one["boxes"]],
            sections=[
                Section(told["heading"], [piece["text"] for piece in told["pieces"]]) for told in one["sections"]
            ],
        )
        for one in told["papers"]
    ]  # fmt: skip


def plaque(title: str) -> tuple[tuple[str, ...], int]:
    """The lines of a plaque and the size of their letters in points: as large as the longest line lets them be."""
    lines = titles.broken(text.line(title), _LINE)
    return lines, min(_LARGEST, int(_ACROSS / max(titles.width(line) for line in lines)))


def _paper(paper: Paper) -> dict[str, Any]:
    lines, size = plaque(paper.title) if paper.plaque else (titles.broken(text.line(paper.title)), 0)
    return {
        "title": list(lines),
        "plaque": size,
        "about": text.line(paper.about),
        "before": _flow(paper.before),
        "tables": [_table(one) for one in paper.tables],
        "after": _flow(paper.after),
        "parties": [[_blanks(line) for line in signed] for signed in paper.parties],
        "cards": [_card(one) for one in paper.cards],
        "boxes": [
            {
                "label": text.line(one.label),
                "words": text.line(one.words),
                "signed": [_blanks(line) for line in one.signed],
            }
            for one in paper.boxes
        ],
        "mark": text.line(paper.mark),
        "sections": [{"heading": text.line(one.heading), "pieces": _flow(one.lines)} for one in paper.sections],
    }


def _blanks(line: str) -> str:
    """Not text.line: the blanks of a line to be filled in by hand are its meaning."""
    return text.clean(line).replace("\n", " ")


def _card(told: Card) -> dict[str, Any]:
    lines = [text.line(line) for line in told.lines]
    return {"head": text.line(told.head), "title": text.line(told.title), "lines": lines, "foot": text.line(told.foot)}


def _flow(paragraphs: Sequence[str]) -> list[dict[str, Any]]:
    return [{"level": 0, "text": text.line(one), "part": False} for one in paragraphs]


def _table(told: Table) -> dict[str, Any]:
    return {
        "heading": text.line(told.heading),
        "columns": [{"label": one.label, "width": one.width, "figures": one.figures} for one in told.columns],
        "rows": [[text.line(cell) for cell in row] for row in told.rows],
        "note": text.line(told.note),
        "nothing": text.line(told.nothing),
    }
