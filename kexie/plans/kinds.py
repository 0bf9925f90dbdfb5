"""Kinds of message of plans, with their standard wording; a house words them its own way at the desk."""

from kexie.messages.kinds import Kind, Placeholder
from kexie.notices.kinds import OF_STEPS, chosen, step

_PLACEHOLDERS = (
    Placeholder("工作要点", "工作要点的标题", "某市科协2026年工作要点"),
    Placeholder("单位", "还没有报送计划的单位", "某公司科协"),
    *OF_STEPS,
    Placeholder("网址", "打开就能办理的地址", "https://kexie.example/desk/plans/"),
)


def _kind(code: str, name: str, subject: str, text: str) -> Kind:
    return step(code, name, _PLACEHOLDERS, subject, text)


SOON = _kind(
    "plans.answer_soon", "报送计划提醒（期限前）", "请报送计划：{工作要点}",
    "{发件单位}下达的“{工作要点}”，请{单位}结合本单位实际制定计划，于{期限}前报送，{情况}。",
)  # fmt: skip
LATE = _kind(
    "plans.answer_late", "催报计划（期限后）", "计划逾期未报：{工作要点}",
    "{发件单位}下达的“{工作要点}”，本单位计划应于{期限}前报送，{情况}，{单位}还没有报送，请尽快办理。",
)  # fmt: skip
SUPERIOR = _kind(
    "plans.answer_superior", "请业务指导单位督促报送计划", "请督促报送计划：{工作要点}",
    "{发件单位}下达的“{工作要点}”，各单位计划应于{期限}前报送，{情况}。由贵单位指导的{单位}还没有报送，请督促。",
)  # fmt: skip
ALL = (SOON, LATE, SUPERIOR)


def reminder(days: int, to: str) -> Kind:
    """The kind of message for a step ``days`` after the due day."""
    return chosen(ALL, days, to)
