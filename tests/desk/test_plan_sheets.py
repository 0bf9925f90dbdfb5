"""Mid-year and year-end sheets and letters of duty: page, .xlsx and .docx cell by cell against what the reports say."""

import io
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from kexie.kit import word
from tests.city import City
from tests.desk import plan_year

pytestmark = pytest.mark.usefixtures("city")
SignIn = Callable[..., Client]


class Tables(HTMLParser):
    """Every table of a page, its rows as the words of their cells; heads apart."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.rows: list[list[list[str]]] = []
        self.cell = self.body = False
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "tbody":
            self.rows.append([])
            self.body = True
        elif tag == "tr" and self.body:
            self.rows[-1].append([])
        elif tag in ("td", "th") and self.body:
            self.rows[-1][-1].append("")
            self.cell = True

    def handle_endtag(self, tag: str) -> None:
        self.cell = self.cell and tag not in ("td", "th")
        self.body = self.body and tag != "tbody"

    def handle_data(self, data: str) -> None:
        if self.cell:
            self.rows[-1][-1][-1] += data.strip()


def tables_of(file: bytes) -> list[list[list[str]]]:
    """Every table of a .docx without its head, but for the signatures."""
    found = docx.Document(io.BytesIO(file)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows[1:]] for table in found if len(table.rows) > 1]


def cells_of(book: bytes) -> list[list[list[Any]]]:
    """Every tab without title, note and head."""
    return [
        [list(row) for row in tab.iter_rows(min_row=4, values_only=True)] for tab in load_workbook(io.BytesIO(book))
    ]


def words(answer: Any) -> str:
    return str(answer.content.decode())


def number(told: str) -> float:
    if "完成" in told:
        return float(told == "完成")
    return float(told.split(" ")[0].replace(",", "").rstrip("%"))


@pytest.mark.parametrize(("on", "day"), [("mid", (6, 30)), ("end", (12, 31))])
def test_a_sheet_shows_in_every_form_what_was_verified_of_reports_up_to_its_day(
    city: City, sign_in: SignIn, on: str, day: tuple[int, int]
) -> None:
    plan = plan_year.stage(city)
    told = plan_year.expected(city, plan, date(plan.year, *day))
    chen, here = sign_in("chen"), f"/desk/plans/{plan.ref}"
    page = Tables(chen.get(f"{here}/sheet/?on={on}").content)
    assert page.rows == [told.units, told.tasks]
    # Two units with the same score share a rank and the next is left out.
    assert [row[0] for row in told.units] == {"mid": ["1", "2", "3", "3"], "end": ["1", "1", "3", "4"]}[on]
    written = tables_of(chen.get(f"{here}/sheet.docx?on={on}").content)
    assert written[:2] == [told.units, told.tasks]
    assert sorted(written[2]) == sorted(told.parts)
    assert list(dict.fromkeys(row[0] for row in written[2])) == [row[1] for row in told.units]
    units, tasks, parts = cells_of(chen.get(f"{here}/sheet.xlsx?on={on}").content)
    assert units == [[int(r[0]), r[1], number(r[2]), *map(int, r[3:])] for r in told.units]
    assert [[*r[:3], *r[4:7]] for r in tasks] == [[*r[:3], *map(number, r[3:6])] for r in told.tasks]
    assert [(r[3], r[7].date()) for r in tasks] == [(t[3] or None, date(plan.year, *t[6])) for t in plan_year.TASKS]
    assert [[*r[:3], *r[4:8]] for r in parts] == [[*r[:3], *map(number, r[3:])] for r in written[2]]
    # The units' own pages, where the sheet's lines lead, show the same.
    number_of = city.facts.number("jiangan")
    own = [row for row in written[2] if row[0] == plan_year.label(city, "jiangan")]
    lines = Tables(chen.get(f"{here}/units/{number_of}/?on={on}").content).rows[0]
    assert [[row[1], row[3], f"{row[4]}"] for row in lines] == [[row[2], row[4], row[5]] for row in own]


def test_a_letter_of_duty_is_the_same_on_the_page_and_as_a_file(city: City, sign_in: SignIn) -> None:
    issued = city.facts.plans["issued"]
    for who, unit, house in (("zhao", "jiangan", "city"), ("wang", "dianji", "jiangan")):
        here = f"/desk/plans/{issued}/units/{city.facts.number(unit)}/duty"
        page, file = sign_in(who).get(f"{here}/"), sign_in(who).get(f"{here}.docx")
        (rows,) = Tables(page.content).rows
        assert (len(rows), tables_of(file.content)) == (1, [rows])
        name = f"{plan_year.label(city, unit)}2026年目标责任书.docx"
        text = word.read(SimpleUploadedFile(name, file.content)).text
        assert text.splitlines()[0] == "目标责任书"
        houses = (city.facts.units[house]["name"], city.facts.units[unit]["name"])
        assert all(f"单位（盖章）：{one}" in text for one in houses)
        assert [
            line for line in text.splitlines() if "签字" not in line and line.split("\t")[0] not in words(page)
        ] == []
        assert sign_in("wu").get(f"{here}.docx").status_code == 404


def test_the_sheet_of_a_plan_without_parts_says_so(city: City, sign_in: SignIn) -> None:
    chen, draft = sign_in("chen"), city.facts.plans["draft"]
    assert chen.get(f"/desk/plans/{draft}/sheet.docx").status_code == 200
    told = word.read(SimpleUploadedFile("表.docx", chen.get(f"/desk/plans/{draft}/sheet.docx").content)).text
    assert told.count("还没有分解到单位。") == 2
