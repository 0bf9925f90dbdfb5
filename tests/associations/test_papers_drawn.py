"""Every printed paper of a founding, a re-election, an association that stands: the words in the .docx and the PDF."""

from collections import Counter
from datetime import date, timedelta
from io import BytesIO

import docx

from kexie.associations.documents import cards, letter, papers, plaque
from kexie.associations.documents.facts import Told
from kexie.associations.forms import shown
from kexie.associations.models import Founding
from kexie.associations.queries import papers as gathered
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.notices.documents import pdf, press, tables_plain
from kexie.notices.documents.tables import Paper
from kexie.organisations.actions import members, roll
from kexie.organisations.models import Member
from kexie.people.actions.consents import withdraw
from kexie.people.actions.persons import Particulars
from tests.associations import staged
from tests.associations.test_tenure import elected
from tests.notices.documents import reading_back
from tests.notices.office import Office

DAY = clock.shanghai(2027, 5, 12, 10)
NAME = "江边精密仪器有限公司科学技术协会"
MOTOR = "光明电机公司科协"


def bare(text: str) -> str:
    return "".join(text.split())


def in_word(paper: Paper) -> str:
    """Every paragraph in the order of the package, those of cells too."""
    body = docx.Document(BytesIO(_file(paper, press.DOCX))).element.body
    return bare("".join(one.text or "" for one in body.iter() if one.tag.endswith("}t")))


def in_pdf(paper: Paper) -> str:
    """Line by line, from left to right; without page numbers."""
    pages = reading_back.pages(pdf.draw(tables_plain.plain(paper)))
    return bare("".join(row.text for page in pages for row in page.within))


def _file(paper: Paper, form: str) -> bytes:
    return press.tables_of(press.tables_sheet([paper], paper.title, form))


def missing(paper: Paper, lines: list[str]) -> dict[str, list[str]]:
    """Which of these lines stand not in a file, and which characters stand in only one of them."""
    word, typeset = in_word(paper), in_pdf(paper)
    found = {"docx": [line for line in lines if bare(line) not in word]}
    found["pdf"] = [line for line in lines if bare(line) not in typeset]
    apart = (Counter(word) - Counter(typeset)) + (Counter(typeset) - Counter(word))
    return {**found, "apart": sorted(apart)}


NOTHING: dict[str, list[str]] = {"docx": [], "pdf": [], "apart": []}
FOUNDED = {
    "application": [
        f"关于成立{NAME}的请示", "江边区科协：", "统一社会信用代码91110000600037341L", "联系电话******00",
        "职工总数300", "主席周大明男1965-03中共党员总经理高级工程师", "同意申请", "江边精密仪器有限公司（盖章）",
        "材料齐全，同意。同意成立（江科协〔2027〕1号）。", "江边区科协（盖章）", "日期：2027年5月12日",
        "江边区科协2027年5月12日以江科协〔2027〕1号批复。", "某市科协（盖章）",
    ],
    "charter": [f"{NAME}章程（2027年5月12日{NAME}成立大会通过）第一章 总则……"],
    "agenda": [f"{NAME}成立大会议程", "时间：2027年5月12日 地点：公司礼堂", "2宣读批复", "6投票选举主席、副主席、秘书长、委员"],
    "script": [
        f"{NAME}成立大会主持词", "本次大会应到会员（代表） 60 人，实到 50 人，达到应到人数的三分之二以上",
        f"二、宣读批复。现在宣读江边区科协关于同意成立{NAME}的批复（江科协〔2027〕1号）。",
        "主席候选人周大明（总经理）；副主席候选人吴小红（总工程师）；秘书长候选人郑文（技术部部长）；委员候选人冯工（主任）",
        "发出选票＿＿张，收回选票＿＿张", "周大明当选主席，得赞成票 48 票；吴小红当选副主席，得赞成票 48 票",
        "八、请新当选的主席周大明讲话。", "九、请江边区科协负责人讲话。",
    ],
    "method": ["达到应到人数的三分之二以上，方可选举", "选举第一届委员会：主席 1 人", "得赞成票超过应到人数的一半，始得当选"],
    "ballot": [f"{NAME}成立大会选票", "职务候选人赞成反对弃权另选", "主席周大明", "委员冯工"],
    "tally": ["应到 60 人，实到 50 人；当选须得赞成票 31 票以上", "主席周大明4811当选", "监票人（签字）："],
    "filing": ["批复文号江科协〔2027〕1号", "届次第一届", "任期2027年5月12日至2032年5月11日", "会员数62", "应到、实到人数60、50",
               "章程大会通过，文本附后", f"附件：{NAME}章程",
               f"附件{NAME}章程（2027年5月12日{NAME}成立大会通过）第一章 总则……"],
    "roster": [f"{NAME}第一届委员会名册", "1主席周大明男1965-03中共党员总经理", "4委员冯工"],
    "plaque": [NAME, "江边区科协批准", "2027年5月"],
}  # fmt: skip
ELECTED = {
    "request": [
        "关于召开第三次会员（代表）大会进行换届选举的请示江边区科协：",
        f"{MOTOR}第二届委员会任期自2022年5月11日至2027年5月11日，已届满，2027年5月12日起逾期未换届。",
        "根据章程和有关规定，我会拟召开第三次会员（代表）大会，进行换届选举。",
        "本届任期第二届，2022年5月11日至2027年5月11日", "届满情况已届满，2027年5月12日起逾期未换届", "选举届次第三届委员会",
        "候选人数4 人", "无记名投票；", "得赞成票超过应到人数的一半始得当选",
        "换届准备情况换届准备就绪", "主席周大明男1965-03中共党员总经理高级工程师", "委员冯工主任", "妥否，请批复。",
        f"{MOTOR}（盖章）", "日期：2027年5月12日", "同意候选人。", "江边区科协（盖章）",
    ],
    "charter": [f"{MOTOR}章程第一章 总则……"],
    "agenda": [f"{MOTOR}换届大会议程", "2听取上一届委员会工作报告"],
    "script": [
        f"{MOTOR}换届大会主持词", "二、听取报告。请第二届委员会作工作报告。", "三、审议章程修改事项（没有修改的，本项略）。",
        "郑文当选秘书长，得赞成票 48 票", "八、请新当选的主席周大明讲话。",
    ],
    "method": ["选举第三届委员会"], "ballot": [f"{MOTOR}换届大会选票", "秘书长郑文"],
    "tally": ["副主席吴小红4811当选"],
    "filing": [f"{MOTOR}换届备案表", "成立批复文号—", "同意候选人日期2027年5月12日", "换届日期2027年5月12日", "届次第三届",
               "任期2027年5月12日至2032年5月11日", "章程大会没有修改，现行文本附后", f"附件{MOTOR}章程第一章 总则……"],
    "roster": [f"{MOTOR}第三届委员会名册", "2副主席吴小红女1970-11群众总工程师"],
}  # fmt: skip


