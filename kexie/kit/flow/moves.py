"""The one door to every state."""

from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.flow.table import Flow, State
from kexie.kit.journal import Change
from kexie.kit.verdict import Overtaken, Refused

if TYPE_CHECKING:
    from kexie.kit.journal.models import Entry


class Record(Protocol):
    """Anything with an id and ``save``: a model instance, locked by the calling action."""

    id: UUID

    def save(self, *, update_fields: list[str]) -> None:
        """As Django's."""


def move(
    record: Record,
    flow: Flow,
    verb: str,
    *,
    by: Actor,
    note: str = "",
    diff: dict[str, Change] | None = None,
    also: tuple[str, ...] = (),
) -> "Entry":
    """Take the step ``verb`` and journal it. The caller holds the row lock and has asked the rules.

    Args:
        record: the record, locked and read again.
        flow: its table.
        verb: the step to take.
        by: who acts.
        note: the words of the act.
        diff: what else changed (``journal.changes``).
        also: further fields the action has set and wants saved with the state.

    Raises:
        Overtaken: the table has no such step from the present state (somebody was faster, or the page is old).
        Refused: the step wants a reason and none was given.
    """
    source = getattr(record, flow.field)
    step = flow.step(verb, source)
    if step is None:
        raise Overtaken(_stale(flow.state(source), verb, flow), rule=f"{flow.entity}.{verb}")
    if step.note_required and not note.strip():
        raise Refused(f"请写明{step.label}的理由", rule=f"{flow.entity}.{verb}.note")
    target = step.target or source
    setattr(record, flow.field, target)
    record.save(update_fields=[flow.field, *also])
    return journal.write(flow.entity, record.id, verb, by=by, source=source, target=target, note=note, diff=diff or {})


def repair(record: Record, flow: Flow, target: str, *, reason: str, by: Actor) -> "Entry":
    """The one named way past the table, for a record that real life put where the table has no way.

    Raises:
        Refused: no reason was given.
        KeyError: no such state.
    """
    if not reason.strip():
        raise Refused("请写明修正的理由", rule=f"{flow.entity}.repair.note")
    flow.state(target)
    source = getattr(record, flow.field)
    setattr(record, flow.field, target)
    record.save(update_fields=[flow.field])
    return journal.write(flow.entity, record.id, "repair", by=by, source=source, target=target, note=reason)


def _stale(state: State, verb: str, flow: Flow) -> str:
    label = next((step.label for step in flow.steps if step.verb == verb), verb)
    return f"现在是“{state.label}”，不能再{label}。可能已有人办过，请刷新页面查看"
