"""章程: the text that was filed, under its headings, as a paper of its own and as the annex of the 备案表."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from kexie.associations.actions import meetings, reelections
from kexie.associations.documents import charter, papers
from kexie.associations.models import Assembly
from kexie.associations.queries import papers as gathered
from kexie.kit import clock
from kexie.notices.documents import pdf, press, tables_plain
from kexie.notices.documents.tables import Paper
from tests.associations import staged
from tests.associations.test_life_papers import TOLD
from tests.associations.test_papers_drawn import DAY, MOTOR, NAME
from tests.associations.test_tenure import elected, held
from tests.notices.documents import reading_back
from tests.notices.office import Office

TEXT = """某公司科学技术协会章程

第一章　总则
第一条　本会在单位党组织领导下开展工作。
第二章 任务
第二条 开展学术交流。
　第三条 普及科学技术。
第三章：附则
第四条 本章程自通过之日起施行。"""


def parts(text: str) -> list[tuple[str, list[str]]]:
    drawn = charter.adopted(replace(TOLD, charter=text))
    return [(one.heading, list(one.lines)) for one in drawn.sections]


def test_a_charter_as_it_was_typed_has_its_chapters_as_headings_and_its_title_once() -> None:
    assert parts(TEXT) == [
        ("第一章　总则", ["第一条　本会在单位党组织领导下开展工作。"]),
        ("第二章 任务", ["第二条 开展学术交流。", "第三条 普及科学技术。"]),
        ("第三章：附则", ["第四条 本章程自通过之日起施行。"]),
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("一、本会名称", [("", ["一、本会名称"])]),
        ("科协章程", [("", ["科协章程"])]),
        ("第一章规定的任务由委员会办理。", [("", ["第一章规定的任务由委员会办理。"])]),
        (f"第一章 {'长' * 40}", [("", [f"第一章 {'长' * 40}"])]),
        (f"{'长' * 60}章程\n一条", [("", [f"{'长' * 60}章程", "一条"])]),
        ("前言。\n第二节\n一条", [("", ["前言。"]), ("第二节", ["一条"])]),
    ],
)
def test_what_only_looks_like_a_heading_stays_a_paragraph(text: str, read: list[tuple[str, list[str]]]) -> None:
    assert parts(text) == read


def pages(paper: Paper) -> list[str]:
    """The words of each page of the PDF."""
    drawn = reading_back.pages(pdf.draw(tables_plain.plain(paper)))
    return ["".join("".join(row.text for row in page.within).split()) for page in drawn]


def of_word(paper: Paper) -> list[tuple[str, bool]]:
    """The paragraphs of the .docx that are no cells, and whether each begins a page."""
    body = docx.Document(BytesIO(press.tables_of(press.tables_sheet([paper], "备案表", press.DOCX))))
    return [(one.text, bool(one.paragraph_format.page_break_before)) for one in body.paragraphs if one.text]


def test_what_is_filed_has_the_charter_as_an_annex_on_a_page_of_its_own() -> None:
    told = replace(TOLD, charter=TEXT, charter_adopted=True)
    paper = papers.filing(told)
    *form, annex = pages(paper)
    assert "附件：某公司科学技术协会章程" in "".join(form)
    assert annex == (
        "附件某公司科学技术协会章程（2026年5月12日某公司科学技术协会成立大会通过）第一章总则第一条本会在单位党组织领导下开展工作。"
        "第二章任务第二条开展学术交流。第三条普及科学技术。第三章：附则第四条本章程自通过之日起施行。"
    )
    word = of_word(paper)
    at = word.index(("附件", True))
    assert [line for line, fresh in word if fresh] == ["附件"]
    assert [line for line, _ in word[at + 1 :]] == [
        "某公司科学技术协会章程", "（2026年5月12日某公司科学技术协会成立大会通过）", "第一章 总则",
        "第一条 本会在单位党组织领导下开展工作。", "第二章 任务", "第二条 开展学术交流。", "第三条 普及科学技术。", "第三章：附则",
        "第四条 本章程自通过之日起施行。",
    ]  # fmt: skip


def test_before_it_is_filed_nothing_is_said_to_follow() -> None:
    paper = papers.filing(TOLD)
    assert (dict(paper.tables[0].rows)["章程"], paper.annexes, paper.after) == ("待附大会通过的文本", (), ())
    kept = papers.filing(replace(TOLD, charter=TEXT))
    assert dict(kept.tables[0].rows)["章程"] == "大会没有修改，现行文本附后"
    assert kept.annexes[0].about == ""


def test_headings_stand_in_the_middle_and_the_draft_has_them_too() -> None:
    paper = papers.drawn(TOLD, "charter")[1]
    body = docx.Document(BytesIO(press.tables_of(press.tables_sheet([paper], "章程", press.DOCX))))
    middle = [one.text for one in body.paragraphs if one.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER]
    assert middle == [
        "某公司科学技术协会章程（草案）", "第一章 总则", "第二章 任务", "第三章 会员", "第四章 组织", "第五章 经费", "第六章 附则",
    ]  # fmt: skip
    told = [line for one in paper.sections for line in one.lines]
    assert [line.split("条")[0] for line in (told[0], told[4], told[-1])] == ["第一", "第五", "第二十六"]


def test_a_founding_prints_the_draft_until_the_adopted_text_is_filed(office: Office) -> None:
    with clock.at(DAY):
        row = staged.held(office)
        assert papers.drawn(gathered.of_founding(row, ()), "charter")[0] == "章程（草案）"
        row = meetings.file(row, replace(staged.FILING, charter=TEXT), by=office["zhao"])
        label, paper = papers.drawn(gathered.of_founding(row, ()), "charter")
        assert (label, paper.title, paper.mark) == ("章程", f"{NAME}章程", "")
        assert [one.heading for one in paper.sections] == ["第一章　总则", "第二章 任务", "第三章：附则"]


def test_a_re_election_mends_the_charter_that_stands_and_then_prints_its_own(office: Office) -> None:
    with clock.at(DAY):
        row = held(office)
        label, paper = papers.drawn(gathered.of_reelection(row), "charter")
        assert (label, paper.title) == ("章程（修订草案）", f"{MOTOR}章程（修订草案）")
        assert paper.sections[0].heading == "第一章　总则"  # none is kept: the first text
        row = reelections.file(row, replace(staged.FILING, charter=TEXT), by=office["chen"])
        told = gathered.of_reelection(row)
        assert papers.drawn(told, "charter")[0] == "章程"
        assert papers.filing(told).annexes == (charter.adopted(told, "附件"),)
        reelections.complete(row, by=office["zhao"])
    with clock.at(DAY.replace(year=2032)):
        again = reelections.ask(office.unit("motor"), staged.NOMINEES, "", by=office["chen"])
        told = gathered.of_reelection(again)
        paper = papers.drawn(told, "charter")[1]
        assert (told.number, paper.title) == (2, f"{MOTOR}章程（修订草案）")
        assert [one.heading for one in paper.sections] == ["第一章　总则", "第二章 任务", "第三章：附则"]


def test_every_filed_re_election_has_its_charter_behind_it(office: Office) -> None:
    told = gathered.of_reelection(elected(office).assembly.reelection)
    assert [one.mark for one in papers.filing(told).annexes] == ["附件"]


def test_an_association_that_stands_prints_the_charter_its_newest_meeting_filed(office: Office) -> None:
    with clock.at(DAY):
        staged.term(office, "motor", days=-1)
        motor = office.unit("motor")
        assert gathered.charter_of(office["zhao"], motor) is None  # a term entered as known
        elected(office)
        for who in ("zhao", "wang"):
            assert gathered.offered(office[who], motor) == [("charter", "章程"), ("plaque", "牌匾文字")], who
        told = gathered.charter_of(office["zhao"], motor)
        assert told is not None
        paper = charter.adopted(told)
        assert (paper.title, paper.about, paper.mark) == (f"{MOTOR}章程", "", "")
        unit = staged.founded(office).organisation
        told = gathered.charter_of(office["zhao"], unit)
        assert told is not None
        assert charter.adopted(told).about == f"（2027年5月12日{NAME}成立大会通过）"
        assert gathered.charter_of(office["zhao"], office.unit("steel")) is None
        Assembly.objects.update(charter="")  # of a meeting from before its text was kept
        assert gathered.offered(office["zhao"], unit) == [("plaque", "牌匾文字")]
        assert gathered.charter_of(office["zhao"], unit) is None
