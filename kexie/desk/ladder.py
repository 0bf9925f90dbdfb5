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
    "draft": "拟稿", "import": "导入拟稿", "edit": "修改", "repair": "修正状态", "due": "改签收期限",
    "sign": "签收", "sign_many": "成批签收", "register": "登记", "change_superior": "变更上级",
    "receipt_term": "设签收期限", "record": "登记", "download": "下载", "make_links": "生成签收链接",
    "remind": "催办", "reminders": "改催办", "hand_over": "转由接收单位签收", "circular": "群发消息",
    "undo_edit": "撤销修改", "numbers": "改手机号", "reveal": "查看完整号码",
}  # fmt: skip


def steps(
    flow: Flow, record: Any, entries: Sequence[Any], names: Hands, skip: Iterable[str] = ()
) -> list[dict[str, str]]:
    """The ladder of a flow for ``kit.steps``: what is done in each state on the way, who did it and when.

    The last states of a table (nobody's turn) are no step of their own; a record that ended elsewhere than at the top
    shows where. ``skip`` leaves states out; a record in one of them waits at the last step before it, a draft at none.
    """
    left_out = set(skip)
    ladder = [state for state in flow.states if state.waits_for and state.code not in left_out]
    codes = [state.code for state in ladder]
    here = flow.state(record.state)
    ended_badly = not here.waits_for and here.tone != "ok"
    now = _place(flow, here, codes)
    if ended_badly:
        last = _leading_to(entries, here.code)
        now = codes.index(last.source) + 1 if last and last.source in codes else 0
    shown = ladder[:now] if ended_badly else ladder
    drawn = [_step(flow, state, here, place, now, entries, names) for place, state in enumerate(shown)]
    return [*drawn, _end(here, _leading_to(entries, here.code), names)] if ended_badly else drawn


def _place(flow: Flow, here: Any, codes: Sequence[str]) -> int:
    """Which step is on: behind all of them where nobody has a turn any more, -1 before the first."""
    if here.code in codes:
        return codes.index(here.code)
    if not here.waits_for:
        return len(codes)
    order = [state.code for state in flow.states]
    return sum(order.index(code) < order.index(here.code) for code in codes) - 1


def _step(
    flow: Flow, state: Any, here: Any, place: int, now: int, entries: Sequence[Any], names: Hands
) -> dict[str, str]:
    entry = _leaving(entries, state.code) if place < now else None
    return {
        "label": _activity(flow, state),
        "state": "done" if place < now else "now" if place == now else "todo",
        "who": names.get(entry.person_id, "") if entry else here.waits_for if place == now else "",
        "when": _day(entry) if entry else "",
    }


def _end(state: Any, entry: Any, names: Hands) -> dict[str, str]:
    who, when = (names.get(entry.person_id, ""), _day(entry)) if entry else ("", "")
    return {"label": state.label, "state": "bad", "who": who, "when": when}


def _activity(flow: Flow, state: Any) -> str:
    """What is done in a state: its own name, or where that tells what was done before (已签发), the next step's."""
    if not state.label.startswith("已"):
        return str(state.label)
    return next(step.label for step in flow.leaving(state.code) if step.target and not step.danger)


def _day(entry: Any) -> str:
    return words.day(clock.local(entry.at).date())


def _leading_to(entries: Sequence[Any], code: str) -> Any:
    return next((e for e in reversed(entries) if e.target == code and e.source != code), None)


def _leaving(entries: Sequence[Any], code: str) -> Any:
    """The last act that left this state for another."""
    return next((e for e in reversed(entries) if e.source == code and e.target not in ("", code)), None)


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
