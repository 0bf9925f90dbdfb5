"""A flow as a picture and a page: drawn from the table, so that docs and code cannot differ."""

from collections.abc import Iterable

from kexie.kit.flow.table import Flow

_flows: tuple[Flow, ...] = ()


def connect(flows: Iterable[Flow]) -> None:
    """Take over the table of flows from config/plugs.py; called once at the start."""
    global _flows
    _flows = tuple(flows)


def known() -> tuple[Flow, ...]:
    """All flows, in the table's order."""
    return _flows


def mermaid(flow: Flow) -> str:
    """The flow as a Mermaid state diagram: states with their Chinese labels, steps with their buttons' words."""
    lines = ["stateDiagram-v2"]
    lines += [f"    {state.code}: {state.label}" for state in flow.states]
    lines.append(f"    [*] --> {flow.initial}")
    for step in flow.steps:
        mark = "（须写理由）" if step.note_required else ""
        for source in step.sources:
            lines.append(f"    {source} --> {step.target or source}: {step.label}{mark}")
    left = {source for step in flow.steps if step.target for source in step.sources}
    lines += [f"    {state.code} --> [*]" for state in flow.states if state.code not in left]
    return "\n".join(lines) + "\n"


def page(flow: Flow) -> str:
    """The page ``docs/flows/<entity>.md``: diagram, states, steps."""
    states = [
        f"| `{state.code}` | {state.label} | {state.public_label or '–'} | {state.waits_for or '–'} |"
        for state in flow.states
    ]
    steps = [
        f"| `{step.verb}` | {step.label} | {', '.join(flow.state(code).label for code in step.sources)} "
        f"| {flow.state(step.target).label if step.target else '–'} | {'yes' if step.note_required else 'no'} |"
        for step in flow.steps
    ]
    return "\n".join(
        [
            f"# {flow.entity}",
            "",
            "Written by `kexie flow-docs` from the flow's table; a check compares it. Do not edit.",
            "",
            "```mermaid",
            mermaid(flow).rstrip(),
            "```",
            "",
            "| state | at the desk | in public | waits for |",
            "|---|---|---|---|",
            *states,
            "",
            "| verb | button | from | to | reason required |",
            "|---|---|---|---|---|",
            *steps,
            "",
        ]
    )