def wanting(gist: Told, expected: dict[str, list[str]]) -> dict[str, dict[str, list[str]]]:
    """What is missing, by paper; every paper there is must be expected."""
    assert set(expected) == set(papers.offered(gist.elects, adopted=bool(gist.charter)))
    found = {code: missing(papers.drawn(gist, code)[1], lines) for code, lines in expected.items()}
    for one in found.values():
        if one["apart"] == sorted("项目内容"):  # a table that goes over has its head again in a PDF
            one["apart"] = []
    return {code: one for code, one in found.items() if one != NOTHING}


def test_every_paper_of_a_founding_says_its_words_in_both_files(office: Office) -> None:
    with clock.at(DAY):
        row = staged.founded(office).founding
        assert wanting(gathered.of_founding(row, shown.rows(row)), FOUNDED) == {}


def test_every_paper_of_a_re_election_says_its_words_in_both_files(office: Office) -> None:
    with clock.at(DAY):
        staged.term(office, "motor", days=-1)
        row = elected(office).assembly.reelection
        assert wanting(gathered.of_reelection(row), ELECTED) == {}


def test_before_the_meeting_the_script_and_the_plaque_leave_gaps_to_be_filled_in(office: Office) -> None:
    with clock.at(DAY):
        row = staged.begun(office, nominees=())
        gist = gathered.of_founding(row, ())
        gaps = ["应到会员（代表） ＿＿ 人，实到 ＿＿ 人", "候选人共 0 人：（按选票宣读）。", "（按计票表宣布）。", "主席＿＿＿＿讲话",
                "时间：＿＿＿＿年＿＿月＿＿日 地点：＿＿＿＿＿＿"]  # fmt: skip
        assert missing(papers.drawn(gist, "script")[1], gaps) == NOTHING
        assert missing(papers.drawn(gist, "plaque")[1], ["江边区科协批准", "＿＿＿＿年＿＿月"]) == NOTHING


def test_a_plaque_lies_across_its_sheet_as_large_as_the_name_allows() -> None:
    (page,) = reading_back.pages(
        pdf.draw(tables_plain.plain(plaque.plaque("某厂科协", "某市科协", "", date(2026, 5, 1))))
    )
    assert [round(row.size) for row in page.rows] == [72, 24, 24]
    long = "武汉光谷精密仪器制造股份有限公司科学技术协会"
    (page,) = reading_back.pages(pdf.draw(tables_plain.plain(plaque.plaque(long, "某市科协", "", date(2026, 5, 1)))))
    assert [(row.text, round(row.size)) for row in page.rows[:2]] == [
        ("武汉光谷精密仪器制造", 53), ("股份有限公司科学技术协会", 53),
    ]  # fmt: skip
    word = docx.Document(BytesIO(_file(plaque.plaque(long, "某市科协", "", None), press.DOCX)))
    assert [round(side.mm) for side in (word.sections[0].page_width, word.sections[0].page_height)] == [297, 210]
    assert [round(one.runs[0].font.size.pt) for one in word.paragraphs[:2]] == [53, 53]


