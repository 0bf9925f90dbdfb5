"""The printed papers of a founding and a re-election: what stands in them, as .docx and as PDF."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest

from kexie.associations.documents import papers, requests, wording
from kexie.associations.documents.facts import Nominee, Told
from kexie.associations.forms import shown
from kexie.associations.queries import papers as gathered
from kexie.notices.documents import pdf, press, tables_plain, tables_word
from tests.associations import staged
from tests.associations.test_tenure import elected
from tests.notices.documents import reading_back
from tests.notices.office import Office

CHAIR = Nominee("主席", "周大明", "男", "1965-03", "中共党员", "总经理", "高级工程师", (48, 1, 1), True)
OTHER = Nominee("委员", "冯工", "", "", "", "主任", "", (20, 29, 1), False)
TOLD = Told(
    elects="成立", unit="某公司", name="某公司科学技术协会", place="江边区科协", authority="某市科协", number=1,
    nominees=[CHAIR, OTHER], quorum=(2, 3), votes_of="entitled", reply="某科协〔2026〕7号", held_on=date(2026, 5, 12),
    held_at="礼堂", entitled=60, present=50, members=62, starts_on=date(2026, 5, 12), ends_on=date(2031, 5, 11),
    application=[("单位名称", "某公司"), ("职工总数", "300")], opinion="同意",
)  # fmt: skip


def words(paper) -> str:
    document = docx.Document(BytesIO(tables_word.draw(paper)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([one.text for one in document.paragraphs] + cells)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("application", ["关于成立某公司科学技术协会的请示", "某市科协：", "请予批复", "职工总数", "周大明", "单位意见", "某公司（盖章）", "业务指导单位意见", "同意。江边区科协（盖章）", "批复单位意见", "同意成立（某科协〔2026〕7号）。某市科协（盖章）"]),
        ("charter", ["某公司科学技术协会章程（草案）", "总则", "第十二条", "业务上接受江边区科协指导", "应到人数三分之二以上到会", "委员会每届任期五年", "报江边区科协备案"]),
        ("agenda", ["某公司科学技术协会成立大会议程", "宣读批复", "2026年5月12日", "礼堂"]),
        ("method", ["达到应到人数的三分之二以上", "超过应到人数的一半", "第一届委员会", "候选人共 2 人"]),
        ("ballot", ["选票", "周大明", "冯工", "另选"]),
        ("tally", ["应到 60 人，实到 50 人；当选须得赞成票 31 票以上", "48", "当选", "未当选", "监票人（签字）："]),
        ("filing", ["备案表", "某科协〔2026〕7号", "第一届", "2026年5月12日至2031年5月11日", "60、50", "周大明"]),
        ("roster", ["某公司科学技术协会第一届委员会名册", "周大明"]),
    ],
)  # fmt: skip
def test_each_paper_says_what_it_is_for(code: str, told: list[str]) -> None:
    text = words(papers.drawn(TOLD, code)[1]).replace("\n", "")
    assert [one for one in told if one not in text] == []


def test_who_was_not_elected_stands_on_the_tally_and_neither_in_the_filing_nor_on_the_roster() -> None:
    for code, there in (("tally", True), ("filing", False), ("roster", False)):
        assert ("冯工" in words(papers.drawn(TOLD, code)[1])) is there


def test_those_of_one_office_may_stand_by_the_strokes_of_their_names_and_the_paper_says_so() -> None:
    rest = [
        Nominee("委员", name, "", "", "", "", "", (40, 5, 5), True)
        for name in ("李强", "丁一一", "丁一", "欧阳修", "马明")
    ]
    told = replace(TOLD, nominees=[CHAIR, *rest])
    for code in ("ballot", "tally", "roster"):
        put_up, ordered = (words(papers.drawn(told, code, order)[1]) for order in ("", "strokes"))
        places = [ordered.index(name) for name in ("周大明", "丁一\n", "丁一一", "马明", "李强", "欧阳修")]
        assert (places, "按姓氏笔画为序" in ordered) == (sorted(places), True), code
        assert (put_up.index("李强") < put_up.index("丁一一"), "笔画" in put_up) == (True, False), code
    assert papers.drawn(told, "filing", "strokes") == ("备案表", papers.filing(told))
    with pytest.raises(KeyError):
        papers.drawn(told, "nothing", "strokes")


def test_what_is_not_known_yet_is_a_gap_to_be_filled_in_by_hand() -> None:
    bare = Told(
        elects="换届", unit="某科协", name="某科协", place="江边区科协", authority="江边区科协", number=12, nominees=(),
        quorum=(1, 2), votes_of="present",
    )  # fmt: skip
    assert "＿＿＿＿年＿＿月＿＿日" in words(papers.filing(bare))
    assert "第十二届" in words(papers.roster(bare)).replace("\n", "")
    assert "听取上一届委员会工作报告" in words(papers.agenda(bare))
    assert "实到人数的一半" in words(papers.method(bare))
    assert [wording.figure(number) for number in (10, 20, 21)] == ["十", "二十", "二十一"]


def test_the_pdf_holds_the_same_words_on_the_page_of_an_official_document() -> None:
    drawn = pdf.draw(tables_plain.plain(requests.founding(TOLD), papers.tally(TOLD)))
    pages = reading_back.pages(drawn)
    text = [page.text for page in pages]
    assert len(pages) == 3
    for place, one in (
        (0, "关于成立某公司科学技术协会的请示"), (0, "职工总数"), (0, "某公司（盖章）"), (1, "批复单位意见"),
    ):  # fmt: skip
        assert one in text[place].replace(" ", "")
    assert "应到60人，实到50人" in text[2].replace(" ", "").replace("\u3000", "")


def test_a_paper_goes_through_plain_data_and_back_for_the_docx() -> None:
    paper = papers.tally(TOLD)
    (again,) = tables_plain.papers(tables_plain.plain(paper))
    assert words(again) == words(paper)
    ready = press.tables_sheet([paper], "某公司计票表", press.DOCX)
    assert (ready.name, press.tables_of(ready)[:2]) == ("某公司计票表.docx", b"PK")


def test_papers_are_drawn_from_what_stands(office: Office) -> None:
    made = staged.founded(office)
    told = gathered.of_founding(made.founding, shown.rows(made.founding))
    assert (told.number, told.reply, told.authority, told.present) == (1, "江科协〔2026〕1号", "江边区科协", 50)
    assert ("行业", "C40 仪器仪表制造业") in told.application
    assert ("战略性新兴产业", "高端装备制造") in told.application
    assert told.nominees[0].votes == (48, 1, 1)
    tenure = elected(office)
    again = gathered.of_reelection(tenure.assembly.reelection)
    assert (again.elects, again.number, again.name, again.authority) == ("换届", 1, "光明电机公司科协", "江边区科协")


def test_before_anything_is_settled_the_papers_name_who_would_reply(office: Office) -> None:
    row = staged.begun(office)
    told = gathered.of_founding(row, ())
    assert (told.authority, told.reply, told.nominees[0].votes, told.method) == ("江边区科协", "", None, "无记名投票")
    assert dict(shown.sections(row)[0][1])["属于新经济组织"] == ""
