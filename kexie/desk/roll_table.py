"""会员名册 as a workbook: what a member agreed to have registered (the words of consent), numbers masked."""

from collections.abc import Iterator
from typing import Any

from kexie.desk import member_facts, roll_paper, words
from kexie.kit import clock, counting, sheets
from kexie.kit.actor import Actor
from kexie.kit.sheets import Column, Sheet
from kexie.organisations import queries, rules
from kexie.people import disciplines

_COLUMNS = (
    Column("序号", 6), Column("姓名", 12), Column("性别", 6), Column("出生日期", 12),
    Column("学历", 14), Column("学位", 8), Column("所学专业", 16), Column("学科", 20), Column("职称", 16),
    Column("岗位", 14), Column("手机号", 14), Column("所属学会", 20), Column("会员证编号", 12), Column("会员类别", 12),
    Column("入会日期", 12), Column("有效期至", 12), Column("状态", 10), Column("退会日期", 12), Column("本人同意", 16),
)  # fmt: skip
_PERSONAL = 9  # columns between the name and the society


def table(by: Actor, organisation: Any, view: str, *, by_strokes: bool) -> tuple[bytes, int]:
    """One view of the roll, numbered as its rows stand; and how many."""
    days = member_facts.soon_days(rules.member_rules(organisation))
    order = roll_paper.order_told(by_strokes=by_strokes)
    note = f"{words.full_day(clock.today())}{member_facts.LABELS[view]}，{order}"
    rows = counting.Counted(_rows(queries.roll_told(by, organisation, view, days, by_strokes=by_strokes), days))
    page = Sheet("会员", _COLUMNS, rows, title=f"{organisation.name}会员名册", note=note)
    return sheets.workbook([page], lean=True), rows.count


def _rows(members: Iterator[Any], days: int) -> Iterator[list[Any]]:
    for place, one in enumerate(members, start=1):
        told = _particulars(one.person) if one.seen else [""] * _PERSONAL
        consent = f"第 {one.consent.text.version} 版，{one.consent.get_way_display()}"
        yield [
            place, one.person.name, *told, one.society, f"{one.number:06}", one.kind, one.joined_on,
            one.valid_until or "长期", member_facts.mark(one, days)[1], one.left_on, consent,
        ]  # fmt: skip


def _particulars(person: Any) -> list[Any]:
    return [
        person.get_gender_display() if person.gender else "", person.born_on or person.birth_year,
        person.get_education_display(), person.get_degree_display() if person.degree else "", person.major,
        disciplines.label(person.discipline), person.title, person.occupation,
        person.mobile.masked if person.mobile else "",
    ]  # fmt: skip
