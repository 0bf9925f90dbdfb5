"""Field edits as data: before and after, masked where the field is personal."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

Change: TypeAlias = tuple[str, str]

_SHOWN = 60


def masked(value: object) -> str:
    """A value as the journal may hold it when the field names a person: its length only."""
    text = "" if value is None else str(value)
    return f"（{len(text)} 字）" if text else ""


def changes(
    before: Mapping[str, object], after: Mapping[str, object], *, personal: Iterable[str] = ()
) -> dict[str, Change]:
    """The fields that differ, each as (before, after); fields named in ``personal`` are masked, long ones cut."""
    hidden = set(personal)
    found: dict[str, Change] = {}
    for name in after:
        old, new = before.get(name), after[name]
        if old == new:
            continue
        found[name] = (masked(old), masked(new)) if name in hidden else (_cut(old), _cut(new))
    return found


def _cut(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…（{len(text)} 字）"
