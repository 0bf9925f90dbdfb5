"""申请报告 and 换届请示: whose opinions and seals they ask for, what is kept of them, why an election is now."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from kexie.associations.actions import changes, reelections
from kexie.associations.documents import papers, requests
from kexie.associations.documents.facts import Ending, Told
from kexie.associations.forms import shown
from kexie.associations.models import ApprovalAuthority, Founding, Reelection
from kexie.associations.queries import papers as gathered
from kexie.kit import clock
from kexie.notices.documents import titles
from kexie.organisations.models import Organisation
from tests.associations import staged
from tests.associations.test_life_papers import TOLD
from tests.associations.test_papers_drawn import DAY, MOTOR, NAME, in_pdf, in_word
from tests.associations.test_tenure import agreed, asked, elected, filed, postponed
from tests.notices.office import Office

TERM = Ending(2, date(2022, 5, 1), date(2027, 4, 30), date(2027, 4, 30))
AGAIN = replace(TOLD, elects="换届", number=3, ending=TERM, asked_on=date(2027, 3, 1), reply="", application=())


def boxes(told: Told) -> list[tuple[str, str, str, str]]:
    """Whose opinion, whose seal, what is kept, which day."""
    drawn = requests.founding(told) if told.founds else requests.reelection(told)
    return [(one.label, one.signed[0], one.words, one.signed[2]) for one in drawn.boxes]


BLANK = "日期：　　　　年　　月　　日"
UNIT = ("单位意见", "某公司（盖章）", "同意申请", BLANK)
SENT = replace(TOLD, unit_opinion="同意申请", opinion="", reply="", approved_on=None)
REPLIED = replace(SENT, opinion="材料齐全。", reply="江科协〔2027〕1号", approved_on=date(2027, 5, 12))


@pytest.mark.parametrize(
    ("told", "place", "authority", "city", "asked_of"),
    [
        (SENT, "江边区科协", "江边区科协", "某市科协", [
            ("业务指导单位意见", "江边区科协（盖章）", "", BLANK), ("备案意见", "某市科协（盖章）", "", BLANK),
        ]),
        (REPLIED, "江边区科协", "江边区科协", "某市科协", [
            ("业务指导单位意见", "江边区科协（盖章）", "材料齐全。同意成立（江科协〔2027〕1号）。", "日期：2027年5月12日"),
            ("备案意见", "某市科协（盖章）", "江边区科协2027年5月12日以江科协〔2027〕1号批复。", BLANK),
        ]),
        (REPLIED, "江边区科协", "某市科协", "某市科协", [
            ("业务指导单位意见", "江边区科协（盖章）", "材料齐全。", BLANK),
            ("批复单位意见", "某市科协（盖章）", "同意成立（江科协〔2027〕1号）。", "日期：2027年5月12日"),
        ]),
        (REPLIED, "某街道科协", "江边区科协", "某市科协", [
            ("业务指导单位意见", "某街道科协（盖章）", "材料齐全。", BLANK),
            ("批复单位意见", "江边区科协（盖章）", "同意成立（江科协〔2027〕1号）。", "日期：2027年5月12日"),
            ("备案意见", "某市科协（盖章）", "江边区科协2027年5月12日以江科协〔2027〕1号批复。", BLANK),
        ]),
        (REPLIED, "某市科协", "某市科协", "某市科协", [
            ("业务指导单位意见", "某市科协（盖章）", "材料齐全。同意成立（江科协〔2027〕1号）。", "日期：2027年5月12日"),
        ]),
        (SENT, "江边区科协", "江边区科协", "", [("业务指导单位意见", "江边区科协（盖章）", "", BLANK)]),
    ],
    ids=["not replied", "district replies", "city replies", "street", "under the city", "no city"],
)  # fmt: skip
def test_an_application_has_room_for_the_seals_of_unit_district_and_city_with_what_is_kept(
    told: Told, place: str, authority: str, city: str, asked_of: list[Any]
) -> None:
    assert boxes(replace(told, place=place, authority=authority, city=city)) == [UNIT, *asked_of]


def test_the_city_over_a_district_is_asked_to_file_and_over_its_own_units_to_reply(office: Office) -> None:
    with clock.at(DAY):
        row = staged.founded(office).founding
        told = gathered.of_founding(row, shown.rows(row))
        assert (told.place, told.authority, told.city) == ("江边区科协", "江边区科协", "某市科协")
        assert [label for label, _ in told.application if "意见" in label] == []
        assert [one[:3] for one in boxes(told)] == [
            ("单位意见", "江边精密仪器有限公司（盖章）", "同意申请"),
            ("业务指导单位意见", "江边区科协（盖章）", "材料齐全，同意。同意成立（江科协〔2027〕1号）。"),
            ("备案意见", "某市科协（盖章）", "江边区科协2027年5月12日以江科协〔2027〕1号批复。"),
        ]
        city = office.unit("city")
        Founding.objects.filter(pk=row.pk).update(place=city, authority=city)
        told = gathered.of_founding(Founding.objects.get(pk=row.pk), ())
        assert [one[1] for one in boxes(told)] == ["江边精密仪器有限公司（盖章）", "某市科协（盖章）"]
        Organisation.objects.filter(pk=city.pk).update(level="province")
        assert gathered.of_founding(Founding.objects.get(pk=row.pk), ()).city == ""


def test_before_the_check_the_city_that_will_reply_has_its_box(office: Office) -> None:
    ApprovalAuthority.objects.create(place=office.unit("jiang"), authority=office.unit("city"))
    told = gathered.of_founding(staged.begun(office), ())
    assert [one[:2] for one in boxes(told)][1:] == [
        ("业务指导单位意见", "江边区科协（盖章）"), ("批复单位意见", "某市科协（盖章）"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ending", "said", "row"),
    [
        (TERM, "第二届委员会任期自2022年5月1日至2027年4月30日，即将届满。", "即将届满"),
        (
            replace(TERM, ends_on=date(2027, 2, 28), due_on=date(2027, 2, 28)),
            "至2027年2月28日，已届满，2027年3月1日起逾期未换届。", "已届满，2027年3月1日起逾期未换届",
        ),
        (
            replace(TERM, ends_on=date(2028, 3, 2), due_on=date(2028, 3, 2)),
            "至2028年3月2日，因工作需要，拟提前换届。", "提前换届",
        ),
        (replace(TERM, due_on=date(2026, 4, 30)), "至2026年4月30日，经同意延期至2027年4月30日，即将届满。", "即将届满"),
        (replace(TERM, ends_on=date(2027, 3, 1), due_on=date(2027, 3, 1)), "至2027年3月1日，即将届满。", "即将届满"),
    ],
    ids=["due", "overdue", "early", "postponed", "its last day"],
)  # fmt: skip
def test_a_request_to_elect_anew_says_why_it_is_now(ending: Ending, said: str, row: str) -> None:
    drawn = requests.reelection(replace(AGAIN, ending=ending))
    assert said in drawn.before[1]
    assert dict(drawn.tables[0].rows)["届满情况"] == row


def test_a_request_names_the_meeting_by_its_number_but_where_it_is_not_known_or_not_the_associations_own() -> None:
    def title(**more: Any) -> str:
        return requests.reelection(replace(AGAIN, **more)).title

    assert title() == "关于召开第三次会员（代表）大会进行换届选举的请示"
    assert title(gathering="会员大会") == "关于召开第三次会员大会进行换届选举的请示"
    assert title(gathering="职工代表大会") == "关于召开职工代表大会进行换届选举的请示"
    assert titles.broken(title(gathering="会员代表大会")) == ("关于召开第三次会员代表大会", "进行换届选举的请示")
    assert title(ending=None) == "关于召开会员（代表）大会进行换届选举的请示"


def test_of_a_term_nobody_registered_the_request_leaves_a_gap() -> None:
    drawn = requests.reelection(replace(AGAIN, ending=None, words="", votes_of="present"))
    assert "现任委员会任期至＿＿＿＿年＿＿月＿＿日。根据章程" in drawn.before[1]
    rows = dict(drawn.tables[0].rows)
    assert (rows["本届任期"], rows["届满情况"], rows["应选名额"]) == ("—", "—", "—")
    assert ("换届准备情况" in rows, "得赞成票超过实到人数的一半" in rows["选举办法"]) == (False, True)


def test_a_request_asks_the_superior_and_keeps_the_day_of_the_consent(office: Office) -> None:
    with clock.at(DAY):
        staged.term(office, "motor", days=30)
        row = asked(office)
        told = gathered.of_reelection(row)
        assert told.ending == Ending(2, date(2022, 6, 11), date(2027, 6, 11), date(2027, 6, 11))
        assert requests.reelection(told).before[0] == "江边区科协："
        mine = ("单位意见", f"{MOTOR}（盖章）", "", "日期：2027年5月12日")
        assert boxes(told) == [mine, ("业务指导单位意见", "江边区科协（盖章）", "", BLANK)]
        row = reelections.agree(row, by=office["zhao"], note="同意")
        given = ("业务指导单位意见", "江边区科协（盖章）", "同意候选人。", "日期：2027年5月12日")
        assert boxes(gathered.of_reelection(row)) == [mine, given]


def test_once_elected_the_request_still_tells_of_the_term_before(office: Office) -> None:
    with clock.at(DAY):
        old = staged.term(office, "motor", days=-1)
        told = gathered.of_reelection(elected(office).assembly.reelection)
        assert told.ending is not None
        assert (told.ending.number, told.ending.ends_on, told.number) == (2, old.ends_on, 3)


@pytest.mark.parametrize("put_off", [0, 90])
def test_a_request_says_the_same_once_the_new_term_has_cut_the_old_one(office: Office, put_off: int) -> None:
    with clock.at(DAY):
        old = staged.term(office, "motor", days=300)
        until = old.ends_on + timedelta(days=put_off)
        if put_off:
            changes.agree(postponed(office, until), by=office["zhao"])
        row = filed(office)
        told = gathered.of_reelection(row).ending
        reelections.complete(row, by=office["zhao"])
        old.refresh_from_db()
        assert old.ends_on < told.ends_on == until
        assert gathered.of_reelection(Reelection.objects.get(pk=row.pk)).ending == told


def test_the_request_of_an_election_that_was_taken_back_tells_of_the_term_of_its_day(office: Office) -> None:
    with clock.at(DAY):
        staged.term(office, "motor", days=30)
        row = reelections.withdraw(asked(office), by=office["chen"], note="再议")
        told = gathered.of_reelection(row)
    with clock.at(DAY + timedelta(days=20)):
        elected(office)
        assert gathered.of_reelection(Reelection.objects.get(pk=row.pk)) == told


def test_of_a_re_election_nothing_of_a_founding_is_printed(office: Office) -> None:
    told = gathered.of_reelection(agreed(office))
    assert set(papers.FOUNDING) - set(papers.REELECTION) == {"application", "plaque"}
    for code in ("application", "plaque"):
        with pytest.raises(KeyError):
            papers.drawn(told, code)
    for code in papers.REELECTION:
        drawn = papers.drawn(told, code)[1]
        assert [word for word in ("成立", "批复文号—") if word in in_word(drawn).replace("成立批复文号", "")] == [], (
            code
        )
    assert "request" not in papers.FOUNDING


def test_the_filing_of_a_re_election_names_the_reply_that_founded_it(office: Office) -> None:
    with clock.at(DAY):
        unit = staged.founded(office).organisation
        row = reelections.ask(unit, staged.NOMINEES, "", by=office["zhao"])
        told = gathered.of_reelection(row)
        assert (told.reply, told.name, told.number) == ("江科协〔2027〕1号", NAME, 2)
        assert "成立批复文号江科协〔2027〕1号" in in_pdf(papers.filing(told))