def test_the_plaque_of_an_association_names_who_approved_it_or_who_guides_it(office: Office) -> None:
    with clock.at(DAY):
        made = staged.founded(office).founding
        assert gathered.plaque_of(made.organisation) == (NAME, "江边区科协", "江边区科协", date(2027, 5, 12))
        Founding.objects.update(authority=office.unit("city").pk)
        assert gathered.plaque_of(made.organisation)[1] == "某市科协"
        motor = office.unit("motor")
        assert gathered.plaque_of(motor) == (MOTOR, "", "江边区科协", motor.founded_on)
        assert gathered.plaque_of(office.unit("city"))[2] == ""


def test_a_letter_reminds_of_a_term_that_ends_with_what_to_send_by_when(office: Office) -> None:
    with clock.at(DAY):
        motor = office.unit("motor")
        assert gathered.due_of(office["zhao"], motor) is None  # no term is known
        staged.term(office, "motor", days=200)
        due = gathered.due_of(office["zhao"], motor)
        assert due is not None
        assert missing(letter.letter(due), [
            "换届提醒函", f"{MOTOR}：", "你会第二届委员会任期自2022年11月28日至2027年11月28日，即将届满。",
            "一、2027年8月28日前，将换届请示和候选人名单报我单位同意。", "二、2027年11月28日前召开会员（代表）大会",
            "三、大会后 30 天内，将换届备案表、委员会名册、计票表和章程报我单位备案。",
            "四、确需延期的，应书面说明理由报我单位同意，延期不得晚于2028年11月28日。", "江边区科协（盖章）2027年5月12日",
        ]) == NOTHING  # fmt: skip
        assert gathered.offered(office["zhao"], motor) == [("reminder", "换届提醒函"), ("plaque", "牌匾文字")]
        for who in ("wang", "hong_officer", "sun"):  # only the house that guides it writes
            assert gathered.due_of(office[who], motor) is None, who
        assert gathered.offered(office["wang"], motor) == [("plaque", "牌匾文字")]
        assert gathered.offered(office["zhao"], office.unit("jiang")) == []


def test_a_letter_to_one_that_is_overdue_asks_for_haste(office: Office) -> None:
    with clock.at(DAY):
        staged.term(office, "motor", days=-40)
        due = gathered.due_of(office["zhao"], office.unit("motor"))
        assert due is not None
        assert missing(letter.letter(due), [
            "现已届满，尚未换届。请尽快办理换届", "一、收到本函之日起一个月内，将换届请示和候选人名单报我单位同意。",
            "二、候选人经同意后尽快召开会员（代表）大会", "延期不得晚于2028年4月2日",
        ]) == NOTHING  # fmt: skip
    with clock.at(DAY + timedelta(days=400)):
        due = gathered.due_of(office["zhao"], office.unit("motor"))
        assert due is not None
        assert ("四、" in in_pdf(letter.letter(due)), due.latest) == (False, None)


def test_nobody_is_reminded_of_a_term_that_ends_in_years(office: Office) -> None:
    with clock.at(DAY):
        staged.term(office, "motor", days=700)
        assert gathered.due_of(office["zhao"], office.unit("motor")) is None


def test_cards_are_made_of_members_whose_consent_stands(office: Office) -> None:
    with clock.at(DAY):
        motor = office.unit("motor")
        made = []
        for name in ("李明", "欧阳文清", "王秀英"):
            person = members.register(Particulars(name=name), motor, by=SYSTEM)
            made.append(roll.admit(person, motor, by=SYSTEM, signed=True))
        roll.leave(made[1], by=SYSTEM)
        found = gathered.holders(gathered.holding(SYSTEM, motor))
        assert [(one.name, one.number) for one in found] == [("李明", made[0].number), ("王秀英", made[2].number)]
        lines = [f"编号：{made[0].number:06}", "入会日期：2027年5月12日", "会员证", "发证单位（盖章）", MOTOR]
        assert missing(cards.cards(MOTOR, found), lines) == NOTHING
        withdraw(made[2].person, "membership", by=SYSTEM)  # the act beneath, that ends no membership
        assert Member.objects.get(pk=made[2].pk).left_on is None
        assert [one.name for one in gathered.holders(gathered.holding(SYSTEM, motor))] == ["李明"]


def test_members_are_numbered_in_all_rolls_and_keep_their_number(office: Office) -> None:
    numbers = []
    for unit in ("motor", "steel"):
        person = members.register(Particulars(name="李明"), office.unit(unit), by=SYSTEM)
        numbers.append(roll.admit(person, office.unit(unit), by=SYSTEM, signed=True).number)
    assert numbers[1] == numbers[0] + 1
