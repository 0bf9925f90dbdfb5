"""The list of people as a workbook: what the list finds, with numbers masked."""

from collections.abc import Iterator
from typing import Any

from kexie.kit import counting, sheets
from kexie.kit.actor import Actor
from kexie.kit.crypto import ring
from kexie.kit.sheets import Column, Sheet
from kexie.organisations import queries
from kexie.people import disciplines
from kexie.people.codes import education, ethnic_groups, political, ranks
from kexie.people.codes import titles as words

MOST = 300_000  # rows of the workbook
_COLUMNS = (
    Column("姓名", 12), Column("性别", 6), Column("出生日期", 12), Column("民族", 8), Column("籍贯", 12),
    Column("政治面貌", 12), Column("学历", 14), Column("学位", 8), Column("毕业院校", 20), Column("所学专业", 16),
    Column("职称", 16), Column("职称级别", 8), Column("学科", 16),
    Column("岗位", 14), Column("单位", 36), Column("职务", 14), Column("行政级别", 10), Column("参加工作时间", 12),
    Column("社会兼职", 24), Column("学习工作简历", 40), Column("手机号", 14), Column("证件号码", 10),
    Column("电子邮箱", 24),
)  # fmt: skip
_READ = (
    "name", "gender", "born_on", "birth_year", "ethnic_group", "native_place", "political_status", "education",
    "degree", "graduated_from", "major", "title", "title_level", "discipline", "occupation", "units", "positions",
    "administrative_rank", "began_work_on", "public_offices", "career", "mobile", "id_kind", "email",
)  # fmt: skip


def table(by: Actor, text: str, *, by_strokes: bool = False) -> tuple[bytes, int]:
    """At most ``MOST`` people the actor may see, and how many they are.

    A mobile number is masked, of a paper only that it is known.
    """
    note = "，".join([f"搜索“{text}”"] * bool(text) + ["按姓氏笔画为序"] * by_strokes)
    told = queries.people_told(by, text, by_strokes=by_strokes)
    found = told[:MOST].values_list(*_READ).iterator(chunk_size=2000)
    rows = counting.Counted(_rows(found))
    with ring.held():
        return sheets.workbook([Sheet("人员", _COLUMNS, rows, title="人员", note=note)], lean=True), rows.count


def _rows(found: Iterator[tuple[Any, ...]]) -> Iterator[list[Any]]:
    fields: dict[str, str] = {}
    for (
        name, gender, born, year, group, place, politics, school, degree, graduated, major, title, level, code, job,
        units, positions, rank, began, offices, career, mobile, paper, email,
    ) in found:  # fmt: skip
        told = fields.get(code)
        if told is None:
            told = fields[code] = disciplines.label(code) if code else ""
        yield [
            name, words.GENDERS.get(gender, ""), born or year, ethnic_groups.NAMES.get(group, ""),
            place, political.NAMES.get(politics, ""), education.NAMES.get(school, ""), words.DEGREES.get(degree, ""),
            graduated, major, title, words.LEVELS.get(level, ""), told, job, units or "",
            (positions or "").strip("；"), ranks.NAMES.get(rank, ""), f"{began:%Y-%m}" if began else "", offices,
            career, mobile.masked if mobile else "", "已登记" if paper else "", email,
        ]  # fmt: skip
