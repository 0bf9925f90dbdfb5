"""Forwarding: a district hands a received document down, by a day that fits; nobody below learns who has not signed."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.kit.actor import SYSTEM
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Overtaken, Refused
from kexie.notices import invariants, rules
from kexie.notices.actions import attachments, documents, forwards, receipts, terms
from kexie.notices.levels import Terms
from kexie.notices.models import Forward, OwnTerm
from kexie.notices.queries import forwards as told
from kexie.notices.queries import terms as days
from kexie.notices.rules import forwards as forward_rules
from kexie.organisations.actions import organisations
from kexie.organisations.models import Organisation
from tests.notices import reminding as play
from tests.notices.office import BODY
from tests.notices.reminding import DUE_ON, ISSUED_ON, at, issued
from tests.notices.test_ways import correct, mine

NEXT = date(2026, 5, 12)


@pytest.fixture(scope="module")
def standing_office(django_db_setup, django_db_blocker):
    yield from play.standing(django_db_blocker)


def begun(office, document, name="zhao", unit="jiang", day=NEXT):
    with at(day):
        return forwards.begin(mine(document, office.unit(unit)), by=office[name])


def sent(office, paper, day=NEXT, issued_for=None, **values):
    """Down the ladder of the district: its officer drafts, the system reviews, its leader signs."""
    with at(day, 11):
        told_units = {"units": [office.unit("motor")]} | values
        paper = documents.edit(paper, told_units, by=office["zhao"])
        paper = documents.submit(paper, by=office["zhao"])
        paper = documents.review(paper, by=SYSTEM)
        paper = documents.sign_off(paper, by=office["zhao_leader"])
        paper = documents.number(paper, by=SYSTEM)
        return documents.issue(paper, by=office["zhao"], due_on=issued_for)


def with_workshop(office):
    """The enterprise has a part of its own."""
    with at(ISSUED_ON, 9):
        particulars = organisations.Particulars(name="总装车间")
        return organisations.register(particulars, kind="department", superior=office.unit("motor"), by=SYSTEM)


def sent_again(office, paper, workshop):
    """The enterprise forwards to its part what its district forwarded."""
    second = forwards.begin(mine(paper, office.unit("motor")), by=office["wang"])
    second = documents.edit(second, {"units": [workshop]}, by=office["wang"])
    second = documents.submit(second, by=office["wang"])
    second = documents.review(second, by=SYSTEM)
    second = documents.sign_off(second, by=office["wang_chair"])
    Organisation.objects.filter(pk=office.unit("motor").pk).update(document_code="光电科协")
    second = documents.number(second, by=SYSTEM)
    return documents.issue(second, by=office["wang"])


def test_a_district_forwards_with_its_own_words_number_and_earlier_day(office):
    document = issued(office)
    paper = begun(office, document)
    assert (paper.title, paper.issuer, paper.state, paper.due_on, paper.openness) == (
        "关于转发《关于召开座谈会的通知》的通知", office.unit("jiang"), "draft", date(2026, 5, 19), "internal",
    )  # fmt: skip
    assert "（某科协〔2026〕1号）转发给你们" in paper.body[0]["text"]
    assert [(one.position, one.title, one.body) for one in paper.attachments.all()] == [(1, document.title, BODY)]
    paper = sent(office, paper, title="请各企业科协照办", issued_for=date(2026, 5, 15))
    assert (paper.state, str(paper.number), paper.due_on) == ("issued", "江科协〔2026〕1号", date(2026, 5, 15))
    assert [one.name for one in paper.addressees.all()] == ["光明电机公司科协"]
    assert [entry.verb for entry in history("addressee", mine(document, office.unit("jiang")).pk)] == ["forward"]
    assert forward_rules.original(paper).addressee.document == document
    assert forward_rules.original(document) is None
    assert invariants.forwards_within_bounds() == []


def test_the_upper_level_sees_how_far_it_went(office):
    document = issued(office)
    assert (told.handed_down(document), told.asked(document)) == ([], (3, 0))
    paper = sent(office, begun(office, document))
    with at(NEXT, 12):
        receipts.sign(mine(paper, office.unit("motor")), by=office["wang"])
    (one,) = told.handed_down(document)
    assert (one.ref, one.house, one.depth, one.due_on, one.addressed, one.signed) == (
        paper.ref, "江边区科协", 1, date(2026, 5, 19), 1, 1,
    )  # fmt: skip
    assert told.asked(document) == (3, 1)
    assert [one.ref for one in told.own(mine(document, office.unit("jiang")))] == [paper.ref]


def test_a_company_forwards_what_its_district_forwarded(office):
    workshop, document = with_workshop(office), issued(office)
    paper = sent(office, begun(office, document))
    with at(NEXT, 14):
        second = sent_again(office, paper, workshop)
    with CaptureQueriesContext(connection) as asked:
        assert [(one.depth, one.house) for one in told.handed_down(document)] == [
            (1, "江边区科协"), (2, "光明电机公司科协"),
        ]  # fmt: skip
    assert len(asked) == 3
    assert second.due_on == date(2026, 5, 18)


@pytest.mark.parametrize(
    ("day", "asked", "found"),
    [
        (NEXT, None, date(2026, 5, 19)),  # what the draft said
        (NEXT, DUE_ON, DUE_ON),
        (NEXT, date(2026, 5, 21), "原文要求2026年5月20日前签收，转发的期限不能更晚"),
        (date(2026, 5, 21), date(2026, 5, 22), date(2026, 5, 22)),
        (date(2026, 5, 21), date(2026, 5, 20), "期限已过，请定在今天或以后"),
        (date(2026, 5, 21), None, "期限已过，请定在今天或以后"),
    ],
)
def test_by_when_a_forward_may_be_due(office, day, asked, found):
    document = issued(office)
    paper = begun(office, document)
    if isinstance(found, date):
        assert sent(office, paper, day, asked, **({} if day == NEXT else {"due_on": found})).due_on == found
        return
    with pytest.raises(Refused, match=found):
        sent(office, paper, day, asked)


def test_a_district_that_forwards_after_the_day_must_give_its_own(office):
    document = issued(office)
    paper = begun(office, document, day=date(2026, 5, 21))
    assert paper.due_on is None
    with at(date(2026, 5, 21)):
        paper = documents.edit(paper, {"units": [office.unit("motor")]}, by=office["zhao"])
        missing = rules.lacks(paper)
        assert (missing.field, missing.words) == (
            "due_on", "原文的签收期限（2026年5月20日）已过，转发要另定期限，请填写",
        )  # fmt: skip
    with at(date(2026, 5, 21)):
        documents.edit(paper, {"due_on": date(2026, 5, 29)}, by=office["zhao"])
    assert sent(office, paper, date(2026, 5, 21)).due_on == date(2026, 5, 29)


def test_the_usual_day_of_a_forward_is_never_after_the_originals(office):
    document = issued(office, due_on=date(2026, 5, 15))
    paper = begun(office, document)
    with at(NEXT):
        documents.edit(paper, {"due_on": None}, by=office["zhao"])
    assert sent(office, paper).due_on == date(2026, 5, 15)
    other = begun(office, issued(office, due_on=date(2026, 6, 30)))
    with at(NEXT):
        documents.edit(other, {"due_on": None}, by=office["zhao"])
    assert sent(office, other).due_on == date(2026, 5, 19)


def test_the_day_changed_afterwards_fits_too(office):
    document = issued(office)
    paper = sent(office, begun(office, document))
    with at(NEXT, 14):
        for day, why in ((date(2026, 5, 21), "不能更晚"), (None, "转发也要有期限")):
            with pytest.raises(Refused, match=why):
                documents.set_due(paper, day, by=office["zhao"])
        with pytest.raises(Refused, match="不能更晚"):
            terms.set_own(mine(paper, office.unit("motor")), date(2026, 5, 21), by=office["zhao"])
        assert documents.set_due(paper, DUE_ON, by=office["zhao"]).due_on == DUE_ON


def test_the_day_drafted_is_the_working_day_before_the_originals_or_its_own(office):
    for due_on, found in (
        (NEXT, NEXT), (date(2026, 5, 13), date(2026, 5, 13)), (date(2026, 5, 14), date(2026, 5, 13)),
        (date(2027, 1, 4), date(2027, 1, 3)),
    ):  # fmt: skip
        document = issued(office, due_on=due_on)
        assert begun(office, document).due_on == found
    document = issued(office)
    with at(ISSUED_ON, 14):
        documents.set_due(document, None, by=office["chen"])
    assert begun(office, document).due_on is None


def test_a_districts_own_day_for_the_original_bounds_its_forward(office):
    document = issued(office)
    with at(ISSUED_ON, 14):
        terms.set_own(mine(document, office.unit("jiang")), date(2026, 5, 15), by=office["chen"])
    paper = begun(office, document)
    assert paper.due_on == date(2026, 5, 14)
    with pytest.raises(Refused, match="2026年5月15日前"):
        sent(office, paper, issued_for=date(2026, 5, 18))


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"units": "steel"}, "units", "红旗钢铁公司科协不在本单位之下"),
        ({"units": None}, "classes", "转发要选定收件范围或单位"),
        ({"openness": "public"}, "openness", "原文不是主动公开的"),
        ({"due_on": date(2026, 5, 21)}, "due_on", "转发的期限不能更晚"),
    ],
)
def test_what_a_forward_lacks(office, values, field, words):
    paper = begun(office, issued(office))
    if "units" in values:
        values = {"units": [office.unit(values["units"])] if values["units"] else []}
    with at(NEXT, 11):
        paper = documents.edit(paper, {"units": [office.unit("motor")]} | values, by=office["zhao"])
        missing = rules.lacks(paper)
        assert (missing.field, words in missing.words) == (field, True)


def test_who_may_begin_and_when(office):
    document = issued(office)
    with at(NEXT):
        jiang, steel, motor = (mine(document, office.unit(key)) for key in ("jiang", "steel", "motor"))
        assert forward_rules.can_forward(office["chen"], jiang).rule == "right"
        assert forward_rules.can_forward(office["wang"], motor).rule == "nobody"
        assert forward_rules.can_forward(office["zhao"], jiang)
        begun(office, document)
        with pytest.raises(Overtaken, match="已有一件转发稿在办"):
            forwards.begin(jiang, by=office["zhao"])
        with pytest.raises(Refused, match="只有红旗钢铁公司科协的拟稿人"):
            forwards.begin(steel, by=office["zhao"])
        correct(office, document)
        assert (
            forward_rules.can_forward(office["hong_officer"], mine(document, office.unit("hong"))).rule == "corrected"
        )
        Organisation.objects.filter(pk=office.unit("jiang").pk).update(state="closed", closed_on=NEXT)
        jiang = mine(document, office.unit("jiang"))
        assert forward_rules.can_forward(SYSTEM, jiang).rule == "closed"


def test_a_correction_of_a_forward_forwards_the_same(office):
    paper = sent(office, begun(office, issued(office)))
    with at(NEXT, 14):
        again = documents.correct(paper, by=office["zhao"])
    assert Forward.objects.get(document=again).addressee_id == Forward.objects.get(document=paper).addressee_id


def test_annexes_and_a_long_title_go_along(office):
    with at(ISSUED_ON, 8):
        draft = office.draft(title="通" * 300, units=[office.unit("jiang")])
        attachments.add(draft, "名单", by=office["chen"], body=BODY)
        paper = draft
        for step, by in (
            (documents.submit, "chen"), (documents.review, "reviewer"), (documents.sign_off, "leader"),
            (documents.number, "registrar"), (documents.issue, "chen"),
        ):  # fmt: skip
            paper = step(paper, by=office[by])
    made = begun(office, paper)
    assert (len(made.title), made.title[-8:]) == (300, "通通……》的通知")
    assert [one.title for one in made.attachments.all()] == ["通" * 300, "名单"]


def test_a_document_of_annexes_only_and_without_number_is_forwarded_by_them(office):
    with at(ISSUED_ON, 8):
        draft = office.draft(body=[], units=[office.unit("jiang")])
        attachments.add(draft, "名单", by=office["chen"], body=BODY)
        made = forwards._annexes(office.draft(), draft)
    assert [(one.position, one.title) for one in made] == [(1, "名单")]


def test_the_terms_of_the_calculator_are_the_houses_own(office):
    city = office.unit("city")
    assert days.level_terms(city) == (Terms(3, 0, 5), False)
    with at(ISSUED_ON):
        terms.set_levels(city, Terms(4, 5, 6), by=office["chen"])
        terms.set_levels(city, Terms(4, 5, 7), by=office["chen"])
        terms.set_levels(office.unit("jiang"), Terms(8, 0, 5), by=office["zhao"])
        for wrong in (Terms(-1, 0, 5), Terms(61, 0, 5)):
            with pytest.raises(Refused, match="0 到 60"):
                terms.set_levels(city, wrong, by=office["chen"])
        with pytest.raises(Refused, match="只有某市科协的印发人"):
            terms.set_levels(city, Terms(), by=office["wang"])
    assert days.level_terms(city) == (Terms(4, 5, 7), True)
    assert days.slowest(office.draft()) == ("江边区科协", 8)
    days.LevelTerm.objects.all().delete()
    assert (days.level_terms(city), days.slowest(office.draft())) == ((Terms(), False), None)


def test_an_own_day_taken_back_says_nothing(office):
    document = issued(office)
    unit = mine(document, office.unit("jiang"))
    with at(ISSUED_ON, 14):
        terms.set_own(unit, date(2026, 5, 15), by=office["chen"])
        terms.set_own(unit, None, by=office["chen"])
    assert (OwnTerm.objects.get().due_on, mine(document, office.unit("jiang")).due_on) == (None, DUE_ON)
