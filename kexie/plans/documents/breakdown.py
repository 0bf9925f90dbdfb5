"""任务分解表 (rules.md 2.6): what each part of a plan asks, of whom, until when, and how it was split. Pure."""

from collections.abc import Sequence

from kexie.notices.documents.tables import Column, Paper, Table

_TASKS = (
    Column("任务", 38), Column("责任部门", 22), Column("配合部门", 22), Column("完成时限", 26),
    Column("目标", 18, figures=True), Column("分解到", 30),
)  # fmt: skip
_FIGURES = "一二三四五六七八九十"


def paper(title: str, about: str, parts: Sequence[tuple[str, Sequence[Sequence[str]]]]) -> Paper:
    """One table a part: name, lead, co-owners, day, target, units with theirs."""
    tables = tuple(
        Table(f"{_number(place)}、{heading}", _TASKS, rows, "", "还没有任务。")
        for place, (heading, rows) in enumerate(parts, start=1)
    )
    return Paper(title=f"{title}任务分解表", about=about, tables=tables)


def _number(place: int) -> str:
    if place <= len(_FIGURES):
        return _FIGURES[place - 1]
    tens, ones = divmod(place, 10)
    return f"{_FIGURES[tens - 1] if tens > 1 else ''}十{_FIGURES[ones - 1] if ones else ''}"
