"""Every state with every verb: what the table says must be what `move` does. For tests of any flow.

def make(state):            # a saved record in this state
    return documents.make(state=state)
assert matrix.deviations(DOCUMENT, make, by=wang) == []
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kexie.kit.actor import Actor
from kexie.kit.flow.moves import Record, move
from kexie.kit.flow.table import Flow, Step
from kexie.kit.verdict import Overtaken, Refused

_NOTE = "表格核对"


@dataclass(frozen=True, slots=True)
class Cell:
    """One state with one verb; ``step`` None where the table has none."""

    state: str
    verb: str
    step: Step | None


def cells(flow: Flow) -> Iterator[Cell]:
    """All cells, states by verbs, in table order."""
    for state in flow.states:
        for verb in flow.verbs():
            yield Cell(state.code, verb, flow.step(verb, state.code))


def deviations(flow: Flow, make: Callable[[str], Record], *, by: Actor) -> list[str]:
    """Cells where `move` does other than the table says; empty where all is well. Writes: run it in a test.

    Args:
        flow: the table.
        make: gives a new saved record in the state asked for.
        by: who is said to act; no rule is asked.
    """
    wrong = []
    for cell in cells(flow):
        got = _try(flow, make(cell.state), cell.verb, _NOTE, by)
        wanted = (cell.step.target or cell.state) if cell.step else "Overtaken"
        if got != wanted:
            wrong.append(f"{cell.state} {cell.verb}: {got}, should be {wanted}")
        if cell.step and cell.step.note_required and _try(flow, make(cell.state), cell.verb, " ", by) != "Refused":
            wrong.append(f"{cell.state} {cell.verb}: went without the reason it requires")
    return wrong


def _try(flow: Flow, record: Record, verb: str, note: str, by: Actor) -> str:
    before = getattr(record, flow.field)
    try:
        entry = move(record, flow, verb, by=by, note=note)
    except (Overtaken, Refused) as refusal:
        kept = getattr(record, flow.field) == before
        return type(refusal).__name__ if kept else f"{type(refusal).__name__}, but the state was changed"
    state = str(getattr(record, flow.field))
    return state if (entry.source, entry.target) == (before, state) else f"{state}, but journalled otherwise"
