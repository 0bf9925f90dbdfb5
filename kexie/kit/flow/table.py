"""The table of a flow: pure data, checked when it is built."""

from collections.abc import Iterator
from dataclasses import dataclass

TONES = ("warn", "info", "vio", "ok", "bad", "grey")


class FlowFault(ValueError):
    """A flow table that contradicts itself; raised at import, so it never reaches a user."""


@dataclass(frozen=True, slots=True)
class State:
    """One state: its stored code, what staff read, what the public reads, the badge tone, the owner of the next step.

    ``waits_for`` says in Chinese whose turn it is (shown in lists); empty where nobody's.
    """

    code: str
    label: str
    tone: str
    public_label: str = ""
    waits_for: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a bare verb, the button's words, from which states, to which state.

    ``target`` None means that the record stays in its state (a step that is journalled but moves nothing).
    ``note_required`` asks for a reason (returning, withdrawing).
    """

    verb: str
    label: str
    sources: tuple[str, ...]
    target: str | None
    note_required: bool = False
    danger: bool = False


@dataclass(frozen=True)
class Flow:
    """A flow of one entity. ``field`` is the model field that holds the state code."""

    entity: str
    states: tuple[State, ...]
    steps: tuple[Step, ...]
    field: str = "state"

    def __post_init__(self) -> None:
        codes = [state.code for state in self.states]
        if len(set(codes)) != len(codes):
            raise FlowFault(f"{self.entity}: a state stands twice")
        for state in self.states:
            if state.tone not in TONES:
                raise FlowFault(f"{self.entity}.{state.code}: unknown tone {state.tone}")
        seen: set[tuple[str, str]] = set()
        for step in self.steps:
            for code in (*step.sources, *([step.target] if step.target else [])):
                if code not in codes:
                    raise FlowFault(f"{self.entity}.{step.verb}: unknown state {code}")
            for source in step.sources:
                if (step.verb, source) in seen:
                    raise FlowFault(f"{self.entity}.{step.verb} leaves {source} twice")
                seen.add((step.verb, source))

    @property
    def initial(self) -> str:
        """The first state of the table: where a new record starts."""
        return self.states[0].code

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Codes with labels, for the model field."""
        return [(state.code, state.label) for state in self.states]

    def state(self, code: str) -> State:
        """The state with this code. Raises KeyError."""
        for state in self.states:
            if state.code == code:
                return state
        raise KeyError(code)

    def step(self, verb: str, source: str) -> Step | None:
        """The step ``verb`` out of ``source``, None where the table has none."""
        for step in self.steps:
            if step.verb == verb and source in step.sources:
                return step
        return None

    def leaving(self, source: str) -> Iterator[Step]:
        """All steps out of a state, in table order: the buttons of a page, before the rules are asked."""
        return (step for step in self.steps if source in step.sources)

    def verbs(self) -> tuple[str, ...]:
        """Every verb once, in table order."""
        return tuple(dict.fromkeys(step.verb for step in self.steps))
