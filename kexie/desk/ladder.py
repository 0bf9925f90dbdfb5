"""The steps bar and the timeline of a record, drawn from its flow and its journal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from kexie.desk import words
from kexie.kit import clock
from kexie.kit.flow import Flow

Hands = Mapping[UUID, str]

# Words of acts that are no step of a flow.
OTHER_VERBS: Mapping[str, str] = {
    "draft": "拟稿", "import": "导入拟稿", "edit": "修改", "attach": "加附件", "detach": "去掉附件", "repair": "修正状态",
    "receive": "签收", "sign": "签收", "register": "登记", "move": "变更上级", "appoint": "任命", "dismiss": "结束任职",
    "set_due": "改签收期限", "record": "登记", "publish": "上网发布", "void_number": "号作废",
}  # fmt: skip


def steps(flow: Flow, record: Any, entries: Sequence[Any], names: Hands, skip: Iterable[str] = ()) -> list[dict[str, str]]:
    """The ladder of a flow for ``kit.steps``: each state with who left it and when; ``skip`` leaves states out."""
    left_out = set(skip)
    ladder = [state for state in flow.states if state.code not in left_out]
    codes = [state.code for state in ladder]
    now = codes.index(record.state) if record.state in codes else len(codes)
    drawn = []
    for place, state in enumerate(ladder):
        entry = _leaving(entries, state.code) if place < now or place == now == len(codes) - 1 else None
        drawn.append({
            "label": state.label,
            "state": "done" if place < now or (place == now and not state.waits_for) else "now" if place == now else "todo",
            "who": names.get(entry.person_id, "") if entry else state.waits_for if place == now else "",
            "when": words.day(clock.local(entry.at).date()) if entry else "",
        })  # fmt: skip
    return drawn


def _leaving(entries: Sequence[Any], code: str) -> Any:
    """The last act that left this state for another (or, for the last state, the one that reached it)."""
    moves = [entry for entry in entries if entry.target and entry.source != entry.target]
    return next((e for e in reversed(moves) if e.source == code), None) or next(
        (e for e in reversed(moves) if e.target == code), None
    )


def timeline(flow: Flow, entries: Sequence[Any], names: Hands, posts: Hands) -> list[dict[str, str]]:
    """Newest first for ``kit.timeline``: what, when, who through which post, with the note of the act."""
    return [
        {
            "title": verb_words(flow, entry),
            "when": words.moment(entry.at),
            "who": " · ".join(part for part in (names.get(entry.person_id, ""), posts.get(entry.post_id, "")) if part)
            or "系统",
            "note": note_of(entry),
            "tone": tone(flow, entry),
        }
        for entry in reversed(entries)
    ]


def verb_words(flow: Flow | None, entry: Any) -> str:
    """The step's label, or the plain word of an act that is no step."""
    step = next((step for step in flow.steps if step.verb == entry.verb), None) if flow else None
    return step.label if step else OTHER_VERBS.get(entry.verb, entry.verb)


def tone(flow: Flow, entry: Any) -> str:
    """Red where a reason had to be given, green where the end was reached."""
    step = next((step for step in flow.steps if step.verb == entry.verb), None)
    if step is None:
        return ""
    if step.note_required:
        return "bad"
    return "ok" if step.target and flow.state(step.target).tone == "ok" else ""


def note_of(entry: Any) -> str:
    """The words given with an act; empty where there are none or they were erased."""
    note = getattr(entry, "note", None) if entry.note_hash else None
    return note.text if note is not None else ""
